using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>A variable of an original and what a copy has of it.</summary>
internal sealed record VerifiedVariableDocument(
    string Name,
    string? NameInCopy,
    IReadOnlyList<string> Dimensions,
    long Points,
    string? Quality,
    bool HasFailed,
    bool IsOmitted,
    double? MaxError,
    IReadOnlyList<int> MaxErrorIndex,
    double? OriginalValue,
    double? CopyValue,
    IReadOnlyList<VerifiedBoundDocument> Bounds,
    string? Problem,
    string? Note)
{
    /// <summary>What was found of a variable.</summary>
    internal static VerifiedVariableDocument Of(VerifiedVariable variable) => new(
        variable.Name, variable.NameInCopy, variable.Dimensions, variable.Points, variable.Quality, variable.HasFailed,
        variable.IsOmitted, FiniteNumber.OrNull(variable.MaxError),
        variable.MaxErrorIndex ?? [], FiniteNumber.OrNull(variable.OriginalValue),
        FiniteNumber.OrNull(variable.CopyValue),
        [.. variable.Bounds.Select(bound => VerifiedBoundDocument.Of(bound, variable.Dimensions))], variable.Problem, variable.Note);

    /// <summary>The variable that it was made of.</summary>
    internal VerifiedVariable ToVariable() => new(Name, Dimensions, Points)
    {
        NameInCopy = NameInCopy,
        Quality = Quality,
        HasFailed = HasFailed,
        IsOmitted = IsOmitted,
        MaxError = MaxError,
        MaxErrorIndex = MaxErrorIndex.Count == 0 ? null : MaxErrorIndex,
        OriginalValue = OriginalValue,
        CopyValue = CopyValue,
        Bounds = [.. Bounds.Select(bound => bound.ToBound(Dimensions))],
        Problem = Problem,
        Note = Note,
    };
}
