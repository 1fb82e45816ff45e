using System;
using System.Numerics;

namespace NumVid.Compare.Metrics;

/// <summary>Errors weighted by the area that a point stands for: on a regular grid the cosine of its latitude, else
/// that of its cell.</summary>
internal sealed class AreaSums
{
    private readonly double[] _weights;
    private readonly long _stride;
    private double _sum;
    private double _errors;
    private double _squares;

    /// <summary>Creates empty sums.</summary>
    /// <param name="shape">The lengths of the field's axes.</param>
    /// <param name="axes">What is known of them.</param>
    internal AreaSums(int[] shape, FieldAxes axes)
    {
        _weights = axes.AreaWeights;
        _stride = axes.Area is { } axis && _weights.Length > 0 ? Product.Of(shape, axis + 1) : 0;
    }

    /// <summary>The weighted mean of d: what the area mean is off by; null where areas are not known.</summary>
    internal double? MeanError => _sum > 0 ? Finite.OrNull(_errors / _sum) : null;

    /// <summary>The weighted RMSE.</summary>
    internal double? Rmse => _sum > 0 ? Finite.OrNull(Math.Sqrt(_squares / _sum)) : null;

    /// <summary>Adds pairs that follow each other in the field.</summary>
    internal void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, long position)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        for (var i = 0; _stride > 0 && i < original.Length; i++)
        {
            var error = double.CreateTruncating(decoded[i]) - double.CreateTruncating(original[i]);
            if (double.IsFinite(error))
            {
                var weight = _weights[(position + i) / _stride % _weights.Length];
                _sum += weight;
                _errors += weight * error;
                _squares += weight * error * error;
            }
        }
    }
}
