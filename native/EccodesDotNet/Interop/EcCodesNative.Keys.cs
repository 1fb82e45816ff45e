using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EccodesDotNet.Interop;

/// <summary>Reading and writing of keys. Lengths are in and out: capacity before the call, used after it.</summary>
internal static unsafe partial class EcCodesNative
{
    /// <summary>C <c>long</c>: 8 bytes on Linux, 4 on Windows, hence <see cref="CLong"/>.</summary>
    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_get_long(CodesHandle handle, string key, out CLong value);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_get_double(CodesHandle handle, string key, out double value);

    /// <summary>The bytes that a string needs, its final NUL included.</summary>
    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_get_length(CodesHandle handle, string key, out nuint byteCount);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_get_string(CodesHandle handle, string key, byte* text, ref nuint byteCount);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_get_bytes(CodesHandle handle, string key, byte* bytes, ref nuint byteCount);

    /// <summary>The number of values that a key holds.</summary>
    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_get_size(CodesHandle handle, string key, out nuint count);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_get_double_array(CodesHandle handle, string key, double* values, ref nuint count);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_get_long_array(CodesHandle handle, string key, CLong* values, ref nuint count);

    /// <summary>1 when the key can be asked for, else 0.</summary>
    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_is_defined(CodesHandle handle, string key);

    /// <summary>1 when the key is coded as missing (all bits set), else 0; <paramref name="error"/> has the
    /// code.</summary>
    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_is_missing(CodesHandle handle, string key, out int error);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_set_long(CodesHandle handle, string key, CLong value);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_set_double(CodesHandle handle, string key, double value);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_set_string(CodesHandle handle, string key, string text, ref nuint byteCount);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_set_bytes(CodesHandle handle, string key, byte* bytes, ref nuint byteCount);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_set_double_array(CodesHandle handle, string key, double* values, nuint count);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_set_long_array(CodesHandle handle, string key, CLong* values, nuint count);

    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_set_missing(CodesHandle handle, string key);
}
