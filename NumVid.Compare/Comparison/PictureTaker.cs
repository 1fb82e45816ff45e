using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Pictures;
using NumVid.Compare.Results;

namespace NumVid.Compare.Comparison;

/// <summary>Takes the pictures of one input while its cells are measured.</summary>
internal sealed class PictureTaker
{
    private readonly PictureBudget _budget;
    private readonly List<string> _variables = [];
    private readonly List<(string Variable, string Configuration, PictureObserver Observer)> _cells = [];

    /// <summary>Creates one for an input.</summary>
    /// <param name="fieldCount">How many fields are compared.</param>
    /// <param name="configurationCount">Through how many configurations each.</param>
    internal PictureTaker(int fieldCount, int configurationCount) => _budget = new PictureBudget(fieldCount, configurationCount);

    /// <summary>Who looks at a cell.</summary>
    internal IReadOnlyList<IBlockObserver> Watch(ComparisonCell cell, FormatConfiguration configuration)
    {
        var field = cell.Measured[0];
        if (!_variables.Contains(field.Name, StringComparer.Ordinal))
        {
            _variables.Add(field.Name);
        }

        var hasPictures = _variables.IndexOf(field.Name) < _budget.PicturedVariableCount;
        var plan = hasPictures ? _budget.PlanFor(field.Shape, RowOrder.IsFirstRowSouth(field, cell.Written)) : null;
        var observer = new PictureObserver(plan);
        _cells.Add((field.Name, configuration.Name, observer));
        return [observer];
    }

    /// <summary>The pictures of the cells that were measured to the last value.</summary>
    /// <param name="rows">What came of the cells.</param>
    internal IReadOnlyList<CellPictures> PicturesOf(IEnumerable<ComparisonRow> rows)
    {
        var measured = rows.Where(row => row.Exact is not null).Select(row => (row.Variable, row.Configuration)).ToHashSet();
        return [.. _cells.Where(cell => measured.Contains((cell.Variable, cell.Configuration)))
            .Select(cell => cell.Observer.Result(cell.Variable, cell.Configuration))];
    }
}
