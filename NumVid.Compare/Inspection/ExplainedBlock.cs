using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Inspection;

/// <summary>A block of a stored variable, and what the stages of the codec <c>dct</c> make of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The variable.</param>
/// <param name="Frame">The frame, counted along its axis.</param>
/// <param name="FrameAxis">The name of that axis; empty for a variable of one frame.</param>
/// <param name="Place">The frame's place in its group; 0 for one that is coded whole.</param>
/// <param name="FirstRow">The block's first row in the frame.</param>
/// <param name="FirstColumn">Its first column.</param>
/// <param name="Values">Its values, padded by replication.</param>
/// <param name="Stages">What becomes of them.</param>
internal sealed record ExplainedBlock(
    string File, string Name, int Frame, string FrameAxis, int Place, int FirstRow, int FirstColumn,
    IReadOnlyList<double> Values, DctExplanation Stages)
{
    private const int Side = 8;

    /// <summary>Reads the frames of the group up to one, and follows a block.</summary>
    /// <exception cref="UsageException">There is no such variable, frame or block.</exception>
    internal static ExplainedBlock Of(string path, string name, ExplanationRequest request)
    {
        using var dataSet = NumVidProviders.OpenRead(path);
        var found = new Names.KnownNames($"'{path}' has", dataSet.Select(one => one.Name)).FindAll([name]);
        var variable = dataSet.First(one => found.Contains(one.Name));
        var shape = variable.GetShape();
        if (shape.Length < 2 || shape.Contains(0) || !IsNumber(variable.TypeOfData))
        {
            throw new UsageException(
                $"'{variable.Name}' has no frames of numbers: a variable of two or more axes is expected.");
        }

        var dimensions = variable.Dimensions.AsNamesArray();
        var axis = FrameAxisOf(dimensions, shape);
        var count = axis is { } one ? shape[one] : 1;
        var frame = request.Frame < 0 ? request.Frame + count : request.Frame;
        if (frame < 0 || frame >= count)
        {
            throw new UsageException(
                $"'{variable.Name}' has no frame {request.Frame}: there are {count}, counted from 0.");
        }

        var (rows, columns) = (shape[^2], shape[^1]);
        var (row, column) = request.Block ?? (rows / Side / 2, columns / Side / 2);
        var (blockRows, blockColumns) = (((rows - 1) / Side) + 1, ((columns - 1) / Side) + 1);
        if (row >= blockRows || column >= blockColumns)
        {
            throw new UsageException($"There is no block {row},{column}: frames of {rows} x {columns} values have "
                + $"{blockRows} x {blockColumns} blocks, counted from 0.");
        }

        var place = frame % request.GroupLength;
        var values = Read(variable, shape, axis, frame - place, place + 1);
        DctExplanation stages;
        try
        {
            stages = DctExplanation.Of(values, rows, columns, row, column, request.BitDepth, request.Step);
        }
        catch (ArgumentException e) when (e is not ArgumentOutOfRangeException)
        {
            throw new UsageException(
                $"'{variable.Name}', frames {frame - place} to {frame}: nothing but one value, or none, is there.");
        }

        var last = values.AsMemory(place * rows * columns);
        return new ExplainedBlock(
            path, variable.Name, frame, axis is { } named ? dimensions[named] : "", place, row * Side, column * Side,
            [.. Enumerable.Range(0, Side * Side).Select(i => last.Span[
                (Math.Min((row * Side) + (i / Side), rows - 1) * columns)
                + Math.Min((column * Side) + (i % Side), columns - 1)])],
            stages);
    }

    private static int? FrameAxisOf(string[] dimensions, int[] shape) => shape.Length == 2 ? null
        : Enumerable.Range(0, shape.Length - 2).FirstOrDefault(
            axis => dimensions[axis].Contains("time", StringComparison.OrdinalIgnoreCase),
            Enumerable.Range(0, shape.Length - 2).MaxBy(axis => shape[axis]));

    private static bool IsNumber(Type type) => type.IsPrimitive && type != typeof(bool);

    // Of axes that are neither frames nor rows nor columns the first index.
    private static double[] Read(
        Microsoft.Research.Science.Data.Variable variable, int[] shape, int? axis, int first, int count)
    {
        var origin = new int[shape.Length];
        int[] extent = [.. shape.Select((length, i) => i >= shape.Length - 2 ? length : 1)];
        if (axis is { } along)
        {
            (origin[along], extent[along]) = (first, count);
        }

        var missing = variable.MissingValue;
        return [.. variable.GetData(origin, extent).Cast<object>().Select(value => Equals(value, missing) ? double.NaN
            : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))];
    }
}
