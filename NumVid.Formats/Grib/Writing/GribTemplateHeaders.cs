using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using EccodesDotNet.Errors;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Schema;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Headers for variables that came from GRIB: each field gets its own again.</summary>
internal static class GribTemplateHeaders
{
    // Single-precision coordinates of points, and Gaussian latitudes rounded in headers.
    private const double PositionTolerance = 1e-4;

    /// <summary>Plans a variable by its stored headers, or returns null when it has none that fit.</summary>
    internal static GribVariablePlan? TryPlan(
        IGribVariable variable, GribPlaneCoordinates coordinates, GribOptions options, ICollection<string> refusals, ICollection<string> warnings)
    {
        if (variable.RecentAttributes.GetValueOrDefault(GribAttributes.HeadersKey) is not string text)
        {
            return null;
        }

        if (GribHeaderStore.TryDecode(text) is not { } stored
            || stored.OfType<GribHeaderBytes>().FirstOrDefault() is not { } first)
        {
            refusals.Add($"The GRIB headers kept with '{variable.RecentName}' are damaged.");
            return null;
        }

        try
        {
            return Plan(variable, coordinates, options, stored, first, refusals, warnings);
        }
        catch (Exception error) when (error is EcCodesException or InvalidDataException)
        {
            refusals.Add($"The GRIB headers kept with '{variable.RecentName}' cannot be used: {error.Message}");
            return null;
        }
    }

    private static GribVariablePlan? Plan(
        IGribVariable variable, GribPlaneCoordinates coordinates, GribOptions options,
        GribHeaderBytes?[] stored, GribHeaderBytes first, ICollection<string> refusals, ICollection<string> warnings)
    {
        var grid = ReadGrid(first);
        var outerRank = variable.DimensionNames.Length - (grid.Layout == GribGridLayout.Cells ? 1 : 2);
        if (!Fits(variable, coordinates, grid))
        {
            refusals.Add($"The grid of '{variable.RecentName}' is no longer that of its GRIB headers.");
            return null;
        }

        var count = variable.RecentShape.Take(outerRank).Aggregate(1, (product, length) => product * length);
        var planes = new GribPlanePlan?[count];
        var converter = new GribEditionConverter();
        var placer = new GribHeaderPlacer(coordinates, variable.RecentName);
        for (var plane = 0; plane < count; plane++)
        {
            var isOwn = stored.Length == count;
            if (isOwn && stored[plane] is null)
            {
                continue;
            }

            var header = isOwn ? stored[plane]! : first;
            var place = coordinates.Get(plane, outerRank, isOwn);
            if (header.Edition != options.Edition)
            {
                // Levels have other units in the other edition, so they are set before.
                header = converter.Convert(placer.Place(header, place).Header, variable, options);
                place = place with { Level = null };
            }

            var (placed, shortName) = placer.Place(header, place);
            placed = NeedsName(shortName, placed, variable) ? placed.WithLocalSection(CreateName(variable)) : placed;
            planes[plane] = new GribPlanePlan(ReadGrid(placed), placed);
        }

        if (converter.Changes.Count > 0)
        {
            warnings.Add($"'{variable.RecentName}' went from edition 1 to 2; keys that changed: "
                + $"{string.Join(", ", converter.Changes)}.");
        }

        return new GribVariablePlan(variable, coordinates, grid, planes);
    }

    private static GribGrid ReadGrid(GribHeaderBytes header) => GribGridCache.Get(
        header, GribLocalText.OrderOf(GribLocalText.TryParse(header.LocalSection, out var local) ? local : null));

    private static bool Fits(IGribVariable variable, GribPlaneCoordinates coordinates, GribGrid grid)
    {
        var shape = variable.RecentShape;
        if (grid.Layout == GribGridLayout.Cells)
        {
            return shape[^1] == grid.ColumnCount && ArePlaced(variable, coordinates, grid, 1);
        }

        if (shape.Length < 2 || shape[^2] != grid.RowCount || shape[^1] != grid.ColumnCount)
        {
            return false;
        }

        return grid.Layout == GribGridLayout.Axes
            ? AreNear(coordinates.Axes[^2].Values, grid.Latitudes)
            && AreNear(coordinates.Axes[^1].Values, grid.Longitudes)
            : ArePlaced(variable, coordinates, grid, 2);
    }

    // A variable whose points have no positions any more is believed; where it has some, the header must agree.
    private static bool ArePlaced(IGribVariable variable, GribPlaneCoordinates coordinates, GribGrid grid, int rank)
    {
        if (grid.Unplaced is not null || coordinates.TryReadPositions(variable, rank) is not var (latitudes, longitudes))
        {
            return true;
        }

        for (var point = 0; point < latitudes.Length; point++)
        {
            if (!AreNear(latitudes[point], longitudes[point], grid.Latitudes[point], grid.Longitudes[point]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreNear(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        // As a rule they are what the same header gave when it was read.
        if (latitude.Equals(otherLatitude) && longitude.Equals(otherLongitude))
        {
            return true;
        }

        // Towards a pole longitudes lose their meaning.
        var across = Math.IEEERemainder(longitude - otherLongitude, 360) * Math.Cos(double.DegreesToRadians(latitude));
        return Math.Abs(latitude - otherLatitude) <= PositionTolerance && Math.Abs(across) <= PositionTolerance;
    }

    private static bool AreNear(double[] values, double[] expected) =>
        values.Length == 0 || (values.Length == expected.Length
            && values.Zip(expected)
            .All(pair => Math.Abs(Math.IEEERemainder(pair.First - pair.Second, 360)) <= PositionTolerance));

    // A reader derives the name from the header; another name has to be noted.
    private static bool NeedsName(string? shortName, GribHeaderBytes header, IGribVariable variable) =>
        header.Edition == 2 && header.LocalSection.IsEmpty
        && shortName is not null && shortName != variable.RecentName
        && shortName != "unknown" && !IsDerived(variable.RecentName, shortName);

    // Suffixes tell namesakes in one file apart and come again by themselves.
    private static bool IsDerived(string name, string shortName) =>
        name.StartsWith(shortName + "_", StringComparison.Ordinal);

    private static byte[] CreateName(IGribVariable variable)
    {
        var text = new GribLocalText { ["name"] = variable.RecentName };
        return text.ToSection();
    }
}
