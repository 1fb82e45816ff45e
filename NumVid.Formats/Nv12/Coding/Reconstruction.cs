using System.Numerics;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Coding;

/// <summary>Turns codes and residuals into values: products and sums in double in a fixed order, rounded once at the end.</summary>
/// <remarks>Writer and reader share these lines; the runtime never contracts a product and a sum into one rounding.</remarks>
internal static class Reconstruction
{
    /// <summary>The value of the base at each point, before the residual.</summary>
    internal static double[] BaseOf(LinearScale scale, ushort[]? codes, int count)
    {
        var values = new double[count];
        if (codes is null)
        {
            System.Array.Fill(values, scale.Minimum);
            return values;
        }

        var levels = scale.Levels();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = levels[codes[i]];
        }

        return values;
    }

    /// <summary>The final values; special and patched points are set afterwards.</summary>
    /// <exception cref="System.IO.InvalidDataException">There is no such level.</exception>
    internal static T[] Combine<T>(double[] baseValues, int[]? residuals, double step, LevelGrid? levels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var magnitudes = levels?.Magnitudes();
        var values = new T[baseValues.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = baseValues[i];
            if (residuals is not null)
            {
                var correction = residuals[i] * step;
                value += correction;
            }

            values[i] = T.CreateTruncating(magnitudes is null ? value : LevelGrid.ValueOf(value, magnitudes));
        }

        return values;
    }
}
