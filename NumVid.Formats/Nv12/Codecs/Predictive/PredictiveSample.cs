using System;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

/// <summary>Frames and rows from the middle of a segment, on which ways to count values are compared.</summary>
/// <typeparam name="T">Float or double.</typeparam>
internal sealed class PredictiveSample<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int FewestValues = 1 << 12;
    private const int MostFrames = 8;

    private readonly StepPlanner<T> _planner;
    private readonly SegmentGeometry _geometry;
    private readonly T[] _values;
    private readonly bool[]? _mask;
    private readonly double _share;
    private readonly bool _isLinear;

    /// <summary>Takes a sample.</summary>
    /// <param name="planner">How values are counted; all frames have one step.</param>
    /// <param name="values">The values.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="mask">Points that have none, or null.</param>
    /// <param name="effort">The effort, which says how large the sample is, and which model it is coded with.</param>
    internal PredictiveSample(
        StepPlanner<T> planner, ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, CodingEffort effort)
    {
        var divisor = effort == CodingEffort.Best ? 8 : effort == CodingEffort.Fast ? 32 : 16;
        _isLinear = effort == CodingEffort.Fast;
        var count = Math.Max(FewestValues, geometry.Count / divisor);
        var frames = Math.Min(geometry.Frames, MostFrames);
        var rows = (int)Math.Clamp((long)count / ((long)frames * geometry.Columns), 1, geometry.Rows);
        frames = (int)Math.Clamp((long)count / ((long)rows * geometry.Columns), 1, geometry.Frames);
        _planner = planner;
        _geometry = new SegmentGeometry(frames, rows, geometry.Columns);
        _values = Take(values, geometry);
        _mask = mask is null ? null : Take<bool>(mask, geometry);
        _share = (double)_geometry.Count / geometry.Count;
    }

    /// <summary>The bytes that a way takes with a fast model, a table counted by the share of the sample.</summary>
    internal double BytesOf(CountedValues way, bool proposesSame)
    {
        var steps = new double[_geometry.Frames];
        Array.Fill(steps, way.Plan.Step);
        var order = _isLinear
            ? ModelOrder.Of(PredictiveEfforts.Linear with { Lattice = way.Lattice })
            : ModelOrder.Of(PredictiveEfforts.RasterOfSample with
            {
                Lattice = way.Lattice,
                ProposesSame = proposesSame,
            });
        var bytes = PredictiveStream.Encode(
            _planner.Count(_values, _mask, way), _geometry, _mask, way with { Table = null }, order, steps).Bytes;
        return bytes.Length + (way.Table is null ? 0 : _share * way.Table.ToBytes().Length);
    }

    private TValue[] Take<TValue>(ReadOnlySpan<TValue> values, SegmentGeometry whole)
    {
        var length = _geometry.Rows * _geometry.Columns;
        var result = new TValue[_geometry.Count];
        for (var frame = 0; frame < _geometry.Frames; frame++)
        {
            var from = (((whole.Frames - _geometry.Frames) / 2) + frame) * whole.Rows;
            from = (from + ((whole.Rows - _geometry.Rows) / 2)) * whole.Columns;
            values.Slice(from, length).CopyTo(result.AsSpan(frame * length));
        }

        return result;
    }
}
