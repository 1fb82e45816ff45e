using System;
using System.Text;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>Text in arrays of NC_CHAR.</summary>
internal static class NetCdfText
{
    private static readonly UTF8Encoding s_strictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a run of characters up to its first NUL.</summary>
    /// <remarks>C programs store the terminating NUL or pad with it; ncdump does not show it either. The format says
    /// nothing of the encoding: UTF-8 where the bytes are that, else Latin-1, which older files use and never
    /// fails.</remarks>
    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        var text = end < 0 ? bytes : bytes[..end];
        try
        {
            return s_strictUtf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(text);
        }
    }
}
