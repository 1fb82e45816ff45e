using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The smallest and the largest of some numbers.</summary>
internal struct GribGroupSpan(long smallest, long largest)
{
    private long _smallest = smallest;
    private long _largest = largest;

    /// <summary>Of no numbers.</summary>
    public GribGroupSpan()
        : this(long.MaxValue, long.MinValue)
    {
    }

    /// <summary>The bits that the numbers need above the smallest of them; -1 where all are missing.</summary>
    internal readonly int Width => _largest < _smallest ? -1 : GribGroupModel.CountBits(_largest - _smallest);

    /// <summary>Takes more numbers in.</summary>
    internal void Add(ReadOnlySpan<long> numbers)
    {
        foreach (var number in numbers)
        {
            Add(number);
        }
    }

    /// <summary>Takes one number in.</summary>
    internal void Add(long number)
    {
        // What stands for a missing one is the smallest of all.
        _smallest = Math.Min(_smallest, number == GribNumbers.Missing ? long.MaxValue : number);
        _largest = Math.Max(_largest, number);
    }

    /// <summary>This one with those of another.</summary>
    internal readonly GribGroupSpan With(GribGroupSpan other) =>
        new(Math.Min(_smallest, other._smallest), Math.Max(_largest, other._largest));
}
