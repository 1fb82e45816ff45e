using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using EccodesDotNet.Errors;

namespace EccodesDotNet.Interop;

/// <summary>Owns one decoded GRIB message (<c>codes_handle*</c>); each method checks the library's answer.</summary>
internal sealed unsafe partial class CodesHandle : CountedSafeHandle
{
    internal static CodesHandle FromMessage(ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            return Checked(
                EcCodesNative.codes_handle_new_from_message_copy(0, start, (nuint)message.Length), "open a message");
        }
    }

    internal static CodesHandle FromSample(string name) =>
        Checked(EcCodesNative.codes_grib_handle_new_from_samples(0, name), $"open the sample '{name}'");

    internal CodesHandle Clone() => Checked(EcCodesNative.codes_handle_clone(this), "clone a message");

    internal bool TryGetInt64(string key, out long value)
    {
        EcCodesDiagnostics.Clear();
        var found = Found(EcCodesNative.codes_get_long(this, key, out var native), key);
        value = native.Value;
        return found;
    }

    internal bool TryGetDouble(string key, out double value)
    {
        EcCodesDiagnostics.Clear();
        return Found(EcCodesNative.codes_get_double(this, key, out value), key);
    }

    internal bool TryGetString(string key, out string value)
    {
        EcCodesDiagnostics.Clear();
        value = "";
        if (!Found(EcCodesNative.codes_get_length(this, key, out var byteCount), key))
        {
            return false;
        }

        // Some keys understate their length by the final NUL (seen on computed ones), hence the reserve.
        const int Reserve = 64;
        var buffer = new byte[ToLength(byteCount, key) + Reserve];
        byteCount = (nuint)buffer.Length;
        fixed (byte* start = buffer)
        {
            if (!Found(EcCodesNative.codes_get_string(this, key, start, ref byteCount), key))
            {
                return false;
            }
        }

        var end = Array.IndexOf(buffer, (byte)0);
        value = Encoding.UTF8.GetString(buffer, 0, end < 0 ? buffer.Length : end);
        return true;
    }

    internal byte[] GetBytes(string key)
    {
        EcCodesDiagnostics.Clear();
        EcCodesErrors.ThrowIfFailed(EcCodesNative.codes_get_length(this, key, out var byteCount), "measure", key);
        var bytes = new byte[ToLength(byteCount, key)];
        fixed (byte* start = bytes)
        {
            EcCodesErrors.ThrowIfFailed(EcCodesNative.codes_get_bytes(this, key, start, ref byteCount), "read", key);
        }

        return byteCount < (nuint)bytes.Length ? bytes[..(int)byteCount] : bytes;
    }

    internal long GetCount(string key)
    {
        EcCodesDiagnostics.Clear();
        EcCodesErrors.ThrowIfFailed(EcCodesNative.codes_get_size(this, key, out var count), "measure", key);
        return count <= long.MaxValue ? (long)count : throw TooMany(key);
    }

    internal int GetDoubles(string key, Span<double> destination)
    {
        EcCodesDiagnostics.Clear();
        var count = (nuint)destination.Length;
        fixed (double* start = destination)
        {
            EcCodesErrors.ThrowIfFailed(EcCodesNative.codes_get_double_array(this, key, start, ref count), "read", key);
        }

        return ToLength(count, key);
    }

    internal long[] GetInt64s(string key)
    {
        var native = new CLong[ToLength((nuint)GetCount(key), key)];
        var count = (nuint)native.Length;
        fixed (CLong* start = native)
        {
            EcCodesErrors.ThrowIfFailed(EcCodesNative.codes_get_long_array(this, key, start, ref count), "read", key);
        }

        return Array.ConvertAll(native[..ToLength(count, key)], value => (long)value.Value);
    }

    // Counts come from headers, which may be damaged: a negative one has become a huge one here.
    private static int ToLength(nuint count, string key) =>
        count <= (nuint)Array.MaxLength ? (int)count : throw TooMany(key);

    private static EcCodesException TooMany(string key) =>
        EcCodesErrors.Create(EcCodesNative.CODES_INTERNAL_ERROR, $"measure '{key}'");

    internal bool IsDefined(string key) => EcCodesNative.codes_is_defined(this, key) != 0;

    internal bool IsMissing(string key)
    {
        EcCodesDiagnostics.Clear();
        var missing = EcCodesNative.codes_is_missing(this, key, out var error);
        EcCodesErrors.ThrowIfFailed(error, "read", key);
        return missing != 0;
    }

    internal List<string> GetKeys(string? nameSpace)
    {
        using var iterator = EcCodesNative.codes_keys_iterator_new(this, default, nameSpace);
        if (iterator.IsInvalid)
        {
            throw EcCodesErrors.Create(EcCodesNative.CODES_INTERNAL_ERROR, $"list the keys of '{nameSpace}'");
        }

        iterator.KeepAlive(this);
        var keys = new List<string>();
        while (EcCodesNative.codes_keys_iterator_next(iterator) != 0)
        {
            keys.Add(EcCodesNative.codes_keys_iterator_get_name(iterator) ?? "");
        }

        return keys;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => EcCodesNative.codes_handle_delete(handle) == EcCodesNative.CODES_SUCCESS;

    private static bool Found(int code, string key)
    {
        if (code == EcCodesNative.CODES_NOT_FOUND)
        {
            return false;
        }

        EcCodesErrors.ThrowIfFailed(code, "read", key);
        return true;
    }

    private static CodesHandle Checked(CodesHandle created, string request)
    {
        if (!created.IsInvalid)
        {
            return created;
        }

        created.Dispose();
        throw EcCodesErrors.Create(EcCodesNative.CODES_INTERNAL_ERROR, request);
    }
}
