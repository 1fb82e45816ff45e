using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>What a file promises of the values of a variable.</summary>
public sealed record StoredPromise
{
    /// <summary>Whether every value returns bit by bit.</summary>
    public bool IsExact { get; init; }

    /// <summary>The quality in force when the first data came, in the grammar of qualities; null where the file does
    /// not say.</summary>
    public string? Quality { get; init; }

    /// <summary>The absolute bounds, part by part; one of 0 for all when exact; empty when none is promised.</summary>
    public IReadOnlyList<PromisedBound> Bounds { get; init; } = [];

    /// <summary>The largest error as a part of a value's magnitude; null when exact or when nothing of the kind is
    /// promised.</summary>
    public double? RelativeBound { get; init; }

    /// <summary>The largest mean squared error, in the square of the variable's unit; null when exact or when nothing
    /// of the
    /// kind is promised.</summary>
    public double? MeanSquareBound { get; init; }
}
