using System;
using System.Collections.Generic;
using EccodesDotNet.Errors;
using EccodesDotNet.Interop;

namespace EccodesDotNet;

/// <summary>One GRIB message that ecCodes decodes, changes and encodes by keys.</summary>
/// <remarks>
/// <para>The keys are those of ecCodes, for example <c>shortName</c>, <c>dataDate</c>, <c>values</c>.</para>
/// <para>Different messages may be used on different threads at the same time when ecCodes was built with threads
/// (Debian's is); one message belongs to one thread at a time. ecCodes takes any bytes without complaint and finds out
/// later, so frame messages first, with <see cref="Framing.GribFileIndex"/>.</para>
/// </remarks>
public sealed class GribMessage : IDisposable
{
    private readonly CodesHandle _handle;

    private GribMessage(CodesHandle handle) => _handle = handle;

    /// <summary>Opens one message; the library copies the bytes.</summary>
    /// <param name="message">A whole message with one field, from <c>GRIB</c> to <c>7777</c>.</param>
    /// <exception cref="EcCodesException">ecCodes cannot open it.</exception>
    /// <exception cref="EcCodesNotAvailableException">The library is missing or too old.</exception>
    public static GribMessage FromBytes(ReadOnlySpan<byte> message)
    {
        EcCodesLibrary.Require();
        ArgumentOutOfRangeException.ThrowIfZero(message.Length);
        return new GribMessage(CodesHandle.FromMessage(message));
    }

    /// <summary>Creates a message from one of the samples that come with ecCodes.</summary>
    /// <param name="name">The sample, for example <c>GRIB2</c>.</param>
    /// <exception cref="EcCodesException">There is no such sample.</exception>
    /// <exception cref="EcCodesNotAvailableException">The library is missing or too old.</exception>
    public static GribMessage FromSample(string name)
    {
        EcCodesLibrary.Require();
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new GribMessage(CodesHandle.FromSample(name));
    }

    /// <summary>Returns an independent copy, to be disposed by the caller.</summary>
    public GribMessage Clone() => new(_handle.Clone());

    /// <summary>Reads an integer key.</summary>
    /// <exception cref="EcCodesException">The key does not exist or is no integer.</exception>
    public long GetInt64(string key) => TryGetInt64(key, out var value) ? value : throw NotFound(key);

    /// <summary>Reads an integer key, or returns false when the message does not have it.</summary>
    /// <exception cref="EcCodesException">The key exists and cannot be read as an integer.</exception>
    public bool TryGetInt64(string key, out long value) => _handle.TryGetInt64(Name(key), out value);

    /// <summary>Reads a floating-point key.</summary>
    /// <exception cref="EcCodesException">The key does not exist or is no number.</exception>
    public double GetDouble(string key) => TryGetDouble(key, out var value) ? value : throw NotFound(key);

    /// <summary>Reads a floating-point key, or returns false when the message does not have it.</summary>
    /// <exception cref="EcCodesException">The key exists and cannot be read as a number.</exception>
    public bool TryGetDouble(string key, out double value) => _handle.TryGetDouble(Name(key), out value);

    /// <summary>Reads a key as text; every key has one.</summary>
    /// <exception cref="EcCodesException">The key does not exist.</exception>
    public string GetString(string key) => TryGetString(key, out var value) ? value : throw NotFound(key);

    /// <summary>Reads a key as text, or returns false when the message does not have it.</summary>
    /// <exception cref="EcCodesException">The key exists and cannot be read.</exception>
    public bool TryGetString(string key, out string value) => _handle.TryGetString(Name(key), out value);

    /// <summary>Reads the raw bytes of a key.</summary>
    /// <exception cref="EcCodesException">The key does not exist or has no bytes.</exception>
    public byte[] GetBytes(string key) => _handle.GetBytes(Name(key));

    /// <summary>Returns how many values a key holds; for <c>values</c> this is what a header claims, so check it before
    /// allocating.</summary>
    /// <exception cref="EcCodesException">The key does not exist.</exception>
    public long GetCount(string key) => _handle.GetCount(Name(key));

    /// <summary>Decodes a key of many numbers into the caller's buffer.</summary>
    /// <param name="key">The key, for example <c>values</c>, <c>latitudes</c>.</param>
    /// <param name="destination">At least <see cref="GetCount"/> elements.</param>
    /// <returns>The number of elements written.</returns>
    /// <exception cref="EcCodesException">The key does not exist, the buffer is too small, or the data are
    /// damaged.</exception>
    public int GetDoubles(string key, Span<double> destination) => _handle.GetDoubles(Name(key), destination);

    /// <summary>Reads a key of many integers, for example <c>pl</c>.</summary>
    /// <exception cref="EcCodesException">The key does not exist or holds no integers.</exception>
    public long[] GetInt64s(string key) => _handle.GetInt64s(Name(key));

    /// <summary>Whether the message has the key.</summary>
    public bool IsDefined(string key) => _handle.IsDefined(Name(key));

    /// <summary>Whether the key is coded as missing (all bits set).</summary>
    /// <exception cref="EcCodesException">The key does not exist.</exception>
    public bool IsMissing(string key) => _handle.IsMissing(Name(key));

    /// <summary>Lists the keys.</summary>
    /// <param name="nameSpace">A name space of ecCodes such as <c>mars</c>, <c>parameter</c>, <c>time</c>; null for all
    /// keys.</param>
    public IReadOnlyList<string> GetKeys(string? nameSpace = null) => _handle.GetKeys(nameSpace);

    /// <summary>Sets an integer key.</summary>
    /// <exception cref="EcCodesException">The key does not exist, is read-only, or cannot hold the value.</exception>
    public void Set(string key, long value) => _handle.Set(Name(key), value);

    /// <summary>Sets a floating-point key.</summary>
    /// <exception cref="EcCodesException">The key does not exist, is read-only, or cannot hold the value.</exception>
    public void Set(string key, double value) => _handle.Set(Name(key), value);

    /// <summary>Sets a key by its text, for example <c>shortName</c> to <c>2t</c>.</summary>
    /// <exception cref="EcCodesException">The key does not exist, is read-only, or does not know the text.</exception>
    public void Set(string key, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _handle.Set(Name(key), text);
    }

    /// <summary>Sets the raw bytes of a key.</summary>
    /// <exception cref="EcCodesException">The key does not exist or has another length.</exception>
    public void SetBytes(string key, ReadOnlySpan<byte> bytes) => _handle.SetBytes(Name(key), bytes);

    /// <summary>Sets a key of many numbers; setting <c>values</c> packs them.</summary>
    /// <exception cref="EcCodesException">The values cannot be packed as the message says.</exception>
    public void Set(string key, ReadOnlySpan<double> values) => _handle.Set(Name(key), values);

    /// <summary>Sets a key of many integers, for example <c>pl</c>.</summary>
    /// <exception cref="EcCodesException">The key does not exist or cannot hold the values.</exception>
    public void Set(string key, ReadOnlySpan<long> values) => _handle.Set(Name(key), values);

    /// <summary>Codes a key as missing.</summary>
    /// <exception cref="EcCodesException">The key cannot be missing.</exception>
    public void SetMissing(string key) => _handle.SetMissing(Name(key));

    /// <summary>Returns a copy of the encoded message.</summary>
    /// <exception cref="EcCodesException">The message cannot be encoded.</exception>
    public byte[] ToArray() => _handle.GetMessage();

    /// <summary>Frees the native message.</summary>
    public void Dispose() => _handle.Dispose();

    private static EcCodesException NotFound(string key) =>
        EcCodesErrors.Create(EcCodesNative.CODES_NOT_FOUND, $"read '{key}'");

    private static string Name(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return key;
    }
}
