using System;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Schema;

/// <summary>One line that says what a variable is: <c>probability of total precipitation above 5 mm, 0-6 h, 16
/// members</c>.</summary>
internal static class GribDescription
{
    // Levels that go without saying, or that the name of the parameter says.
    private static readonly string[] s_plainLevels = ["surface", "unknown", "meanSea"];

    /// <summary>The line, or null where the parameter has no name in words.</summary>
    internal static string? Get(GribCube cube)
    {
        if (GribMeaning.GetLongName(cube) is not { } name || cube.First.LocalText is not null)
        {
            return null;
        }

        string?[] parts = [InMillimetres(GribMeaning.Lowered(name)), GetLevel(cube), GetTime(cube), GetMembers(cube)];
        return string.Join(", ", parts.OfType<string>());
    }

    // One kilogram of water on a square metre is 1 mm deep.
    private static string InMillimetres(string name) => name.Contains("recipitation", StringComparison.Ordinal)
        ? name.Replace(" kg m-2", " mm", StringComparison.Ordinal) : name;

    private static string? GetLevel(GribCube cube)
    {
        var (type, level) = (cube.First.LevelType, cube.Levels[0]);
        var unit = GribLevelAxis.GetUnits(type) is var units && units == "1" ? "" : " " + units;
        if (cube.Levels.Count > 1)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"{cube.Levels.Count} levels of {GribLevelAxis.ToWords(type)} from {level.Value} to {cube.Levels[^1].Value}{unit}");
        }

        if (type.StartsWith("isobaricIn", StringComparison.Ordinal))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{level.Value}{unit}");
        }

        var isNamed = cube.First.Parameter.LongName?.Contains(" metre ", StringComparison.Ordinal) == true;
        var isPlain = s_plainLevels.Contains(type) || (isNamed && type == "heightAboveGround");
        return isPlain ? null : level.Bottom is { } bottom
            ? string.Create(CultureInfo.InvariantCulture, $"{GribLevelAxis.ToWords(type)} {level.Top} to {bottom}{unit}")
            : level.Top == 0 ? GribLevelAxis.ToWords(type)
            : string.Create(CultureInfo.InvariantCulture, $"{GribLevelAxis.ToWords(type)} {level.Top}{unit}");
    }

    // One range of steps, or how long each interval is.
    private static string? GetTime(GribCube cube)
    {
        var ranges = cube.Planes.OfType<GribHeader>().Select(header => header.StepRange).Distinct().ToList();
        if (ranges.Count == 1)
        {
            return ranges[0] == "0" ? null : char.IsDigit(ranges[0][^1]) ? ranges[0] + " h" : ranges[0];
        }

        if (cube.IntervalStarts is not { } starts)
        {
            return null;
        }

        var lengths = (cube.Steps ?? cube.Times).Zip(starts, (end, start) => end - start).Distinct().ToList();
        return lengths.Count == 1 ? "over " + GribDurations.ToText(lengths[0])
            : cube.Planes.OfType<GribHeader>().All(header => header.IntervalStart == header.ReferenceTime)
            ? "since the start of the forecast" : "over intervals of several lengths";
    }

    private static string? GetMembers(GribCube cube)
    {
        const long Unknown = 255;
        var count = cube.Members.Count > 1 ? cube.Members.Count
            : cube.First.Product.Find("numberOfForecastsInEnsemble") is > 1 and < Unknown and var size
            && cube.First.Member is null ? size : 0;
        return count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{count} members")
            : cube.First.Member is { } member && cube.First.Product.Find("perturbationNumber") is not null
            && cube.First.Product.Find("numberOfForecastsInEnsemble") > 1
            ? string.Create(CultureInfo.InvariantCulture, $"member {member}") : null;
    }
}
