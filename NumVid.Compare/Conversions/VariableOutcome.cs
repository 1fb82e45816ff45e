namespace NumVid.Compare.Conversions;

/// <summary>How exactly a variable was kept, for one line.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Unit">The unit of its values, or null.</param>
/// <param name="Evidence">What stands behind it.</param>
internal sealed record VariableOutcome(string Name, string? Unit, BoundEvidence Evidence)
{
    /// <summary>Whether every value is the same; false also where that is not known.</summary>
    internal bool IsExact { get; init; }

    /// <summary>Whether it has no values.</summary>
    internal bool IsEmpty { get; init; }

    /// <summary>The smallest absolute bound or error of a level; null without one.</summary>
    internal double? Smallest { get; init; }

    /// <summary>The largest absolute bound or error of a level; null without one.</summary>
    internal double? Largest { get; init; }

    /// <summary>The bound as a part of a value's magnitude; null without one.</summary>
    internal double? RelativeBound { get; init; }

    /// <summary>The bound of the mean squared error; null without one.</summary>
    internal double? MeanSquareBound { get; init; }

    /// <summary>What was asked for, where no number can be told without measuring.</summary>
    internal string? Asked { get; init; }

    /// <summary>How or why, for brackets; null for nothing.</summary>
    internal string? Detail { get; init; }
}
