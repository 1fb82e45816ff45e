using EccodesDotNet.Errors;

namespace EccodesDotNet.Interop;

/// <summary>Turns what the library answers and logs into exceptions.</summary>
internal static class EcCodesErrors
{
    /// <summary>Throws when a call failed or tripped an assertion of the library.</summary>
    internal static void ThrowIfFailed(int code, string verb, string key)
    {
        if (EcCodesDiagnostics.TakeAssertion() is { } assertion)
        {
            EcCodesDiagnostics.Clear();
            throw new EcCodesException(EcCodesNative.CODES_INTERNAL_ERROR, $"{verb} '{key}'", assertion);
        }

        if (code != EcCodesNative.CODES_SUCCESS)
        {
            throw Create(code, $"{verb} '{key}'");
        }
    }

    /// <summary>The exception for a code, with the library's own text and what it logged.</summary>
    internal static EcCodesException Create(int code, string request)
    {
        var text = EcCodesNative.codes_get_error_message(code) ?? "unknown error";
        var log = EcCodesDiagnostics.TakeLog();
        return new EcCodesException(code, request, log is null ? text : $"{text}; {log}");
    }
}
