using System;
using System.Globalization;
using System.Runtime.InteropServices;
using NumVid.Formats.Errors;
using NumVid.Formats.Native;
using NumVid.Formats.NetCdf.Interop;

namespace NumVid.Formats.NetCdf.Files;

/// <summary>libnetcdf as found on this machine.</summary>
/// <remarks>Safe for use by many threads.</remarks>
internal static unsafe class NetCdfLibrary
{
    private const string Name = "libnetcdf";
    private const string Enables = "reading and writing NetCDF";
    private const string Remedy = "install the package libnetcdf19, or name a library in NUMVID_NETCDF_LIBRARY";

    private static readonly Version s_oldest = new(4, 9);
    private static readonly Lazy<NativeLibraryStatus> s_status = new(Probe);

    /// <summary>Whether the library can be used, its version, and what is wrong if not; probed once.</summary>
    internal static NativeLibraryStatus Status() => s_status.Value;

    /// <summary>Makes sure that the library can be used.</summary>
    /// <exception cref="MissingLibraryException">It is absent or too old.</exception>
    internal static void Require()
    {
        if (s_status.Value is { IsUsable: false, Problem: var problem })
        {
            throw new MissingLibraryException(problem ?? $"{Name} cannot be used.");
        }
    }

    private static NativeLibraryStatus Probe()
    {
        try
        {
            using var gate = NetCdfGate.Enter();
            return Judge(Marshal.PtrToStringUTF8((nint)NetCdfNative.nc_inq_libvers()) ?? "");
        }
        catch (Exception exception) when (
            exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return Unusable(null, $"{Name} was not found; {Remedy}.");
        }
        catch (MissingLibraryException exception)
        {
            return Unusable(null, exception.Message);
        }
    }

    /// <summary>Judges a text such as <c>4.9.0 of Aug  7 2022 12:00:00 $</c>, or <c>4.9.3-rc1 of ...</c>.</summary>
    private static NativeLibraryStatus Judge(string text)
    {
        var number = text.Split(' ', '-')[0];
        if (!Version.TryParse(number, out var version))
        {
            return Unusable(text, $"{Name} reports the version '{text}', which cannot be understood; {Remedy}.");
        }

        return version >= s_oldest
            ? new(Name, IsUsable: true, number, Enables, Problem: null, NetCdfReaderProcess.IsBuilt
                ? "netcdf_reader reads NetCDF-4 files in a process of its own"
                : "without netcdf_reader, which was not built: damaged NetCDF-4 files may end the program")
            : Unusable(number, string.Create(
                CultureInfo.InvariantCulture, $"{Name} {number} is too old, {s_oldest} or later is needed; {Remedy}."));
    }

    private static NativeLibraryStatus Unusable(string? version, string problem) =>
        new(Name, IsUsable: false, version, Enables, problem);
}
