using System;

namespace NumVid.Tests.Fuzzing;

/// <summary>Changes of bytes that know nothing of a format.</summary>
internal static class ByteMutation
{
    private static readonly byte[] s_edges = [0, 1, 0x7F, 0x80, 0xFE, 0xFF];

    /// <summary>A changed copy: bits, bytes, whole words, a cut, a doubled or removed piece.</summary>
    internal static byte[] Apply(byte[] source, Random random)
    {
        var bytes = (byte[])source.Clone();
        for (var changes = 1 + (random.Next(3) * random.Next(3)); changes > 0 && bytes.Length > 0; changes--)
        {
            // Headers stand in front: half of the changes go there.
            var at = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, 256) : bytes.Length);
            switch (random.Next(12))
            {
                case < 10:
                    ChangeStart(bytes.AsSpan(at), random);
                    break;
                case 10:
                    bytes = bytes[..at];
                    break;
                default:
                    var piece = Math.Min(1 + random.Next(32), bytes.Length - at);
                    bytes = random.Next(2) == 0
                        ? [.. bytes[..at], .. bytes[(at + piece)..]]
                        : [.. bytes[..(at + piece)], .. bytes[at..]];
                    break;
            }
        }

        return bytes;
    }

    /// <summary>Changes a bit, a byte, a word or some bytes of a piece, in place.</summary>
    internal static void ChangeOne(Span<byte> piece, Random random) =>
        ChangeStart(piece[random.Next(piece.Length)..], random);

    private static void ChangeStart(Span<byte> piece, Random random)
    {
        switch (random.Next(10))
        {
            case < 5:
                piece[0] ^= (byte)(1 << random.Next(8));
                break;
            case < 8:
                piece[0] = s_edges[random.Next(s_edges.Length)];
                break;
            case 8:
                piece[..Math.Min(4, piece.Length)].Fill(s_edges[random.Next(s_edges.Length)]);
                break;
            default:
                random.NextBytes(piece[..Math.Min(1 + random.Next(16), piece.Length)]);
                break;
        }
    }
}
