using System;
using System.Linq;

namespace NumVid.Compare.Derivation;

/// <summary>Values of which only an interval is known, and by how much they may be off.</summary>
/// <remarks>Each rule holds at every point, and includes what one rounding to double on either side may
/// add.</remarks>
/// <param name="Low">No value, original or read back, is smaller.</param>
/// <param name="High">None is larger.</param>
/// <param name="Error">The largest possible error; null where nothing is guaranteed.</param>
internal readonly record struct BoundedValues(double Low, double High, double? Error)
{
    // Two values, each rounded by half a unit in the last place.
    private const double Rounding = 1.0 / (1L << 52);

    private double Largest => Math.Max(Math.Abs(Low), Math.Abs(High));

    private double Smallest => Low > 0 ? Low : High < 0 ? -High : 0;

    /// <summary>A number, which is never off.</summary>
    internal static BoundedValues Of(double number) => new(number, number, 0);

    /// <summary>A field.</summary>
    /// <param name="minimum">Its smallest original value.</param>
    /// <param name="maximum">Its largest.</param>
    /// <param name="error">The error that is guaranteed of it; null where none is.</param>
    internal static BoundedValues Of(double minimum, double maximum, double? error) =>
        new(minimum - (error ?? 0), maximum + (error ?? 0), error);

    /// <summary>a + b: |da| + |db|.</summary>
    internal static BoundedValues Sum(BoundedValues a, BoundedValues b) =>
        Rounded(a.Low + b.Low, a.High + b.High, a.Error + b.Error);

    /// <summary>a - b: the same.</summary>
    internal static BoundedValues Difference(BoundedValues a, BoundedValues b) => Sum(a, b.Negative());

    /// <summary>a b: |a| |db| + |b| |da|, the one as it was, the other as it was read back.</summary>
    internal static BoundedValues Product(BoundedValues a, BoundedValues b) => OfCorners(
        [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High], (a.Largest * b.Error) + (b.Largest * a.Error));

    /// <summary>a / b: |da| / |b| + |a| |db| / |b|^2; nothing where b may be zero.</summary>
    internal static BoundedValues Quotient(BoundedValues a, BoundedValues b) => b.Smallest > 0
        ? OfCorners(
            [a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High],
            (a.Error / b.Smallest) + (a.Largest * b.Error / (b.Smallest * b.Smallest)))
        : new(double.NegativeInfinity, double.PositiveInfinity, null);

    /// <summary>The hypotenuse: that of the errors, by the triangle's inequality.</summary>
    internal static BoundedValues Hypotenuse(BoundedValues a, BoundedValues b) => Rounded(
        double.Hypot(a.Smallest, b.Smallest), double.Hypot(a.Largest, b.Largest),
        a.Error is { } da && b.Error is { } db ? double.Hypot(da, db) : null);

    /// <summary>The smaller of two: the larger error.</summary>
    internal static BoundedValues Minimum(BoundedValues a, BoundedValues b) => new(
        Math.Min(a.Low, b.Low), Math.Min(a.High, b.High), Larger(a.Error, b.Error));

    /// <summary>The larger of two: the larger error.</summary>
    internal static BoundedValues Maximum(BoundedValues a, BoundedValues b) => new(
        Math.Max(a.Low, b.Low), Math.Max(a.High, b.High), Larger(a.Error, b.Error));

    /// <summary>-a: the same error.</summary>
    internal BoundedValues Negative() => new(-High, -Low, Error);

    /// <summary>|a|: the same error.</summary>
    internal BoundedValues Magnitude() => new(Smallest, Largest, Error);

    /// <summary>The root: sqrt(|da|), or |da| / (2 sqrt(smallest)) away from zero.</summary>
    internal BoundedValues SquareRoot() => Rounded(
        Math.Sqrt(Math.Max(0, Low)), Math.Sqrt(Math.Max(0, High)), Error is not { } error ? null
            : Low > 0 ? Math.Min(Math.Sqrt(error), error / (2 * Math.Sqrt(Low))) : Math.Sqrt(error));

    private static double? Larger(double? first, double? second) =>
        first is { } a && second is { } b ? Math.Max(a, b) : null;

    private static BoundedValues OfCorners(double[] corners, double? error) =>
        corners.Any(double.IsNaN) ? new(double.NegativeInfinity, double.PositiveInfinity, null)
            : Rounded(corners.Min(), corners.Max(), error);

    // What is exact stays so: equal values give equal results.
    private static BoundedValues Rounded(double low, double high, double? error)
    {
        var rounding = Math.Max(Math.Abs(low), Math.Abs(high)) * Rounding;
        return new(
            low - rounding, high + rounding,
            error is not { } off || !double.IsFinite(off + rounding) ? null
            : off == 0 ? 0 : (off * (1 + (4 * Rounding))) + rounding);
    }
}
