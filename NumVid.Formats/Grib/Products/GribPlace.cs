using System;

namespace NumVid.Formats.Grib.Products;

/// <summary>A place on an axis of a variable: a value, or what lies between two.</summary>
/// <param name="Value">The value, or the first of two.</param>
/// <param name="Other">The second of two, or null.</param>
internal readonly record struct GribPlace(double Value, double? Other) : IComparable<GribPlace>
{
    /// <summary>The coordinate: the value, or the middle.</summary>
    internal double Coordinate => Other is { } other ? (Value + other) / 2 : Value;

    /// <inheritdoc/>
    public int CompareTo(GribPlace other) =>
        (Coordinate, Value, Other ?? Value).CompareTo((other.Coordinate, other.Value, other.Other ?? other.Value));
}
