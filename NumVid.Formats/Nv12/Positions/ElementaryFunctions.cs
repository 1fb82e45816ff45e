using System;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>Sine, logarithm and the like from sums, products, quotients and square roots, each rounded by
/// itself.</summary>
/// <remarks>Those of libraries differ between machines in the last places; docs/nv12-format.md (Positions) has every
/// constant of these.</remarks>
internal static class ElementaryFunctions
{
    /// <summary>Degrees of a radian.</summary>
    internal const double Degrees = 57.29577951308232;

    /// <summary>Radians of a degree.</summary>
    internal const double Radians = 0.017453292519943295;

    private const double HalfPi = 1.5707963267948966;
    private const double Pi = 3.141592653589793;
    private const double LogarithmOfTwo = 0.6931471805599453;
    private const double MostExponent = 700;

    // From the last term of a series to the first.
    private static readonly double[] s_sine = Factorials(17, 2, 3);
    private static readonly double[] s_cosine = Factorials(16, 2, 2);
    private static readonly double[] s_exponential = [.. Array.ConvertAll(Factorials(13, 1, 2), Math.Abs)];
    private static readonly double[] s_arcTangent = Fractions(25, alternates: true);
    private static readonly double[] s_logarithm = Fractions(25, alternates: false);

    /// <summary>Sine and cosine of an angle in degrees.</summary>
    internal static (double Sine, double Cosine) SineAndCosine(double degrees)
    {
        var quarter = Math.Round(degrees / 90);
        var x = (degrees - (90 * quarter)) * Radians;
        var square = x * x;
        var sine = x + (x * (square * Sum(s_sine, square)));
        var cosine = 1 + (square * Sum(s_cosine, square));
        return (quarter - (4 * Math.Floor(quarter / 4))) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }

    /// <summary>The arc tangent of a number that is not negative, in radians.</summary>
    internal static double ArcTangent(double x)
    {
        if (x > 1)
        {
            return HalfPi - ArcTangent(1 / x);
        }

        x /= 1 + Math.Sqrt(1 + (x * x));
        x /= 1 + Math.Sqrt(1 + (x * x));
        var square = x * x;
        return 4 * (x + (x * (square * Sum(s_arcTangent, square))));
    }

    /// <summary>The angle from the direction of x to a point, in radians; 0 at the origin.</summary>
    internal static double Angle(double y, double x)
    {
        var (up, along) = (Math.Abs(y), Math.Abs(x));
        var angle = up == 0 && along == 0 ? 0 : up > along ? HalfPi - ArcTangent(along / up) : ArcTangent(up / along);
        angle = x < 0 ? Pi - angle : angle;
        return y < 0 ? -angle : angle;
    }

    /// <summary>The natural logarithm of a positive number; 0 of all others.</summary>
    internal static double Logarithm(double x)
    {
        if (!(x > 0) || !double.IsFinite(x))
        {
            return 0;
        }

        var twos = 0;
        for (; x > 1.5; twos++)
        {
            x /= 2;
        }

        for (; x < 0.75; twos--)
        {
            x *= 2;
        }

        var part = (x - 1) / (x + 1);
        var square = part * part;
        return (twos * LogarithmOfTwo) + (2 * (part + (part * (square * Sum(s_logarithm, square)))));
    }

    /// <summary>The exponential function, of arguments up to 700 either way.</summary>
    internal static double Exponential(double x)
    {
        x = x > MostExponent ? MostExponent : x < -MostExponent ? -MostExponent : x;
        var twos = Math.Round(x / LogarithmOfTwo);
        var rest = x - (twos * LogarithmOfTwo);
        var result = 1 + (rest + (rest * (rest * Sum(s_exponential, rest))));
        for (; twos > 0; twos--)
        {
            result *= 2;
        }

        for (; twos < 0; twos++)
        {
            result /= 2;
        }

        return result;
    }

    private static double Sum(double[] coefficients, double x)
    {
        var sum = coefficients[0];
        for (var i = 1; i < coefficients.Length; i++)
        {
            sum = coefficients[i] + (x * sum);
        }

        return sum;
    }

    // 1/n! for n = last, last - step, ... first, the sign changing, that of the first negative.
    private static double[] Factorials(int last, int step, int first)
    {
        var result = new double[((last - first) / step) + 1];
        for (var i = 0; i < result.Length; i++)
        {
            var n = first + (step * i);
            var factorial = 1.0;
            for (var factor = 2; factor <= n; factor++)
            {
                factorial *= factor;
            }

            result[^(i + 1)] = (i % 2 == 0 ? -1 : 1) / factorial;
        }

        return result;
    }

    // 1/n for n = last, last - 2, ... 3, the sign changing, that of 1/3 negative; or all positive.
    private static double[] Fractions(int last, bool alternates)
    {
        var result = new double[(last - 1) / 2];
        for (var i = 0; i < result.Length; i++)
        {
            result[^(i + 1)] = (alternates && i % 2 == 0 ? -1.0 : 1) / ((2 * i) + 3);
        }

        return result;
    }
}
