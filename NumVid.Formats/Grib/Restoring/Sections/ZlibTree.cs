using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The code of an alphabet, made from how often its symbols come as zlib makes it.</summary>
internal sealed class ZlibTree
{
    private readonly int _count;
    private readonly int _longest;
    private readonly Func<int, int> _extra;
    private readonly int[] _frequencies;
    private readonly int[] _depths;
    private readonly int[] _parents;
    private readonly int[] _heap;
    private readonly List<int> _added = [];
    private int _heapLength;
    private int _heapTop;

    /// <summary>Makes an empty tree.</summary>
    /// <param name="count">The symbols.</param>
    /// <param name="longest">The longest code.</param>
    /// <param name="extra">The bits that follow a symbol.</param>
    internal ZlibTree(int count, int longest, Func<int, int> extra)
    {
        (_count, _longest, _extra) = (count, longest, extra);
        var nodes = (2 * count) + 1;
        _frequencies = new int[nodes];
        _depths = new int[nodes];
        _parents = new int[nodes];
        _heap = new int[nodes];
        Lengths = new int[nodes];
        Codes = new int[count];
    }

    /// <summary>The length of each symbol's code.</summary>
    internal int[] Lengths { get; }

    /// <summary>The codes, their bits in the order in which they are written.</summary>
    internal int[] Codes { get; }

    /// <summary>The last symbol with a code.</summary>
    internal int Last { get; private set; }

    /// <summary>Forgets all symbols.</summary>
    internal void Clear() => Array.Clear(_frequencies);

    /// <summary>Counts a symbol.</summary>
    internal void Add(int symbol, int times = 1) => _frequencies[symbol] += times;

    /// <summary>The bits that what was counted takes in a code.</summary>
    internal long Measure(Func<int, int> length) => Enumerable.Range(0, _count)
        .Sum(symbol => (long)_frequencies[symbol] * (length(symbol) + _extra(symbol)));

    /// <summary>Makes the code. What was counted is measured before: two symbols have a code at least.</summary>
    internal void Build()
    {
        (_heapLength, _heapTop, Last) = (0, _heap.Length, -1);
        Array.Clear(Lengths);
        for (var n = 0; n < _count; n++)
        {
            if (_frequencies[n] != 0)
            {
                _heap[++_heapLength] = Last = n;
                _depths[n] = 0;
            }
        }

        while (_heapLength < 2)
        {
            var added = _heap[++_heapLength] = Last < 2 ? ++Last : 0;
            _frequencies[added] = 1;
            _depths[added] = 0;
            _added.Add(added);
        }

        for (var n = _heapLength / 2; n >= 1; n--)
        {
            Sink(n);
        }

        Join();
        FindLengths();
        foreach (var added in _added)
        {
            _frequencies[added] = 0;
        }

        _added.Clear();
        FindCodes();
    }

    /// <summary>The lowest bits of a number in the other order.</summary>
    internal static int Reverse(int value, int bits)
    {
        var result = 0;
        for (; bits > 0; bits--)
        {
            result = (result << 1) | (value & 1);
            value >>= 1;
        }

        return result;
    }

    private void Join()
    {
        var node = _count;
        do
        {
            var first = _heap[1];
            _heap[1] = _heap[_heapLength--];
            Sink(1);
            var second = _heap[1];
            _heap[--_heapTop] = first;
            _heap[--_heapTop] = second;
            _frequencies[node] = _frequencies[first] + _frequencies[second];
            _depths[node] = Math.Max(_depths[first], _depths[second]) + 1;
            _parents[first] = _parents[second] = node;
            _heap[1] = node++;
            Sink(1);
        }
        while (_heapLength >= 2);
        _heap[--_heapTop] = _heap[1];
    }

    private void FindLengths()
    {
        var counts = new int[_longest + 1];
        var overflow = 0;
        Lengths[_heap[_heapTop]] = 0;
        for (var h = _heapTop + 1; h < _heap.Length; h++)
        {
            var n = _heap[h];
            var bits = Lengths[_parents[n]] + 1;
            overflow += bits > _longest ? 1 : 0;
            Lengths[n] = bits = Math.Min(bits, _longest);
            counts[bits] += n < _count ? 1 : 0;
        }

        if (overflow > 0)
        {
            Shorten(counts, overflow);
        }
    }

    // Leaves move up until none is too deep; then lengths are given out anew, the rarest symbol first.
    private void Shorten(int[] counts, int overflow)
    {
        for (; overflow > 0; overflow -= 2)
        {
            var bits = _longest - 1;
            while (counts[bits] == 0)
            {
                bits--;
            }

            counts[bits]--;
            counts[bits + 1] += 2;
            counts[_longest]--;
        }

        var h = _heap.Length;
        for (var bits = _longest; bits > 0; bits--)
        {
            for (var n = counts[bits]; n > 0;)
            {
                var symbol = _heap[--h];
                if (symbol < _count)
                {
                    Lengths[symbol] = bits;
                    n--;
                }
            }
        }
    }

    private void FindCodes()
    {
        var next = new int[_longest + 2];
        for (var bits = 1; bits <= _longest; bits++)
        {
            next[bits + 1] = (next[bits] + Lengths.Take(_count).Count(length => length == bits)) << 1;
        }

        for (var n = 0; n <= Last; n++)
        {
            if (Lengths[n] > 0)
            {
                Codes[n] = Reverse(next[Lengths[n]]++, Lengths[n]);
            }
        }
    }

    private void Sink(int place)
    {
        var moved = _heap[place];
        for (var child = place << 1; child <= _heapLength; child <<= 1)
        {
            child += child < _heapLength && IsBefore(_heap[child + 1], _heap[child]) ? 1 : 0;
            if (IsBefore(moved, _heap[child]))
            {
                break;
            }

            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = moved;
    }

    private bool IsBefore(int one, int other) => _frequencies[one] < _frequencies[other]
        || (_frequencies[one] == _frequencies[other] && _depths[one] <= _depths[other]);
}
