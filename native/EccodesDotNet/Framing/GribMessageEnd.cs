using System;

namespace EccodesDotNet.Framing;

/// <summary>The end marker that both editions share.</summary>
internal static class GribMessageEnd
{
    /// <summary>Throws unless <c>7777</c> stands at an offset inside the file.</summary>
    internal static void Check(GribSource source, long offset)
    {
        Span<byte> end = stackalloc byte[4];
        source.Read(offset, end);
        if (!end.SequenceEqual("7777"u8))
        {
            throw new GribFormatException(
                offset, $"{GribFraming.Show(end)} was found where the message must end with '7777'");
        }
    }
}
