using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EccodesDotNet.Interop;

/// <summary>The walk over the keys of a message.</summary>
internal static unsafe partial class EcCodesNative
{
    /// <summary>The iterator points into the message, which must outlive it; a null name space means all
    /// keys.</summary>
    [LibraryImport(EcCodesLoader.LibraryName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial KeysIteratorHandle codes_keys_iterator_new(
        CodesHandle handle, CULong filterFlags, string? nameSpace);

    /// <summary>1 while there is a further key.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_keys_iterator_next(KeysIteratorHandle iterator);

    /// <summary>The name is kept by the library.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    [return: MarshalUsing(typeof(BorrowedUtf8StringMarshaller))]
    internal static partial string? codes_keys_iterator_get_name(KeysIteratorHandle iterator);

    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int codes_keys_iterator_delete(nint iterator);
}
