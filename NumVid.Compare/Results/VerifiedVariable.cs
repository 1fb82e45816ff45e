using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>A variable of an original and what a copy has of it.</summary>
/// <param name="Name">Its name in the original.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Points">How many values it has.</param>
internal sealed record VerifiedVariable(string Name, IReadOnlyList<string> Dimensions, long Points)
{
    /// <summary>Its name in the copy; null when it is not there.</summary>
    internal string? NameInCopy { get; init; }

    /// <summary>The largest absolute error; null when it could not be measured.</summary>
    internal double? MaxError { get; init; }

    /// <summary>The index of the largest error on each dimension; null when there is no error.</summary>
    internal IReadOnlyList<int>? MaxErrorIndex { get; init; }

    /// <summary>The original value there.</summary>
    internal double? OriginalValue { get; init; }

    /// <summary>The copy's value there.</summary>
    internal double? CopyValue { get; init; }

    /// <summary>The quality in force for it, in the quality grammar; null where none was asked for.</summary>
    internal string? Quality { get; init; }

    /// <summary>The bounds that were checked, part by part; empty without any.</summary>
    internal IReadOnlyList<VerifiedBound> Bounds { get; init; } = [];

    /// <summary>What fails the check besides bounds, as a clause without a stop; null when nothing does.</summary>
    internal string? Problem { get; init; }

    /// <summary>What should be known and fails nothing, as a clause without a stop; or null.</summary>
    internal string? Note { get; init; }

    /// <summary>Whether the copy's format has no place for it, so that its values are lost.</summary>
    internal bool IsOmitted { get; init; }

    /// <summary>Whether the variable fails the check.</summary>
    internal bool HasFailed { get; init; }
}
