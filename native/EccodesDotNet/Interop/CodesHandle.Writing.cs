using System;
using System.Runtime.InteropServices;
using System.Text;

namespace EccodesDotNet.Interop;

/// <summary>The half of the message that changes keys and hands out the encoded bytes.</summary>
internal sealed unsafe partial class CodesHandle
{
    internal void Set(string key, long value)
    {
        EcCodesDiagnostics.Clear();
        EcCodesErrors.ThrowIfFailed(
            EcCodesNative.codes_set_long(this, key, new CLong(checked((nint)value))), "set", key);
    }

    internal void Set(string key, double value)
    {
        EcCodesDiagnostics.Clear();
        EcCodesErrors.ThrowIfFailed(EcCodesNative.codes_set_double(this, key, value), "set", key);
    }

    internal void Set(string key, string text)
    {
        EcCodesDiagnostics.Clear();
        var byteCount = (nuint)Encoding.UTF8.GetByteCount(text);
        EcCodesErrors.ThrowIfFailed(EcCodesNative.codes_set_string(this, key, text, ref byteCount), "set", key);
    }

    internal void SetBytes(string key, ReadOnlySpan<byte> bytes)
    {
        EcCodesDiagnostics.Clear();
        var byteCount = (nuint)bytes.Length;
        fixed (byte* start = bytes)
        {
            EcCodesErrors.ThrowIfFailed(EcCodesNative.codes_set_bytes(this, key, start, ref byteCount), "set", key);
        }
    }

    internal void Set(string key, ReadOnlySpan<double> values)
    {
        EcCodesDiagnostics.Clear();
        fixed (double* start = values)
        {
            EcCodesErrors.ThrowIfFailed(
                EcCodesNative.codes_set_double_array(this, key, start, (nuint)values.Length), "set", key);
        }
    }

    internal void Set(string key, ReadOnlySpan<long> values)
    {
        EcCodesDiagnostics.Clear();
        var native = new CLong[values.Length];
        for (var i = 0; i < native.Length; i++)
        {
            native[i] = new CLong(checked((nint)values[i]));
        }

        fixed (CLong* start = native)
        {
            EcCodesErrors.ThrowIfFailed(
                EcCodesNative.codes_set_long_array(this, key, start, (nuint)native.Length), "set", key);
        }
    }

    internal void SetMissing(string key)
    {
        EcCodesDiagnostics.Clear();
        EcCodesErrors.ThrowIfFailed(EcCodesNative.codes_set_missing(this, key), "set as missing", key);
    }

    internal byte[] GetMessage()
    {
        EcCodesDiagnostics.Clear();
        EcCodesErrors.ThrowIfFailed(
            EcCodesNative.codes_get_message(this, out var start, out var byteCount), "encode", "message");
        return new ReadOnlySpan<byte>(start, checked((int)byteCount)).ToArray();
    }
}
