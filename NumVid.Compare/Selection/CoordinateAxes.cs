using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Selection;

/// <summary>Finds by the CF conventions which dimensions of an input are times and levels, and what stands on them.</summary>
internal sealed partial class CoordinateAxes
{
    private static readonly string[] s_levelUnits = ["pa", "hpa", "mbar", "millibar", "millibars", "mb", "level", "sigma_level", "layer"];
    private static readonly string[] s_calendars = ["standard", "gregorian", "proleptic_gregorian"];

    private readonly Dictionary<string, Variable> _coordinates;

    /// <summary>Looks at the committed variables of a dataset.</summary>
    internal CoordinateAxes(IEnumerable<Variable> variables) => _coordinates = variables
        .Where(variable => variable.Rank == 1 && variable.Dimensions[0].Name == variable.Name)
        .GroupBy(variable => variable.Name).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    /// <summary>Whether a dimension is time.</summary>
    internal bool IsTime(string dimension) =>
        _coordinates.TryGetValue(dimension, out var coordinate) && FrameAxis.IsTime(FieldData.Read(coordinate));

    /// <summary>Whether a dimension is a level: CF axis Z, a direction of up or down, a unit of pressure, or a name that says so.</summary>
    internal bool IsLevel(string dimension)
    {
        if (!_coordinates.TryGetValue(dimension, out var coordinate))
        {
            return false;
        }

        var units = Text(coordinate, "units")?.ToLowerInvariant();
        return Text(coordinate, "axis") == "Z" || Text(coordinate, "positive") is not null || s_levelUnits.Contains(units)
            || dimension.Contains("lev", StringComparison.OrdinalIgnoreCase) || dimension.StartsWith("isobaric", StringComparison.OrdinalIgnoreCase)
            || Text(coordinate, "standard_name") is "air_pressure" or "height" or "altitude" or "depth" or "model_level_number";
    }

    /// <summary>The numbers on a dimension.</summary>
    /// <exception cref="UsageException">It has no coordinate of numbers.</exception>
    internal double[] NumbersOf(string dimension) => _coordinates.TryGetValue(dimension, out var coordinate) && coordinate.TypeOfData.IsPrimitive
        ? [.. coordinate.GetData().Cast<object>().Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))]
        : throw new UsageException($"The dimension '{dimension}' has no coordinate of numbers; choose by index, for example '#0..3'.");

    /// <summary>The dates on a dimension of time.</summary>
    /// <exception cref="UsageException">Its numbers are no dates of the usual calendar.</exception>
    internal DateTime[] DatesOf(string dimension)
    {
        var coordinate = _coordinates[dimension];
        if (coordinate.TypeOfData == typeof(DateTime))
        {
            return (DateTime[])coordinate.GetData();
        }

        var match = Since().Match(Text(coordinate, "units") ?? "");
        var calendar = Text(coordinate, "calendar")?.ToLowerInvariant();
        if (!match.Success || (calendar is not null && !s_calendars.Contains(calendar))
            || !DateTime.TryParse(match.Groups["date"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var epoch))
        {
            throw new UsageException($"The dimension '{dimension}' has no dates of the usual calendar ('{Text(coordinate, "units")}', calendar '{calendar ?? "standard"}'); choose times by index.");
        }

        var seconds = char.ToLowerInvariant(match.Groups["unit"].Value[0]) switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 86400 };
        return [.. NumbersOf(dimension).Select(value => epoch.AddTicks((long)Math.Round(value * seconds * TimeSpan.TicksPerSecond)))];
    }

    private static string? Text(Variable variable, string attribute) =>
        variable.Metadata.ContainsKey(attribute) ? variable.Metadata[attribute] as string : null;

    [GeneratedRegex(@"^\s*(?<unit>s|sec|secs|seconds?|min|mins|minutes?|h|hr|hrs|hours?|d|days?)\s+since\s+(?<date>.+?)\s*(?:UTC|GMT)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Since();
}
