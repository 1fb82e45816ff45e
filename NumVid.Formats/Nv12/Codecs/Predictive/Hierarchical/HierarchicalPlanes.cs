using System;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>What is kept of the last frames; no margins.</summary>
/// <remarks>Bounds: whoever asks for a plane stays within rows and columns.</remarks>
internal sealed unsafe class HierarchicalPlanes
{
    private const int MostAges = 3;
    private const float SlowestMean = 0.03f;

    private readonly AlignedMemory<float>[] _values;
    private readonly AlignedMemory<float> _mean;
    private readonly AlignedMemory<Vector128<float>> _misses;
    private readonly AlignedMemory<float> _pointErrors;
    private readonly bool _hasMean;
    private int _frame = -1;

    /// <summary>Takes planes of zeros.</summary>
    internal HierarchicalPlanes(ModelMemory memory, SegmentGeometry geometry, bool hasMean)
    {
        var points = (long)geometry.Rows * geometry.Columns;
        _values = new AlignedMemory<float>[Math.Min(geometry.Frames, MostAges)];
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = new AlignedMemory<float>(memory, points);
        }

        _hasMean = hasMean;
        _mean = new AlignedMemory<float>(memory, hasMean ? points : 0);
        _misses = new AlignedMemory<Vector128<float>>(memory, points);
        _pointErrors = new AlignedMemory<float>(memory, points);
    }

    /// <summary>By how much the three predictors missed each point, and the error of the prediction with its sign; of
    /// the frame before where the point has not been coded yet.</summary>
    internal AlignedMemory<Vector128<float>> Misses => _misses;

    /// <summary>The magnitude of errors at each point, the far past forgotten.</summary>
    internal float* PointErrors => _pointErrors.Start;

    /// <summary>The values of a frame.</summary>
    internal float* Of(TapSource source) => source == TapSource.Mean ? _mean.Start
        : _values[(_frame + _values.Length - (int)source) % _values.Length].Start;

    /// <summary>Begins the next frame.</summary>
    internal void BeginFrame() => _frame++;

    /// <summary>Ends a frame.</summary>
    internal void EndFrame()
    {
        if (!_hasMean)
        {
            return;
        }

        var rate = _frame == 0 ? 1f : Lanes.Larger(1f / (_frame + 1), SlowestMean);
        var values = Of(TapSource.Current);
        var mean = _mean.Start;
        for (var i = 0L; i < _mean.Count; i++)
        {
            mean[i] += (values[i] - mean[i]) * rate;
        }
    }

    /// <summary>Counts all that is kept in steps of another size.</summary>
    /// <param name="factor">The old step as a multiple of the new one.</param>
    internal void Rescale(float factor)
    {
        foreach (var plane in (AlignedMemory<float>[])[.. _values, _mean, _pointErrors])
        {
            for (var i = 0L; i < plane.Count; i++)
            {
                plane.Start[i] *= factor;
            }
        }

        var factors = Vector128.Create(factor);
        for (var i = 0L; i < _misses.Count; i++)
        {
            _misses.Start[i] *= factors;
        }
    }
}
