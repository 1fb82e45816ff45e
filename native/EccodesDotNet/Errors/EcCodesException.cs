using System;
using System.Globalization;
using EccodesDotNet.Interop;

namespace EccodesDotNet.Errors;

/// <summary>ecCodes refused a request; carries its code, its own text and what was asked.</summary>
public sealed class EcCodesException : Exception
{
    internal EcCodesException(int code, string request, string libraryText)
        : base(string.Create(CultureInfo.InvariantCulture, $"Could not {request}: {libraryText} ({code})."))
    {
        Code = code;
        Request = request;
        LibraryText = libraryText;
    }

    /// <summary>The library's error code, negative.</summary>
    public int Code { get; }

    /// <summary>What was asked, as it reads after "Could not", for example <c>read 'values'</c>.</summary>
    public string Request { get; }

    /// <summary>The library's own text for the code, with what it logged on the way.</summary>
    public string LibraryText { get; }

    /// <summary>Whether the key does not exist in the message.</summary>
    public bool IsKeyNotFound => Code == EcCodesNative.CODES_NOT_FOUND;

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

    internal static EcCodesException Create(int code, string request)
    {
        var text = EcCodesNative.codes_get_error_message(code) ?? "unknown error";
        var log = EcCodesDiagnostics.TakeLog();
        return new EcCodesException(code, request, log is null ? text : $"{text}; {log}");
    }
}
