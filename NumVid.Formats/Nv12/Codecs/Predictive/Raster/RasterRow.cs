using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Raster;

/// <summary>What is known of a stretch of a row before its first point is coded: the neighbours in rows above and
/// frames before, and the errors made there.</summary>
/// <remarks>Bounds: a stretch has at most <see cref="Length"/> points, within the row.</remarks>
internal sealed unsafe class RasterRow
{
    /// <summary>Points of a stretch.</summary>
    internal const int Length = 64;

    private readonly Tap[] _taps;
    private readonly int _lanes;
    private readonly AlignedMemory<nint> _sources;
    private readonly AlignedMemory<float> _neighbours;
    private readonly AlignedMemory<Vector128<float>> _misses;
    private readonly AlignedMemory<float> _errors;

    /// <summary>Creates the memory of a stretch.</summary>
    internal RasterRow(ModelMemory memory, Tap[] taps, SumsLayout layout)
    {
        _taps = taps;
        _lanes = layout.TapVectors * SumsLayout.Width;
        _sources = new AlignedMemory<nint>(memory, taps.Length);
        _neighbours = new AlignedMemory<float>(memory, Length * _lanes);
        _misses = new AlignedMemory<Vector128<float>>(memory, Length);
        _errors = new AlignedMemory<float>(memory, Length);
    }

    /// <summary>The neighbours of each point, zeros behind them; the two to the left are not filled in.</summary>
    internal float* Neighbours => _neighbours.Start;

    /// <summary>Sums of what the predictors missed nearby; the two points to the left are not in them.</summary>
    internal Vector128<float>* Misses => _misses.Start;

    /// <summary>Weighted magnitudes of errors nearby; the point to the left is not in them.</summary>
    internal float* Errors => _errors.Start;

    /// <summary>Finds the rows that the neighbours of a row stand in.</summary>
    internal void Begin(RasterPlanes planes, int frame, int row, int rows)
    {
        for (var i = 0; i < _taps.Length; i++)
        {
            _sources.Start[i] = (nint)SourceOf(_taps[i], planes, frame, row, rows);
        }
    }

    /// <summary>The row that a neighbour of the points of a row stands in, so that the column of a point is its
    /// place there.</summary>
    internal static float* SourceOf(Tap tap, RasterPlanes planes, int frame, int row, int rows)
    {
        // Before there are frames, what is above stands for them; the frame before for the one before it.
        var source = tap.Source;
        var (down, right) = (tap.Row, tap.Column);
        if (source != TapSource.Current && frame == 0)
        {
            (source, down, right) = (TapSource.Current, -1, 0);
        }

        if (source == TapSource.BeforePrevious && frame == 1)
        {
            source = TapSource.Previous;
        }

        var plane = source == TapSource.Mean ? planes.Mean : planes.Values((int)source);
        var line = row + down < rows ? row + down : rows - 1;
        return plane + ((long)line * planes.Pitch) + right;
    }

    /// <summary>Fills a stretch in.</summary>
    internal void Fill(RasterPlanes planes, int frame, int row, int rows, int start, int count)
    {
        for (var i = 0; i < _taps.Length; i++)
        {
            if (i is TapSets.West or TapSets.WestWest)
            {
                continue;
            }

            var from = (float*)_sources.Start[i] + start;
            var to = _neighbours.Start + i;
            for (var point = 0; point < count; point++, to += _lanes)
            {
                *to = from[point];
            }
        }

        FillMisses(planes, frame, row, start, count);
        FillErrors(planes, frame, row, rows, start, count);
    }

    private void FillMisses(RasterPlanes planes, int frame, int row, int start, int count)
    {
        var above = planes.Misses(0) + ((long)(row - 1) * planes.Pitch) + start;
        var before = planes.Misses(1) + ((long)row * planes.Pitch) + start;
        for (var i = 0; i < count; i++)
        {
            var sum = (((above[i] + above[i]) + above[i - 1]) + above[i + 1]) + above[i - planes.Pitch];
            if (frame > 0)
            {
                sum += ((before[i] + before[i]) + before[i + 1]) + before[i + planes.Pitch];
            }

            _misses.Start[i] = sum;
        }
    }

    private void FillErrors(RasterPlanes planes, int frame, int row, int rows, int start, int count)
    {
        var above = planes.Errors(0) + ((long)(row - 1) * planes.Pitch) + start;
        var before = planes.Errors(1) + ((long)row * planes.Pitch) + start;
        var below = row + 1 < rows ? before + planes.Pitch : before;
        for (var i = 0; i < count; i++)
        {
            var north = Abs(above[i]);
            var sum = ((north + north) + Abs(above[i - 1])) + Abs(above[i + 1]);
            if (frame > 0)
            {
                var same = Abs(before[i]);
                sum += ((same + same) + Abs(before[i + 1])) + Abs(below[i]);
            }

            _errors.Start[i] = sum;
        }
    }

    private static float Abs(float value) => value < 0 ? -value : value;
}
