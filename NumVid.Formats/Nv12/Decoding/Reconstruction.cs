using System;
using System.IO;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Layers;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Decoding;

/// <summary>Turns codes and residuals into values: products and sums in double in a fixed order, rounded once at the
/// end.</summary>
/// <remarks>Writer and reader share these lines; the runtime never contracts a product and a sum into one rounding.
/// Special and patched points are set afterwards.</remarks>
internal readonly struct Reconstruction
{
    private readonly ushort[]? _codes;
    private readonly double[] _bases;
    private readonly int[]? _residuals;
    private readonly double _step;
    private readonly double[]? _magnitudes;

    /// <summary>Prepares the points of a segment.</summary>
    /// <param name="scale">The line from codes to targets.</param>
    /// <param name="codes">One a point, at most <see cref="LinearScale.MaxCode"/>; null when all are 0.</param>
    /// <param name="residuals">One a point; null when all are 0.</param>
    /// <param name="step">The unit of the residuals.</param>
    /// <param name="grid">The grid whose numbers the targets are; null when they are the values themselves.</param>
    internal Reconstruction(LinearScale scale, ushort[]? codes, int[]? residuals, double step, RelativeGrid? grid)
    {
        _codes = codes;
        _bases = codes is null ? [scale.Minimum] : scale.ValuesOfCodes();
        _residuals = residuals;
        _step = step;
        _magnitudes = grid?.Magnitudes();
    }

    private Reconstruction(Reconstruction other, int[]? residuals)
    {
        this = other;
        _residuals = residuals;
    }

    /// <summary>The same base with residuals.</summary>
    internal Reconstruction With(int[]? residuals) => new(this, residuals);

    /// <summary>The target of a point by the base alone, before the residual.</summary>
    internal double BaseAt(int point) => _bases[_codes is null ? 0 : _codes[point]];

    /// <summary>The value of a point.</summary>
    /// <exception cref="InvalidDataException">The grid has no such number.</exception>
    internal T ValueAt<T>(int point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var value = BaseAt(point);
        if (_residuals is not null)
        {
            var correction = _residuals[point] * _step;
            value += correction;
        }

        return FloatNumbers.As<T>(_magnitudes is null ? value : RelativeGrids.ValueOf(value, _magnitudes));
    }

    /// <summary>The values of all points.</summary>
    /// <exception cref="InvalidDataException">The grid has no such number, or a value is
    /// infinity less infinity: processors do not agree on the bits of that.</exception>
    internal void Fill<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueAt<T>(i);
        }

        if (_residuals is null || (double.IsFinite(_bases[^1]) && double.IsFinite(_step * ResidualCoder.MaxMagnitude)))
        {
            return;
        }

        foreach (var value in values)
        {
            if (T.IsNaN(value))
            {
                throw new InvalidDataException("scale and residual make values that are no numbers");
            }
        }
    }
}
