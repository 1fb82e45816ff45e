using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Errors;
using NumVid.Compare.Maps;
using NumVid.Compare.Names;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Exports;

/// <summary>A variable of a file as frames that follow each other. The file must stay open.</summary>
internal sealed class ExportedField
{
    private static readonly string[] s_missing = ["missing_value", "_FillValue", "MissingValue"];

    // A map of cells is not finer than this.
    private const int MostPlaces = 1 << 21;
    private const int PlaneRank = 2;

    private readonly double[] _missing;
    private readonly int _rank;

    private ExportedField(
        FieldData data, IReadOnlyList<FieldData> coordinates, int? frameAxis, CellRaster? cells)
    {
        Data = data;
        Coordinates = coordinates;
        FrameAxis = frameAxis;
        Cells = cells;
        _rank = cells is null ? PlaneRank : 1;
        _missing = [.. s_missing.Select(name => data.Attributes.FirstOrDefault(pair => pair.Key == name).Value)
            .OfType<IConvertible>().Where(value => value is not string)
            .Select(value => value.ToDouble(CultureInfo.InvariantCulture))];
        Names = frameAxis is { } axis ? AxisNames.Of(data.Dimensions, coordinates, _rank)[axis] : null;
    }

    /// <summary>The variable, cut.</summary>
    internal FieldData Data { get; }

    /// <summary>The variables that describe it, cut likewise.</summary>
    internal IReadOnlyList<FieldData> Coordinates { get; }

    /// <summary>The axis along which frames follow each other; null for one frame.</summary>
    internal int? FrameAxis { get; }

    /// <summary>What the frames are called, dates as a rule; null where nothing names them.</summary>
    internal IReadOnlyList<string>? Names { get; }

    /// <summary>How many frames there are.</summary>
    internal int FrameCount => FrameAxis is { } axis ? Data.Shape[axis] : 1;

    /// <summary>Where the cells of a frame lie on its map; null for rows and columns.</summary>
    internal CellRaster? Cells { get; }

    /// <summary>Rows of a frame.</summary>
    internal int Rows => Cells?.Height ?? Data.Shape[^2];

    /// <summary>Values of a row.</summary>
    internal int Columns => Cells?.Width ?? Data.Shape[^1];

    /// <summary>Whether the first row belongs at the bottom.</summary>
    internal bool IsFirstRowSouth => Cells is null && RowOrder.IsFirstRowSouth(Data, Coordinates);

    /// <summary>The text of an attribute, or null.</summary>
    internal string? TextOf(string attribute) => Data.Context.TextOf(attribute);

    /// <summary>Takes a variable of a dataset as frames.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="dataSet">The dataset.</param>
    /// <param name="name">The variable, or a glob that fits one alone.</param>
    /// <param name="cut">What of it is wanted.</param>
    /// <param name="isMap">Whether cells that lie in no rows are spread over a map; else they are one row.</param>
    /// <exception cref="UsageException">There is no such variable, it has no frames, or several axes beside those of
    /// frames.</exception>
    internal static ExportedField Of(string path, DataSet dataSet, string name, CutRequest cut, bool isMap)
    {
        var (data, coordinates) = Take(path, dataSet, name, cut);
        return Of(path, data, coordinates, isMap && CellPositions.Of(data, coordinates) is { } cells
            ? CellRaster.Of(cells.Latitudes, cells.Longitudes, MostPlaces) : null);
    }

    /// <summary>Takes a variable of a dataset with what describes it.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="dataSet">The dataset.</param>
    /// <param name="name">The variable, or a glob that fits one alone.</param>
    /// <param name="cut">What of it is wanted.</param>
    /// <exception cref="UsageException">There is no such variable, or nothing of it there.</exception>
    internal static (FieldData Data, FieldData[] Coordinates) Take(
        string path, DataSet dataSet, string name, CutRequest cut)
    {
        var found = new KnownNames($"'{path}' has", dataSet.Select(candidate => candidate.Name)).FindAll([name]);
        if (found.Count > 1)
        {
            throw new UsageException(
                $"'{name}' stands for {string.Join(", ", found.Order(StringComparer.Ordinal))}: name one of them.");
        }

        var variables = dataSet.OrderBy(variable => variable.ID).ToArray();
        var variable = variables.Last(candidate => found.Contains(candidate.Name));
        FieldData[] parts = [.. new CoordinateRoles(variables).CarriedWith(variable)
            .Where(other => other.ID != variable.ID).Append(variable)
            .Select(each => FieldData.Of(each, new VariableValues(each)))];
        FieldData[] taken = cut.IsAll ? parts
            : [.. FieldCut.Of($"'{variable.Name}' of '{path}'", parts, FieldData.AttributesOf(dataSet.Metadata), cut).Fields.OfType<FieldData>()];
        var data = taken.LastOrDefault(each => each.Name == variable.Name)
            ?? throw new NothingSelectedException($"'{path}' has nothing of '{variable.Name}' there.");
        return (data, [.. taken.Where(each => each.Name != data.Name)]);
    }

    /// <summary>Reads a frame.</summary>
    /// <param name="frame">Its number.</param>
    /// <param name="values">Receives <see cref="Rows"/> x <see cref="Columns"/> values; NaN where one is
    /// missing.</param>
    internal void Read(int frame, Span<double> values)
    {
        var origin = new int[Data.Shape.Count];
        int[] shape = [.. Enumerable.Repeat(1, origin.Length - _rank), .. Data.Shape.TakeLast(_rank)];
        if (FrameAxis is { } axis)
        {
            origin[axis] = frame;
        }

        var read = Data.Values.Read(origin, shape);
        var points = Cells is null ? values : new double[read.Length];
        FrameValues.Copy(read, points);
        foreach (var missing in _missing)
        {
            points.Replace(missing, double.NaN);
        }

        Cells?.Spread(points, values);
    }

    private static ExportedField Of(string path, FieldData data, FieldData[] coordinates, CellRaster? cells)
    {
        var rank = cells is null ? PlaneRank : 1;
        if (data.Shape.Count < rank || data.Values.Count == 0 || data.Type == typeof(string)
            || data.Type == typeof(DateTime) || data.Type == typeof(bool))
        {
            var extent = data.Shape.Count == 0 ? "one value" : $"{string.Join(" x ", data.Shape)} values";
            throw new UsageException($"'{data.Name}' of '{path}' is {TypeName.Of(data.Type)} of {extent}; a field of "
                + "numbers with two axes or more is expected.");
        }

        int? frameAxis = data.Shape.Count > rank
            ? Selection.FrameAxis.Of(data.Dimensions, data.Shape, coordinates, rank) : null;
        for (var axis = 0; axis < data.Shape.Count - rank; axis++)
        {
            if (axis != frameAxis && data.Shape[axis] != 1)
            {
                throw new UsageException($"'{data.Name}' of '{path}' has {data.Shape[axis]} places along "
                    + $"'{data.Dimensions[axis]}' beside its frames: '--levels' or '--members' picks one, for example "
                    + "'--levels #0'.");
            }
        }

        return new ExportedField(data, coordinates, frameAxis, cells);
    }
}
