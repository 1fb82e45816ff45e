using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Literals and matches as blocks of deflate, cut and coded as zlib does: the smallest of a stored one, one with
/// the code of the standard, and one with a code of its own.</summary>
internal sealed class ZlibBlocks(ZlibBits bits)
{
    // What zlib holds with the memory level 8.
    private const int MostSymbols = (1 << 14) - 1;
    private const int StoredOverhead = 4;
    private readonly ZlibTree _literals = new(ZlibAlphabets.Literals, 15, ZlibAlphabets.LiteralExtra);
    private readonly ZlibTree _distances = new(ZlibAlphabets.Distances, 15, ZlibAlphabets.DistanceExtra);
    private readonly ZlibCodeLengths _lengths = new();
    private readonly (int Value, int Distance)[] _symbols = new (int Value, int Distance)[MostSymbols];
    private int _count;

    /// <summary>Adds a byte.</summary>
    /// <returns>Whether the block is full.</returns>
    internal bool AddLiteral(byte value) => Add(value, 0);

    /// <summary>Adds a match.</summary>
    /// <returns>Whether the block is full.</returns>
    internal bool AddMatch(int length, int distance)
    {
        _distances.Add(ZlibAlphabets.OfDistance(distance).Symbol);
        return Add(length, distance);
    }

    /// <summary>Writes the block.</summary>
    /// <param name="source">The bytes that it stands for.</param>
    /// <param name="isLast">Whether no other follows.</param>
    internal void End(ReadOnlySpan<byte> source, bool isLast)
    {
        const int Kinds = 3;
        _literals.Add(ZlibAlphabets.End);
        _literals.Build();
        _distances.Build();
        _lengths.Build(_literals, _distances);
        var own = BytesOf(_literals.Measure(n => _literals.Lengths[n]) + _distances.Measure(n => _distances.Lengths[n])
            + _lengths.BitCount);
        var standard = BytesOf(_literals.Measure(ZlibAlphabets.FixedLength) + _distances.Measure(_ => 5));
        var last = isLast ? 1 : 0;
        if (source.Length + StoredOverhead <= Math.Min(own, standard))
        {
            bits.Write(last, Kinds);
            Store(source);
        }
        else if (standard <= own)
        {
            bits.Write((1 << 1) + last, Kinds);
            Write(ZlibAlphabets.FixedCode, ZlibAlphabets.FixedLength, n => ZlibTree.Reverse(n, 5), _ => 5);
        }
        else
        {
            bits.Write((2 << 1) + last, Kinds);
            _lengths.Write(bits, _literals, _distances);
            Write(n => _literals.Codes[n], n => _literals.Lengths[n], n => _distances.Codes[n], n => _distances.Lengths[n]);
        }

        _literals.Clear();
        _distances.Clear();
        _count = 0;
    }

    private static long BytesOf(long bits) => (bits + 3 + 7) >> 3;

    private bool Add(int value, int distance)
    {
        _literals.Add(distance == 0 ? value : ZlibAlphabets.OfLength(value).Symbol);
        _symbols[_count++] = (value, distance);
        return _count == MostSymbols;
    }

    private void Store(ReadOnlySpan<byte> source)
    {
        bits.Align();
        bits.Write([(byte)source.Length, (byte)(source.Length >> 8), (byte)~source.Length, (byte)(~source.Length >> 8)]);
        bits.Write(source);
    }

    private void Write(
        Func<int, int> literal, Func<int, int> literalLength, Func<int, int> distanceCode, Func<int, int> distanceLength)
    {
        foreach (var (value, distance) in _symbols.AsSpan(0, _count))
        {
            if (distance == 0)
            {
                bits.Write(literal(value), literalLength(value));
                continue;
            }

            var (symbol, rest) = ZlibAlphabets.OfLength(value);
            bits.Write(literal(symbol), literalLength(symbol));
            bits.Write(rest, ZlibAlphabets.LiteralExtra(symbol));
            (symbol, rest) = ZlibAlphabets.OfDistance(distance);
            bits.Write(distanceCode(symbol), distanceLength(symbol));
            bits.Write(rest, ZlibAlphabets.DistanceExtra(symbol));
        }

        bits.Write(literal(ZlibAlphabets.End), literalLength(ZlibAlphabets.End));
    }
}
