using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>One variable as the manifest describes it.</summary>
internal sealed record StoredVariable
{
    private const string NameKey = "Name";

    /// <summary>Names the variable's entries; unique in the file and never used again.</summary>
    internal required int Id { get; init; }

    /// <summary>The SDS type.</summary>
    internal required Type Type { get; init; }

    /// <summary>The dimensions' names.</summary>
    internal required string[] Dimensions { get; init; }

    /// <summary>The extents, one a dimension.</summary>
    internal required int[] Shape { get; init; }

    /// <summary>All attributes, the name among them.</summary>
    internal required IReadOnlyList<KeyValuePair<string, object?>> Attributes { get; init; }

    /// <summary>The name; variables may share one, and an empty one is allowed.</summary>
    internal string Name => Attributes.FirstOrDefault(attribute => attribute.Key == NameKey).Value as string ?? "";

    /// <summary>The decisions, or null until data were committed.</summary>
    internal VariableDecisions? Decisions { get; init; }

    /// <summary>The number of the next segment that is written.</summary>
    internal int NextSegment { get; init; }

    /// <summary>The segments; points that none holds have the type's default value.</summary>
    internal IReadOnlyList<StoredSegment> Segments { get; init; } = [];
}
