using System.Globalization;
using System.Runtime.InteropServices;

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
}
