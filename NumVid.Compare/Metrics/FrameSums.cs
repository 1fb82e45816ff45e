using System;

namespace NumVid.Compare.Metrics;

/// <summary>Mean and largest error along the axis of frames, in at most 512 entries of as many frames each.</summary>
/// <remarks>Neighbours are taken together rather than left out, so that the largest error shows in any case.</remarks>
internal sealed class FrameSums
{
    /// <summary>More points than a chart has pixels for would only make the report large.</summary>
    internal const int MaxEntries = 512;

    private readonly long[] _validCounts;
    private readonly double[] _sums;
    private readonly double[] _largest;

    /// <summary>Creates empty sums.</summary>
    internal FrameSums(int frameCount)
    {
        FramesPerEntry = Math.Max(1, (int)((frameCount + MaxEntries - 1L) / MaxEntries));
        var entries = (int)((frameCount + FramesPerEntry - 1L) / FramesPerEntry);
        _validCounts = new long[entries];
        _sums = new double[entries];
        _largest = new double[entries];
    }

    /// <summary>Frames that one entry covers.</summary>
    internal int FramesPerEntry { get; }

    /// <summary>The number of entries.</summary>
    internal int Count => _sums.Length;

    /// <summary>Mean abs(d) of an entry, or null without a valid point.</summary>
    internal double? MeanOf(int entry) => _validCounts[entry] == 0 ? null : _sums[entry] / _validCounts[entry];

    /// <summary>Max abs(d) of an entry, or null without a valid point.</summary>
    internal double? LargestOf(int entry) => _validCounts[entry] == 0 ? null : _largest[entry];

    /// <summary>Adds a page of a frame.</summary>
    internal void Add(int frame, in DifferencePage page)
    {
        var entry = frame / FramesPerEntry;
        _validCounts[entry] += page.ValidCount;
        _sums[entry] += page.SumOfAbsolutes;
        _largest[entry] = Math.Max(_largest[entry], page.LargestAbsolute);
    }
}
