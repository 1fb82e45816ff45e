using System;

namespace Microsoft.Research.Science.Data.Imperative;

/// <summary>What the type argument of an imperative method says: element type and rank, 0 for a single value.</summary>
internal readonly record struct DataKind(Type ElementType, int Rank)
{
    internal static DataKind Of<D>() => typeof(D).IsArray
        ? new DataKind(typeof(D).GetElementType()!, typeof(D).GetArrayRank())
        : new DataKind(typeof(D), 0);

    internal bool IsArray => Rank > 0;

    public override string ToString() => $"type {ElementType.Name} and rank {Rank}";

    /// <summary>Returns data as an array; a single value becomes an array of one element.</summary>
    internal static Array AsArray<D>(D data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data as Array ?? new[] { data };
    }
}
