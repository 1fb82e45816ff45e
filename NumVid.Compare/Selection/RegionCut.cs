using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Selection;

/// <summary>What a region leaves of the grid that a latitude and a longitude span.</summary>
/// <param name="Indices">The indices that remain of each dimension; empty where no point lies in the region.</param>
/// <param name="Turns">What has to be added to each longitude that remains so that they go one way; null for
/// nothing.</param>
internal sealed record RegionCut(IReadOnlyDictionary<string, int[]> Indices, double[]? Turns)
{
    private const double Circle = 360;

    /// <summary>Cuts a grid.</summary>
    /// <param name="region">The region.</param>
    /// <param name="latitude">The latitudes.</param>
    /// <param name="longitude">The longitudes.</param>
    /// <returns>Null where the two do not place points of a grid.</returns>
    internal static RegionCut? Of(Region region, FieldData latitude, FieldData longitude)
    {
        var (y, x) = (Doubles.Of(latitude), Doubles.Of(longitude));
        return (latitude.Dimensions, longitude.Dimensions) switch
        {
            ([var rows], [var columns]) when rows != columns => OfAxes(region, rows, y, columns, x),
            ([var cells], [var same]) when cells == same => new(OfPoints(region, [cells], latitude.Shape, y, x), null),
            ([_, _], [_, _]) when latitude.Dimensions.SequenceEqual(longitude.Dimensions) =>
                new(OfPoints(region, latitude.Dimensions, latitude.Shape, y, x), null),
            ([], []) => new(new Dictionary<string, int[]> { [""] = region.Has(y[0], x[0]) ? [0] : [] }, null),
            ([var rows], []) => region.EastOfEdge(x[0]) is null ? Nothing(rows)
                : new(new Dictionary<string, int[]> { [rows] = Latitudes(region, y) }, null),
            ([], [var columns]) => !region.HasLatitude(y[0]) ? Nothing(columns)
                : Longitudes(region, columns, x),
            _ => null,
        };
    }

    private static RegionCut Nothing(string dimension) =>
        new(new Dictionary<string, int[]> { [dimension] = [] }, null);

    private static RegionCut OfAxes(Region region, string rows, double[] y, string columns, double[] x)
    {
        var cut = Longitudes(region, columns, x);
        return cut with
        {
            Indices = new Dictionary<string, int[]>(cut.Indices) { [rows] = Latitudes(region, y) },
        };
    }

    private static int[] Latitudes(Region region, double[] y) =>
        [.. Enumerable.Range(0, y.Length).Where(row => region.HasLatitude(y[row]))];

    private static RegionCut Longitudes(Region region, string columns, double[] x)
    {
        if (region.IsWholeCircle)
        {
            return new(new Dictionary<string, int[]> { [columns] = [.. Enumerable.Range(0, x.Length)] }, null);
        }

        // From the western edge on, in the file's own direction; a meridian that is there twice, once.
        var isWestward = x.Length > 1 && Math.IEEERemainder(x[1] - x[0], Circle) < 0;
        var found = Enumerable.Range(0, x.Length)
            .Select(column => (Column: column, East: region.EastOfEdge(x[column])))
            .Where(place => place.East is not null)
            .DistinctBy(place => Math.Round(place.East!.Value, 6))
            .OrderBy(place => isWestward ? -place.East : place.East).ToArray();
        int[] indices = [.. found.Select(place => place.Column)];
        double[] turns =
        [
            .. found.Select(place => Math.Round((region.West + place.East!.Value - x[place.Column]) / Circle) * Circle),
        ];
        var goesOneWay = Enumerable.Range(1, Math.Max(0, indices.Length - 1))
            .All(i => x[indices[i]] > x[indices[i - 1]] != isWestward);
        return new(new Dictionary<string, int[]> { [columns] = indices }, goesOneWay ? null : turns);
    }

    // The rows and columns, or the cells, that the points in the region take.
    private static Dictionary<string, int[]> OfPoints(
        Region region, IReadOnlyList<string> dimensions, IReadOnlyList<int> shape, double[] y, double[] x)
    {
        var inside = Enumerable.Range(0, y.Length).Where(point => region.Has(y[point], x[point])).ToArray();
        if (dimensions.Count == 1 || inside.Length == 0)
        {
            return dimensions.ToDictionary(name => name, _ => inside);
        }

        var columns = shape[1];
        return new Dictionary<string, int[]>
        {
            [dimensions[0]] = Span(inside.Min(point => point / columns), inside.Max(point => point / columns)),
            [dimensions[1]] = Span(inside.Min(point => point % columns), inside.Max(point => point % columns)),
        };
    }

    private static int[] Span(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
