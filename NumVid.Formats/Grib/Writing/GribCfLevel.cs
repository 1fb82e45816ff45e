using System;
using System.Linq;
using EccodesDotNet;
using EccodesDotNet.Errors;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Schema;
using NumVid.Formats.Units;

namespace NumVid.Formats.Grib.Writing;

// Why so: docs/decisions/0074-units-by-udunits.md
/// <summary>Chooses the fixed surface for a level, by its standard name and unit.</summary>
internal static class GribCfLevel
{
    private const long Isobaric = 100;
    private const long AboveSea = 102;
    private const long AboveGround = 103;
    private const long Sigma = 104;
    private const long Hybrid = 105;
    private const long BelowLand = 106;
    private const long Isentropic = 107;
    private const long PotentialVorticity = 109;
    private const long BelowSea = 160;

    private static readonly string[] s_seaWords = ["sea", "ocean"];
    private static readonly string[] s_landWords = ["soil", "ground", "land", "permafrost", "subsurface"];

    /// <summary>Chooses the surface.</summary>
    /// <param name="message">A message to try GRIB's own names of levels on.</param>
    /// <param name="level">The coordinate.</param>
    /// <param name="variable">The field.</param>
    /// <exception cref="UnsupportedDataException">GRIB has no such surface, or nothing tells which it is.</exception>
    internal static GribCfSurface Choose(GribMessage message, CfPlaceCoordinate level, IGribVariable variable)
    {
        var surface = ByGribName(message, level) ?? ByName(level, variable);
        if (surface.IsLayer || level.Bounds is null || !IsOfCells(level, variable, surface.First))
        {
            return surface;
        }

        return surface with { Second = surface.First };
    }

    // What a reader of GRIB noted says it best.
    private static GribCfSurface? ByGribName(GribMessage message, CfPlaceCoordinate level)
    {
        if (level.Text(GribAttributes.LevelTypeKey) is not { Length: > 0 } name)
        {
            return null;
        }

        try
        {
            using var trial = message.Clone();
            trial.Set("typeOfLevel", name);
            var (first, second) = (trial.GetInt64("typeOfFirstFixedSurface"), trial.GetInt64("typeOfSecondFixedSurface"));
            return trial.GetString("typeOfLevel") != name || (second != GribCfSurface.None && level.Bounds is null) ? null
                : new(first, second, first == Isobaric ? ToPascals(level) ?? new(100, 0) : UnitConversion.None);
        }
        catch (EcCodesException)
        {
            return null;
        }
    }

    private static GribCfSurface ByName(CfPlaceCoordinate level, IGribVariable variable)
    {
        var name = CfVerticalNames.KindOf(level.StandardName, level.Name, level.Units);
        var (surface, unit) = name switch
        {
            CfVerticalKind.Pressure => (Isobaric, "Pa"),
            CfVerticalKind.Altitude => (AboveSea, "m"),
            CfVerticalKind.Height => (AboveGround, "m"),
            CfVerticalKind.Depth => (BelowWhat(level, variable), "m"),
            CfVerticalKind.Sigma => (Sigma, "1"),
            CfVerticalKind.ModelLevel => (Hybrid, "1"),
            CfVerticalKind.PotentialTemperature => (Isentropic, "K"),
            CfVerticalKind.PotentialVorticity => (PotentialVorticity, "K m2 kg-1 s-1"),
            _ => throw Refused(level, variable, "standard_name and units do not say one that GRIB has"),
        };
        if (surface == Hybrid)
        {
            RequireNumbers(level, variable);
            return new(Hybrid, GribCfSurface.None, UnitConversion.None);
        }

        var conversion = surface == Isobaric ? ToPascals(level) : CfUnits.ConversionOf(level.Units, unit);
        return new(surface, GribCfSurface.None, conversion
            ?? throw Refused(level, variable, $"its unit '{level.Units}' cannot be converted to {unit}"));
    }

    private static UnitConversion? ToPascals(CfPlaceCoordinate level) => CfUnits.ConversionOf(level.Units, "Pa");

    private static long BelowWhat(CfPlaceCoordinate level, IGribVariable variable)
    {
        var texts = new[] { level.Name, level.Text("long_name"), variable.RecentName,
            Text(variable, CfAttributes.StandardName), Text(variable, "long_name") };
        bool Mention(string[] words) => texts.Any(
            text => text is not null && words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
        return (Mention(s_seaWords), Mention(s_landWords)) switch
        {
            (true, false) => BelowSea,
            (false, true) => BelowLand,
            _ => throw Refused(level, variable, "no name says whether it is a depth in the ground or in the sea"),
        };
    }

    // Depths are layers of soil or water wherever they have ends; other levels when the values are of their cells.
    private static bool IsOfCells(CfPlaceCoordinate level, IGribVariable variable, long surface) =>
        surface is BelowLand or BelowSea
        || CfCellMethods.Along(Text(variable, CfAttributes.CellMethods), [level.Name, level.StandardName ?? level.Name])
            .Any(method => method != "point");

    // Coefficients between 0 and 1 are not the numbers of levels.
    private static void RequireNumbers(CfPlaceCoordinate level, IGribVariable variable)
    {
        if (Array.Exists(level.Values, value => !double.IsInteger(value) || value < 0))
        {
            throw Refused(level, variable, "GRIB counts hybrid levels, and these values are not whole numbers");
        }
    }

    private static UnsupportedDataException Refused(CfPlaceCoordinate level, IGribVariable variable, string reason) => new(
        $"The level '{level.Name}' of '{variable.RecentName}' (standard_name '{level.StandardName ?? "-"}', units "
        + $"'{level.Units ?? "-"}') cannot be written as a surface of GRIB: {reason}.");

    private static string? Text(IGribVariable variable, string key) =>
        variable.RecentAttributes.TryGetValue(key, out var value) ? value as string : null;
}
