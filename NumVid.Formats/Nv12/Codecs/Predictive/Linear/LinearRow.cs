using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Linear;

/// <summary>What can be told of all points of a row before the first of them is coded: all but what the two points to
/// the left add.</summary>
/// <remarks>Eight points at a time, the last ones beyond the row: planes and lines have room for them.</remarks>
internal sealed unsafe class LinearRow
{
    private const int Width = SumsLayout.Width;

    private readonly Tap[] _taps;
    private readonly AlignedMemory<nint> _sources;
    private readonly AlignedMemory<float> _centres;
    private readonly AlignedMemory<float> _predictions;
    private readonly AlignedMemory<float> _lows;
    private readonly AlignedMemory<float> _highs;
    private readonly AlignedMemory<float> _errors;

    /// <summary>Takes the memory of a row.</summary>
    internal LinearRow(ModelMemory memory, Tap[] taps, int columns)
    {
        var length = columns + Width;
        _taps = taps;
        _sources = new AlignedMemory<nint>(memory, taps.Length);
        _centres = new AlignedMemory<float>(memory, length);
        _predictions = new AlignedMemory<float>(memory, length);
        _lows = new AlignedMemory<float>(memory, length);
        _highs = new AlignedMemory<float>(memory, length);
        _errors = new AlignedMemory<float>(memory, length);
    }

    /// <summary>What neighbours are counted from.</summary>
    internal float* Centres => _centres.Start;

    /// <summary>Predictions relative to that, without the two points to the left.</summary>
    internal float* Predictions => _predictions.Start;

    /// <summary>The smallest of the nearest neighbours, relative to it.</summary>
    internal float* Lows => _lows.Start;

    /// <summary>The largest of them.</summary>
    internal float* Highs => _highs.Start;

    /// <summary>Weighted errors nearby, without the point to the left.</summary>
    internal float* Errors => _errors.Start;

    /// <summary>Finds the rows that the neighbours of a row stand in.</summary>
    internal void Begin(RasterPlanes planes, int frame, int row, int rows)
    {
        for (var i = 0; i < _taps.Length; i++)
        {
            _sources.Start[i] = (nint)RasterRow.SourceOf(_taps[i], planes, frame, row, rows);
        }
    }

    /// <summary>Predicts points of a tile.</summary>
    /// <param name="weights">The weights of the neighbours.</param>
    /// <param name="start">The first point.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="hasPrevious">Whether there is a frame before.</param>
    internal void Predict(float* weights, int start, int end, bool hasPrevious)
    {
        var sources = (float**)_sources.Start;
        var north = sources[TapSets.North];
        var previous = hasPrevious ? sources[TapSets.FirstBefore] : north;
        for (var x = start; x < end; x += Width)
        {
            var centres = (At(north, x) + At(previous, x)) * Vector256.Create(0.5f);
            var sum = Vector256<float>.Zero;
            for (var i = 1; i < _taps.Length; i++)
            {
                if (i != TapSets.WestWest)
                {
                    sum += (At(sources[i], x) - centres) * Vector256.Create(weights[i]);
                }
            }

            var (low, high) = (At(north, x), At(north, x));
            Widen(ref low, ref high, At(sources[TapSets.NorthWest], x));
            Widen(ref low, ref high, At(sources[TapSets.NorthEast], x));
            if (hasPrevious)
            {
                for (var i = TapSets.FirstBefore; i < TapSets.FirstBefore + 4; i++)
                {
                    Widen(ref low, ref high, At(sources[i], x));
                }
            }

            *(Vector256<float>*)(_centres.Start + x) = centres;
            *(Vector256<float>*)(_predictions.Start + x) = sum;
            *(Vector256<float>*)(_lows.Start + x) = low - centres;
            *(Vector256<float>*)(_highs.Start + x) = high - centres;
        }
    }

    /// <summary>Sums errors nearby.</summary>
    internal void SumErrors(RasterPlanes planes, int frame, int row, int rows, int count)
    {
        var above = planes.Errors(0) + ((long)(row - 1) * planes.Pitch);
        var before = planes.Errors(1) + ((long)row * planes.Pitch);
        var below = row + 1 < rows ? before + planes.Pitch : before;
        for (var x = 0; x < count; x += Width)
        {
            var north = Vector256.Abs(At(above, x));
            var sum = ((north + north) + Vector256.Abs(At(above, x - 1))) + Vector256.Abs(At(above, x + 1));
            if (frame > 0)
            {
                var same = Vector256.Abs(At(before, x));
                sum += ((same + same) + Vector256.Abs(At(before, x + 1))) + Vector256.Abs(At(below, x));
            }

            *(Vector256<float>*)(_errors.Start + x) = sum;
        }
    }

    /// <summary>The neighbours of a point, relative to the centre, zeros behind them.</summary>
    internal void Gather(int x, float* neighbours)
    {
        var centre = _centres.Start[x];
        var sources = (float**)_sources.Start;
        for (var i = 0; i < _taps.Length; i++)
        {
            neighbours[i] = sources[i][x] - centre;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> At(float* line, int x) => Vector256.Load(line + x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(ref Vector256<float> low, ref Vector256<float> high, Vector256<float> values)
    {
        low = Lanes.Smaller(low, values);
        high = Lanes.Larger(high, values);
    }
}
