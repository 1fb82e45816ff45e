using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace NumVid.Compare.Results;

/// <summary>What the tables say of a variable beside its figures.</summary>
/// <param name="Name">Its name in the input.</param>
/// <param name="Type">Its type, for example <c>float32</c>.</param>
/// <param name="Unit">Its CF units, or null.</param>
/// <param name="Dimensions">Its dimensions' names.</param>
/// <param name="Shape">Its dimensions' lengths.</param>
/// <param name="Points">All points.</param>
/// <param name="Missing">Points that are NaN.</param>
/// <param name="Minimum">The smallest finite value, or null without one.</param>
/// <param name="Maximum">The largest finite value, or null without one.</param>
/// <param name="SourceBits">Bits per value of a packed source, the most where its parts differ; null when it is not
/// known to be packed.</param>
internal sealed record ComparedVariable(
    string Name,
    string Type,
    string? Unit,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<int> Shape,
    long Points,
    long Missing,
    double? Minimum,
    double? Maximum,
    int? SourceBits)
{
    /// <summary>The fewest bits per value among the parts of a packed source.</summary>
    public int? SmallestSourceBits { get; init; }

    /// <summary>The axis along which frames follow each other, CF time where there is one; null without such an
    /// axis.</summary>
    public string? FrameDimension { get; init; }

    /// <summary>The error of the quantiser alone; null where it was not measured.</summary>
    public QuantisationFigures? Quantisation { get; init; }

    /// <summary>The expression of a field that is computed from others; null for a variable of the input.</summary>
    public string? Expression { get; init; }

    /// <summary>The variables that it is computed from, which its files hold; null for a variable of the
    /// input.</summary>
    public IReadOnlyList<string>? ComputedFrom { get; init; }

    /// <summary>What the places along the axes before the last two are called, axis by axis; null where nothing names
    /// them.</summary>
    [JsonIgnore]
    public IReadOnlyList<IReadOnlyList<string>?> AxisNames { get; init; } = [];

    /// <summary>What a place on an axis is called, or null.</summary>
    internal string? NameAt(int axis, int index) =>
        axis < AxisNames.Count && AxisNames[axis] is { } names && index < names.Count && names[index].Length > 0
            ? names[index] : null;
}
