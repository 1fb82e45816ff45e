using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Native;

namespace NumVid.Formats.Units.Interop;

/// <summary>The functions of udunits2 that are used; not thread-safe, because they share a status.</summary>
internal static unsafe partial class UdunitsNative
{
    /// <summary>The encoding of texts: <c>UT_UTF8</c>.</summary>
    internal const int UT_UTF8 = 2;

    /// <summary>Reads the database of units; null stands for the one that was installed with the library.</summary>
    /// <returns>The system of units, owned by the caller, or 0.</returns>
    [LibraryImport(NativeLibraryResolver.Udunits)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint ut_read_xml(byte* path);

    /// <summary>Sets who is told of errors, which else are printed; returns who was told before.</summary>
    [LibraryImport(NativeLibraryResolver.Udunits)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint ut_set_error_message_handler(nint handler);

    /// <summary>Reads a unit that is written without blanks around it.</summary>
    /// <returns>The unit, or an invalid handle where the text is none.</returns>
    [LibraryImport(NativeLibraryResolver.Udunits, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial UnitHandle ut_parse(nint system, string text, int encoding);

    /// <summary>Releases a unit.</summary>
    [LibraryImport(NativeLibraryResolver.Udunits)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void ut_free(nint unit);

    /// <summary>The way from one unit to another.</summary>
    /// <returns>The converter, or an invalid handle where there is none.</returns>
    [LibraryImport(NativeLibraryResolver.Udunits)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial UnitConverterHandle ut_get_converter(UnitHandle from, UnitHandle to);

    /// <summary>Converts one number.</summary>
    [LibraryImport(NativeLibraryResolver.Udunits)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial double cv_convert_double(UnitConverterHandle converter, double value);

    /// <summary>Releases a converter.</summary>
    [LibraryImport(NativeLibraryResolver.Udunits)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void cv_free(nint converter);
}
