using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EccodesDotNet.Interop;

/// <summary>Life and death of a message (<c>codes_handle*</c>). A context of 0 means the default one.</summary>
internal static unsafe partial class EcCodesNative
{
    /// <summary>Copies the bytes, so the buffer may go afterwards. Succeeds for bytes that are not GRIB, too.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial CodesHandle codes_handle_new_from_message_copy(
        nint context, byte* message, nuint byteCount);

    /// <summary>Creates a message from a file of the samples folder, named without its extension.</summary>
    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial CodesHandle codes_grib_handle_new_from_samples(nint context, string sampleName);

    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial CodesHandle codes_handle_clone(CodesHandle handle);

    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_handle_delete(nint handle);

    /// <summary>Lends the encoded bytes; they die with the next change of the message or with its handle.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_get_message(CodesHandle handle, out byte* message, out nuint byteCount);
}
