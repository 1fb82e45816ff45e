using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using NumVid.Formats.Errors;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>The library's own words for a return code.</summary>
internal static unsafe class NetCdfError
{
    /// <summary>Text and code, for example <c>NetCDF: HDF error (-101)</c>.</summary>
    /// <remarks>Inside the gate already, or enters it again, which is allowed.</remarks>
    internal static string Describe(int code)
    {
        using var gate = NetCdfGate.Enter();
        var text = Marshal.PtrToStringUTF8((nint)NetCdfNative.nc_strerror(code)) ?? "unknown error";
        return string.Create(CultureInfo.InvariantCulture, $"{text} ({code})");
    }

    /// <summary>What to throw when the library cannot open a file.</summary>
    internal static IOException CannotOpen(string path, int code) => code switch
    {
        NetCdfNative.NC_EHDFERR => new InvalidFileException(
            path, $"the file is damaged or is an HDF5 file that the NetCDF library cannot open: {Describe(code)}"),
        > 0 => new IOException($"'{path}' cannot be opened: {Describe(code)}."),
        _ => new InvalidFileException(path, $"the NetCDF library cannot open it: {Describe(code)}"),
    };
}
