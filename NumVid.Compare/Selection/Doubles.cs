using System;
using System.Globalization;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Selection;

/// <summary>Reads all values of a coordinate as numbers.</summary>
internal static class Doubles
{
    /// <summary>The numbers in row-major order.</summary>
    internal static double[] Of(FieldData coordinate)
    {
        if (coordinate.Values.Count == 0)
        {
            return [];
        }

        var values = coordinate.Values.Read(new int[coordinate.Shape.Count], coordinate.Values.Shape);
        var numbers = new double[values.Length];
        if (values is { Rank: > 0 } && coordinate.Type == typeof(float))
        {
            var i = 0;
            foreach (var value in ArraySpan.Of<float>(values))
            {
                numbers[i++] = value;
            }
        }
        else if (coordinate.Type == typeof(double))
        {
            ArraySpan.Of<double>(values).CopyTo(numbers);
        }
        else
        {
            var i = 0;
            foreach (var value in values)
            {
                numbers[i++] = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            }
        }

        return numbers;
    }
}
