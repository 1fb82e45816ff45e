namespace NumVid.Formats.Units;

/// <summary>How numbers in one unit become numbers in another: factor x number + offset.</summary>
/// <param name="Factor">What a number is multiplied by.</param>
/// <param name="Offset">What is added then.</param>
public readonly record struct UnitConversion(double Factor, double Offset)
{
    /// <summary>That of units which mean the same.</summary>
    public static UnitConversion None { get; } = new(1, 0);

    /// <summary>Whether numbers stay as they are.</summary>
    public bool IsNone => this == None;

    /// <summary>Converts one number, with two roundings.</summary>
    /// <param name="number">The number in the first unit.</param>
    /// <returns>The number in the second unit.</returns>
    public double Convert(double number) => (number * Factor) + Offset;
}
