using System;
using System.Globalization;

namespace EccodesDotNet.Errors;

/// <summary>ecCodes refused a request; carries its code, its own text and what was asked.</summary>
public sealed class EcCodesException : Exception
{
    // CODES_NOT_FOUND of the library's header.
    private const int KeyNotFound = -10;

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
    public bool IsKeyNotFound => Code == KeyNotFound;
}
