using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NumVid.Compare.Metrics;

/// <summary>The sums of the metrics that cost more than the plain ones, taken in the same pass where they are asked
/// for.</summary>
/// <remarks>Those of planes need an axis of rows and one of columns beside that of frames; they are null without. Planes
/// of a level come frame by frame, so that nothing depends on threads.</remarks>
internal sealed class FurtherSums : IBlockObserver
{
    private const int PlaneRank = 2;
    private const double K1 = 0.01;
    private const double K2 = 0.03;

    private readonly FieldLayout _layout;
    private readonly double _range;
    private readonly int _rows;
    private readonly int _columns;
    private double[] _x = [];
    private double[] _y = [];

    /// <summary>Creates empty sums.</summary>
    /// <param name="layout">The layout of the field.</param>
    /// <param name="shape">The lengths of its axes.</param>
    /// <param name="range">R = max(x) - min(x) of the whole variable.</param>
    /// <param name="axes">What is known of the axes; null: nothing.</param>
    internal FurtherSums(FieldLayout layout, int[] shape, double range, FieldAxes? axes = null)
    {
        (Area, Ensemble) = (new(shape, axes ?? FieldAxes.Unknown), new(shape, axes ?? FieldAxes.Unknown));
        (_layout, _range) = (layout, range);
        HasPlanes = shape.Length >= PlaneRank && !(layout.FrameAxis >= shape.Length - PlaneRank);
        (_rows, _columns) = HasPlanes ? (shape[^2], shape[^1]) : (0, shape.Length == 0 ? 1 : shape[^1]);
        (Ssim, Dssim) = (new(layout.LevelCount), new(layout.LevelCount));
        Distribution = new(layout.PlaneCount * layout.PlaneLength);
        Whiteness = new(layout);
    }

    /// <summary>Whether the field has planes of rows and columns.</summary>
    internal bool HasPlanes { get; }

    /// <summary>Single points.</summary>
    internal PointCounts Points { get; } = new();

    /// <summary>Errors by area.</summary>
    internal AreaSums Area { get; }

    /// <summary>Members of an ensemble.</summary>
    internal EnsembleSums Ensemble { get; }

    /// <summary>The distribution of all values.</summary>
    internal KolmogorovSmirnov Distribution { get; }

    /// <summary>Bits of neighbours along rows.</summary>
    internal BitInformation Bits { get; } = new();

    /// <summary>Similarity with L = R.</summary>
    internal SimilaritySums Ssim { get; }

    /// <summary>Similarity of data.</summary>
    internal SimilaritySums Dssim { get; }

    /// <summary>Gradients.</summary>
    internal GradientSums Gradient { get; } = new();

    /// <summary>Spectra.</summary>
    internal SpectrumSums Spectrum { get; } = new();

    /// <summary>Correlations of the errors.</summary>
    internal WhitenessSums Whiteness { get; }

    /// <inheritdoc/>
    public void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, FieldBlock block)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        Points.Add(original, decoded);
        foreach (var run in block.Runs())
        {
            var x = original.Slice(run.Position, run.Length);
            var y = decoded.Slice(run.Position, run.Length);
            Distribution.Add(x, y, run.PointIndex);
            Area.Add(x, y, run.PointIndex);
            Ensemble.Add(x, y, run.PointIndex);
            AddRows(x, y, run.PointIndex);
        }

        if (HasPlanes)
        {
            foreach (var part in block.Frames())
            {
                Gather(original.Slice(part.Position, part.Length), decoded.Slice(part.Position, part.Length), part);
            }
        }
    }

    private void AddRows<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> x, ReadOnlySpan<TDecoded> y, long position)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        for (var start = 0; start < x.Length;)
        {
            var length = (int)Math.Min(x.Length - start, _columns - ((position + start) % _columns));
            Bits.Add(x.Slice(start, length), y.Slice(start, length));
            start += length;
        }
    }

    // Frames too large for one block come in parts, one after the other.
    private void Gather<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> x, ReadOnlySpan<TDecoded> y, FramePart part)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        if (_x.Length == 0)
        {
            (_x, _y) = (new double[_layout.PlaneLength], new double[_layout.PlaneLength]);
        }

        TensorPrimitives.ConvertTruncating(x, _x.AsSpan(part.FirstPoint));
        TensorPrimitives.ConvertTruncating(y, _y.AsSpan(part.FirstPoint));
        if (part.FirstPoint + part.Length == _x.Length)
        {
            AddPlane(_layout.LevelOf(part.Frame));
        }
    }

    private void AddPlane(int level)
    {
        if (_range > 0)
        {
            var (c1, c2) = (K1 * _range, K2 * _range);
            Ssim.Add(level, StructuralSimilarity.Of(_x, _y, _rows, _columns, c1 * c1, c2 * c2));
        }

        Dssim.Add(level, DataSimilarity.Of(_x, _y, _rows, _columns));
        Gradient.Add(_x, _y, _rows, _columns);
        Spectrum.Add(_x, _y, _rows, _columns);
        var errors = new double[_x.Length];
        TensorPrimitives.Subtract<double>(_y, _x, errors);
        Whiteness.Add(errors, _columns, level);
    }
}
