using System;
using System.Globalization;
using System.Linq;

namespace Microsoft.Research.Science.Data.Utilities;

/// <summary>What the usual attributes say: names to show, units, missing values and ranges. The case of keys does not
/// matter.</summary>
public static partial class MetadataExtensions
{
    private const string MissingValueOfNetCdf = "missing_value";

    /// <summary>Returns the value that stands for a missing one: <c>MissingValue</c>, else the attribute
    /// <c>missing_value</c>, else null.</summary>
    /// <param name="var">The variable.</param>
    public static object? GetMissingValue(this Variable var)
    {
        ArgumentNullException.ThrowIfNull(var);
        return var.MissingValue ?? AttributeSearch.Find(var.Metadata.AsDictionary(), MissingValueOfNetCdf);
    }

    /// <summary>Returns the name to show: <c>DisplayName</c> or <c>long_name</c>, else the name.</summary>
    /// <param name="metadata">The attributes of a variable.</param>
    public static string GetDisplayName(this MetadataDictionary metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.GetDisplayNameOnly()
            ?? metadata.GetComittedOtherwiseProposedValue(MetadataDictionary.NameKey, "");
    }

    /// <summary>Returns the name to show, <c>DisplayName</c> or <c>long_name</c>; null when there is neither.</summary>
    /// <param name="metadata">The attributes of a variable.</param>
    public static string? GetDisplayNameOnly(this MetadataDictionary metadata) =>
        Text(metadata, "DisplayName", "long_name");

    /// <summary>Returns the units; null when there are none.</summary>
    /// <param name="metadata">The attributes of a variable.</param>
    public static string? GetUnits(this MetadataDictionary metadata) => Text(metadata, "Units");

    /// <summary>Returns the name to show, and the units in brackets when there are any.</summary>
    /// <param name="metadata">The attributes of a variable.</param>
    public static string GetDisplayNameAndUnits(this MetadataDictionary metadata) =>
        metadata.GetDisplayName() + (metadata.GetUnits() is { } units ? $" ({units})" : "");

    /// <summary>Returns the number of elements; 1 for a scalar.</summary>
    /// <param name="var">The variable.</param>
    public static long TotalLength(this Variable var)
    {
        ArgumentNullException.ThrowIfNull(var);
        return var.GetShape().Aggregate(1L, (product, length) => product * length);
    }

    private static string? Text(MetadataDictionary metadata, params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var value = AttributeSearch.Find(metadata.AsDictionary(), keys);
        return Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
    }
}
