using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Schema;

/// <summary>The attributes of a field's variable: those of CF, and GRIB's own under <c>GRIB_</c>.</summary>
internal static class GribAttributes
{
    /// <summary>The attribute with ecCodes' name of the kind of level.</summary>
    internal const string LevelTypeKey = "GRIB_typeOfLevel";

    /// <summary>The attribute that holds the coded headers of all planes.</summary>
    internal const string HeadersKey = "GRIB_headers";

    /// <summary>The attribute by which a coordinate says that it is an axis that CF has no name for.</summary>
    internal const string AxisKey = "GRIB_axis";

    /// <summary>Lists the attributes.</summary>
    internal static IEnumerable<KeyValuePair<string, object>> List(
        GribCube cube, string? coordinates, string? mapping, string? cellMethods)
    {
        var first = cube.First;
        var present = cube.Planes.OfType<GribHeader>().ToList();
        IEnumerable<(string Key, object? Value)> attributes =
        [
            (CfAttributes.Units, GribMeaning.GetUnits(cube)),
            (CfAttributes.StandardName, GribMeaning.GetStandardName(cube)),
            ("long_name", GribMeaning.GetLongName(cube)),
            (CfAttributes.Description, GribDescription.Get(cube)),
            (CfAttributes.CellMethods, cellMethods),
            ("coordinates", coordinates),
            ("grid_mapping", mapping),
            (MissingValueNames.Sds, GetMissingValue(cube, present)),
            ("GRIB_edition", first.Field.Edition),
            ("GRIB_centre", first.Centre),
            ("GRIB_shortName", first.Parameter.ShortName),
            ("GRIB_paramId", first.Parameter.ParamId == 0 ? null : (int)first.Parameter.ParamId),
            .. GetParameterKeys(first),
            (LevelTypeKey, first.LevelType),
            ("GRIB_level", cube.Levels.Count == 1 ? first.Level.Value : null),
            ("GRIB_number", cube.Members.Count == 1 ? first.Member : null),
            ("GRIB_gridType", cube.Grid.Type),
            .. cube.Grid.Attributes.Select(pair => (pair.Key, (object?)pair.Value)),
            ("GRIB_stepType", first.StepType),
            ("GRIB_stepRange", present.All(header => header.StepRange == first.StepRange) ? first.StepRange : null),
            ("GRIB_referenceTime", GetReferenceTime(present)),
            .. GribProductAttributes.List(cube),
            ("GRIB_packingType", first.PackingType),
            ("GRIB_bitsPerValue", (int)present.Max(header => header.BitsPerValue)),
        ];
        return attributes.Where(pair => pair.Value is not null)
            .Select(pair => new KeyValuePair<string, object>(pair.Key, pair.Value!));
    }

    private static object? GetMissingValue(GribCube cube, List<GribHeader> present)
    {
        var canBeMissing = cube.HoleCount > 0 || present.Any(header => header.HasMissing);
        return !canBeMissing ? null : cube.IsDouble ? double.NaN : (object)float.NaN;
    }

    private static string? GetReferenceTime(List<GribHeader> present)
    {
        var times = present.Select(header => header.ReferenceTime).Distinct().ToList();
        return times.Count == 1
            ? CalendarInstant.FromSeconds(CalendarArithmetic.Parse(present[0].Calendar), times[0]).ToString() : null;
    }

    private static IEnumerable<(string Key, object? Value)> GetParameterKeys(GribHeader header)
    {
        string[] names = header.Field.Edition == 2
            ? ["GRIB_discipline", "GRIB_parameterCategory", "GRIB_parameterNumber"]
            : ["GRIB_table2Version", "GRIB_indicatorOfParameter"];
        return names.Zip(header.Parameter.Key.Split('_'), (name, value) =>
            (name, (object?)int.Parse(value, CultureInfo.InvariantCulture)));
    }
}
