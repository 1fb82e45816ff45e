using System;
using System.Collections.Generic;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The codes of a block, as they stand in front of it.</summary>
internal sealed class ZlibCodeLengths
{
    private const int RepeatLast = 16;
    private const int RepeatZero = 17;
    private const int RepeatZeroLong = 18;
    private static readonly int[] s_order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    private readonly ZlibTree _tree = new(ZlibAlphabets.Repeats, 7, ZlibAlphabets.RepeatExtra);
    private readonly List<(int Symbol, int More)> _symbols = [];
    private int _written;

    /// <summary>The bits that they take.</summary>
    internal long BitCount => _tree.Measure(n => _tree.Lengths[n]) + (3 * _written) + 14;

    /// <summary>Looks at the codes of a block.</summary>
    internal void Build(ZlibTree literals, ZlibTree distances)
    {
        _tree.Clear();
        _symbols.Clear();
        Scan(literals);
        Scan(distances);
        foreach (var (symbol, _) in _symbols)
        {
            _tree.Add(symbol);
        }

        _tree.Build();
        _written = Array.FindLastIndex(s_order, n => _tree.Lengths[n] != 0) + 1;
        _written = Math.Max(_written, 4);
    }

    /// <summary>Writes them.</summary>
    internal void Write(ZlibBits bits, ZlibTree literals, ZlibTree distances)
    {
        bits.Write(literals.Last + 1 - 257, 5);
        bits.Write(distances.Last, 5);
        bits.Write(_written - 4, 4);
        foreach (var n in s_order.AsSpan(0, _written))
        {
            bits.Write(_tree.Lengths[n], 3);
        }

        foreach (var (symbol, rest) in _symbols)
        {
            bits.Write(_tree.Codes[symbol], _tree.Lengths[symbol]);
            bits.Write(rest, ZlibAlphabets.RepeatExtra(symbol));
        }
    }

    // Runs end where zlib ends them: at six after a repetition could begin, at seven with the length itself.
    private void Scan(ZlibTree tree)
    {
        var previous = -1;
        for (var n = 0; n <= tree.Last;)
        {
            var length = tree.Lengths[n];
            var most = length == 0 ? 138 : length == previous ? 6 : 7;
            var count = 1;
            while (count < most && n + count <= tree.Last && tree.Lengths[n + count] == length)
            {
                count++;
            }

            Add(length, count, length == previous);
            previous = length;
            n += count;
        }
    }

    private void Add(int length, int count, bool isSame)
    {
        if (count < (length == 0 || isSame ? 3 : 4))
        {
            for (; count > 0; count--)
            {
                _symbols.Add((length, 0));
            }
        }
        else if (length != 0)
        {
            if (!isSame)
            {
                _symbols.Add((length, 0));
                count--;
            }

            _symbols.Add((RepeatLast, count - 3));
        }
        else
        {
            _symbols.Add(count <= 10 ? (RepeatZero, count - 3) : (RepeatZeroLong, count - 11));
        }
    }
}
