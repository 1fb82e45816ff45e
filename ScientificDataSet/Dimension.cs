using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A named axis and its length.</summary>
public readonly struct Dimension
{
    internal Dimension(string name, int length)
    {
        Name = name;
        Length = length;
    }

    /// <summary>The name that variables share when they share the axis.</summary>
    public string Name { get; }

    /// <summary>The number of positions, 0 or more.</summary>
    public int Length { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dimension other && Name == other.Name && Length == other.Length;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Length);

    /// <summary>Returns <c>(name:length)</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"({Name}:{Length})");
}
