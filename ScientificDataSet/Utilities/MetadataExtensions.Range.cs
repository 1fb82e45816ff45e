using System;
using System.Collections.Generic;
using System.Globalization;

namespace Microsoft.Research.Science.Data.Utilities;

/// <content>The smallest and the largest value, as attributes tell them: <c>Min</c> and <c>Max</c>, <c>valid_min</c>
/// and
/// <c>valid_max</c>, or the two numbers of <c>range</c>, <c>valid_range</c> or <c>actual_range</c>.</content>
public static partial class MetadataExtensions
{
    private static readonly string[] s_ranges = ["range", "valid_range", "actual_range"];

    /// <summary>Returns the smallest value; null when no attribute tells it.</summary>
    /// <param name="metadata">The attributes of a variable.</param>
    public static object? GetMin(this Dictionary<string, object?> metadata) => Bound(metadata, 0, "Min", "valid_min");

    /// <summary>Returns the largest value; null when no attribute tells it.</summary>
    /// <param name="metadata">The attributes of a variable.</param>
    public static object? GetMax(this Dictionary<string, object?> metadata) => Bound(metadata, 1, "Max", "valid_max");

    /// <inheritdoc cref="GetMin(Dictionary{string, object})"/>
    public static object? GetMin(this MetadataDictionary metadata) => Attributes(metadata).GetMin();

    /// <inheritdoc cref="GetMax(Dictionary{string, object})"/>
    public static object? GetMax(this MetadataDictionary metadata) => Attributes(metadata).GetMax();

    /// <summary>Returns the smallest value as a chosen type.</summary>
    /// <param name="metadata">The attributes of a variable.</param>
    /// <param name="default">What is returned when no attribute tells it.</param>
    public static T GetMin<T>(this Dictionary<string, object?> metadata, T @default) => As(metadata.GetMin(), @default);

    /// <summary>Returns the largest value as a chosen type.</summary>
    /// <param name="metadata">The attributes of a variable.</param>
    /// <param name="default">What is returned when no attribute tells it.</param>
    public static T GetMax<T>(this Dictionary<string, object?> metadata, T @default) => As(metadata.GetMax(), @default);

    /// <inheritdoc cref="GetMin{T}(Dictionary{string, object}, T)"/>
    public static T GetMin<T>(this MetadataDictionary metadata, T @default) => As(metadata.GetMin(), @default);

    /// <inheritdoc cref="GetMax{T}(Dictionary{string, object}, T)"/>
    public static T GetMax<T>(this MetadataDictionary metadata, T @default) => As(metadata.GetMax(), @default);

    private static Dictionary<string, object?> Attributes(MetadataDictionary metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.AsDictionary();
    }

    private static object? Bound(Dictionary<string, object?> metadata, int index, params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var range = AttributeSearch.Find(metadata, s_ranges) as Array;
        return AttributeSearch.Find(metadata, keys) ?? (range is { Rank: 1, Length: 2 } ? range.GetValue(index) : null);
    }

    private static T As<T>(object? value, T @default) =>
        value is null ? @default : (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture);
}
