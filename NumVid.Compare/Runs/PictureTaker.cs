using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NumVid.Compare.Configurations;
using NumVid.Compare.Maps;
using NumVid.Compare.Metrics;
using NumVid.Compare.Pictures;
using NumVid.Compare.Results;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Runs;

/// <summary>Takes the pictures of one input while its cells are measured.</summary>
/// <remarks>All members may be called by several threads at once.</remarks>
internal sealed class PictureTaker
{
    private readonly Lock _gate = new();
    private readonly PictureBudget _budget;
    private readonly List<string> _variables = [];
    private readonly Dictionary<string, PicturePlan> _plans = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Variable, string Configuration), PictureObserver> _cells = [];

    /// <summary>Creates one for an input.</summary>
    /// <param name="fieldCount">How many fields are compared.</param>
    /// <param name="configurationCount">Through how many configurations each.</param>
    internal PictureTaker(int fieldCount, int configurationCount) =>
        _budget = new PictureBudget(fieldCount, configurationCount);

    /// <summary>Who looks at a cell.</summary>
    internal IReadOnlyList<IBlockObserver> Watch(ComparisonCell cell, FormatConfiguration configuration)
    {
        var field = cell.Subject.Data;
        lock (_gate)
        {
            if (!_variables.Contains(field.Name, StringComparer.Ordinal))
            {
                _variables.Add(field.Name);
            }

            var hasPictures = _variables.IndexOf(field.Name) < _budget.PicturedVariableCount;
            var plan = hasPictures ? PlanFor(field, cell.Written) : null;
            return [_cells[(field.Name, configuration.Name)] = new PictureObserver(plan)];
        }
    }

    // All cells of a variable have one plan.
    private PicturePlan PlanFor(FieldData field, IReadOnlyList<FieldData> coordinates)
    {
        if (!_plans.TryGetValue(field.Name, out var plan))
        {
            plan = PlanOfCells(field, coordinates)
                ?? _budget.PlanFor(field.Shape, RowOrder.IsFirstRowSouth(field, coordinates));
            if (PlaceOf(plan, field, coordinates) is { } placeOf)
            {
                plan = plan with { Lines = MapLines.Of(plan.Aspect, placeOf) };
            }

            _plans[field.Name] = plan;
        }

        return plan;
    }

    private PicturePlan? PlanOfCells(FieldData field, IReadOnlyList<FieldData> coordinates) =>
        CellPositions.Of(field, coordinates) is { } cells
            ? _budget.PlanFor(field.Shape, cells.Latitudes, cells.Longitudes) : null;

    private static Func<double, double, (double Latitude, double Longitude)>? PlaceOf(
        PicturePlan plan, FieldData field, IReadOnlyList<FieldData> coordinates) =>
        plan.Cells is { } cells ? cells.At
        : GridPlaces.Of(field, coordinates) is { } places
            ? (x, y) => plan.PointAt(x, y) is var point ? places.At(point.Column, point.Row) : default
            : null;

    /// <summary>The pictures of the cells that were measured to the last value.</summary>
    /// <param name="rows">What came of the cells.</param>
    internal IReadOnlyList<CellPictures> PicturesOf(IEnumerable<ComparisonRow> rows)
    {
        lock (_gate)
        {
            return [.. rows.Where(row => row.Exact is not null && _cells.ContainsKey((row.Variable, row.Configuration)))
                .Select(row => _cells[(row.Variable, row.Configuration)].Result(row.Variable, row.Configuration))];
        }
    }
}
