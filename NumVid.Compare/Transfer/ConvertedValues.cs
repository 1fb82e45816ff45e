using System;
using NumVid.Formats.Units;

namespace NumVid.Compare.Transfer;

/// <summary>Floating-point numbers in another unit, or in float64 instead of float32; computed in double and rounded
/// once.</summary>
/// <param name="source">The numbers, float32 or float64.</param>
/// <param name="type">The type that they get, not narrower.</param>
/// <param name="conversion">What is done to each.</param>
/// <param name="missing">The number that stands for a missing value and stays; NaN stays in any case.</param>
internal sealed class ConvertedValues(FieldValues source, Type type, UnitConversion conversion, double missing)
    : FieldValues(type, source.Shape)
{
    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var read = source.Read(origin, shape);
        var converted = Array.CreateInstance(Type, shape.Length == 0 ? [1] : shape);
        if (source.Type == typeof(double))
        {
            Convert(ArraySpan.Of<double>(read), ArraySpan.Writable<double>(converted));
        }
        else if (Type == typeof(double))
        {
            Convert(ArraySpan.Of<float>(read), ArraySpan.Writable<double>(converted));
        }
        else
        {
            Convert(ArraySpan.Of<float>(read), ArraySpan.Writable<float>(converted));
        }

        return converted;
    }

    private void Convert(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = (float)Converted(from[i]);
        }
    }

    private void Convert(ReadOnlySpan<float> from, Span<double> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = Converted(from[i]);
        }
    }

    private void Convert(ReadOnlySpan<double> from, Span<double> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = Converted(from[i]);
        }
    }

    private double Converted(double value) => value == missing ? value : conversion.Convert(value);
}
