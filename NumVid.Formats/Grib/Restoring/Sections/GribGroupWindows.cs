using System;
using System.Numerics;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The smallest and the largest of some numbers in a row, wherever one looks: found for many places at
/// once.</summary>
/// <param name="numbers">The numbers, <see cref="GribNumbers.Missing"/> where missing.</param>
internal ref struct GribGroupWindows(ReadOnlySpan<long> numbers)
{
    /// <summary>The numbers of a window, fewer at the end.</summary>
    internal const int Length = 10;

    private const int Places = 2048;
    private readonly long[] _smallest = new long[Places + Length];
    private readonly long[] _largest = new long[Places + Length];
    private int _first = -Places;

    /// <summary>The numbers.</summary>
    internal ReadOnlySpan<long> Numbers { get; } = numbers;

    /// <summary>The numbers from one place on.</summary>
    internal GribGroupSpan At(int place)
    {
        if ((uint)(place - _first) >= Places)
        {
            Fill(place);
        }

        return new GribGroupSpan(_smallest[place - _first], _largest[place - _first]);
    }

    private void Fill(int first)
    {
        _first = first;
        var own = Numbers.Slice(first, Math.Min(_smallest.Length, Numbers.Length - first));
        for (var i = 0; i < own.Length; i++)
        {
            _smallest[i] = own[i] == GribNumbers.Missing ? long.MaxValue : own[i];
        }

        own.CopyTo(_largest);
        _smallest.AsSpan(own.Length).Fill(long.MaxValue);
        _largest.AsSpan(own.Length).Fill(long.MinValue);

        // Of two numbers each, of four, of eight, and of two eights that overlap.
        foreach (var distance in (ReadOnlySpan<int>)[1, 2, 4, Length - 8])
        {
            TakeIn(distance);
        }
    }

    private readonly void TakeIn(int distance)
    {
        var (count, i) = (_smallest.Length - distance, 0);
        for (; i <= count - Vector<long>.Count; i += Vector<long>.Count)
        {
            Vector.Min(new Vector<long>(_smallest, i), new Vector<long>(_smallest, i + distance)).CopyTo(_smallest, i);
            Vector.Max(new Vector<long>(_largest, i), new Vector<long>(_largest, i + distance)).CopyTo(_largest, i);
        }

        for (; i < count; i++)
        {
            _smallest[i] = Math.Min(_smallest[i], _smallest[i + distance]);
            _largest[i] = Math.Max(_largest[i], _largest[i + distance]);
        }
    }
}
