using System;

namespace NumVid.Compare.Derivation;

/// <summary>What may be done to values point by point: how it is written, computed, and what becomes of errors and
/// units.</summary>
/// <param name="Name">Its sign or name.</param>
/// <param name="TakesTwo">Whether it takes two things.</param>
/// <param name="Compute">The value; the second argument is not looked at where it takes one.</param>
/// <param name="Bound">What becomes of values and errors; as above.</param>
/// <param name="KeepsUnit">Whether the result has the unit of what it takes, where that is one unit.</param>
internal sealed record Operation(
    string Name, bool TakesTwo, Func<double, double, double> Compute,
    Func<BoundedValues, BoundedValues, BoundedValues> Bound, bool KeepsUnit)
{
    /// <summary>a + b.</summary>
    internal static Operation Add { get; } = new("+", true, (a, b) => a + b, BoundedValues.Sum, true);

    /// <summary>a - b.</summary>
    internal static Operation Subtract { get; } = new("-", true, (a, b) => a - b, BoundedValues.Difference, true);

    /// <summary>a * b.</summary>
    internal static Operation Multiply { get; } = new("*", true, (a, b) => a * b, BoundedValues.Product, false);

    /// <summary>a / b.</summary>
    internal static Operation Divide { get; } = new("/", true, (a, b) => a / b, BoundedValues.Quotient, false);

    /// <summary>-a.</summary>
    internal static Operation Negate { get; } = new("negation", false, (a, _) => -a, (a, _) => a.Negative(), true);

    /// <summary>Those that are called by a name.</summary>
    internal static Operation[] Functions { get; } =
    [
        new("sqrt", false, (a, _) => Math.Sqrt(a), (a, _) => a.SquareRoot(), false),
        new("abs", false, (a, _) => Math.Abs(a), (a, _) => a.Magnitude(), true),

        // By IEEE 754 the hypotenuse of an infinite and a missing value is infinite: missing values go first here.
        new("hypot", true, (a, b) => double.IsNaN(a) || double.IsNaN(b) ? double.NaN : double.Hypot(a, b),
            BoundedValues.Hypotenuse, true),
        new("min", true, Math.Min, BoundedValues.Minimum, true),
        new("max", true, Math.Max, BoundedValues.Maximum, true),
    ];
}
