using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EccodesDotNet.Interop;

/// <summary>The functions of <c>eccodes.h</c>, under their C names: errors, version and context.</summary>
internal static unsafe partial class EcCodesNative
{
    internal const int CODES_SUCCESS = 0;
    internal const int CODES_INTERNAL_ERROR = -2;
    internal const int CODES_BUFFER_TOO_SMALL = -3;
    internal const int CODES_ARRAY_TOO_SMALL = -6;
    internal const int CODES_NOT_FOUND = -10;
    internal const int CODES_OUT_OF_MEMORY = -17;

    /// <summary>The library keeps the text; it is never freed by the caller.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    [return: MarshalUsing(typeof(BorrowedUtf8StringMarshaller))]
    internal static partial string? codes_get_error_message(int code);

    /// <summary>The version as major * 10000 + minor * 100 + revision.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial CLong codes_get_api_version();

    /// <summary>The process-wide default context; it is never freed.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint codes_context_get_default();

    /// <summary>Replaces printing to stderr; the callback gets a text that dies when it returns.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void codes_context_set_logging_proc(
        nint context, delegate* unmanaged[Cdecl]<nint, int, byte*, void> callback);

    /// <summary>Replaces <c>abort()</c> on a failed assertion; the library goes on when the callback returns.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void codes_set_codes_assertion_failed_proc(
        delegate* unmanaged[Cdecl]<byte*, void> callback);

    /// <summary>The folders of the definition files, joined by colons; kept by the library.</summary>
    [LibraryImport(EcCodesLoader.LibraryName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    [return: MarshalUsing(typeof(BorrowedUtf8StringMarshaller))]
    internal static partial string? codes_definition_path(nint context);
}
