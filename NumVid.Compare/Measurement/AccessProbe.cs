using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Model;

namespace NumVid.Compare.Measurement;

// Why so: docs/decisions/0042-access-cost-is-asked-for.md
/// <summary>Finds what one step and one point's series of a field cost to get from the file written.</summary>
/// <remarks>The storage tells which of its blobs, messages or chunks it would touch, by the way that it reads, and
/// their stored sizes. Reading them once more would double the time of a comparison.</remarks>
internal static class AccessProbe
{
    /// <summary>The row with its access cost.</summary>
    /// <param name="row">The row so far.</param>
    /// <param name="file">The file written, open.</param>
    /// <param name="name">The field's name in it.</param>
    /// <param name="field">The field.</param>
    /// <param name="frameAxis">Its axis of frames, or null.</param>
    internal static ComparisonRow AddTo(ComparisonRow row, DataSet file, string name, FieldData field, int? frameAxis)
    {
        if (frameAxis is not { } axis || field.Shape[axis] <= 1)
        {
            return row with { AccessReason = "the field has one frame only" };
        }

        if (file is not IFieldStorage storage)
        {
            return row with { AccessReason = "the provider does not tell what it reads" };
        }

        var shape = file[name].GetShape();
        var axisInFile = AxisInFile(field.Shape, axis, shape);
        int[] middle = [.. shape.Select(length => length / 2)];
        var step = storage.GetReadCost(
            name, With(new int[shape.Length], axisInFile, middle[axisInFile]), With(shape, axisInFile, 1));
        var series = storage.GetReadCost(
            name, With(middle, axisInFile, 0), With([.. shape.Select(_ => 1)], axisInFile, shape[axisInFile]));
        return step is not { } oneStep || series is not { } oneSeries
            ? row with { AccessReason = "the file does not tell the sizes of its chunks" }
            : row with
            {
                StepBytesRead = oneStep.ByteCount,
                StepValuesDecoded = oneStep.ValueCount,
                SeriesBytesRead = oneSeries.ByteCount,
                SeriesValuesDecoded = oneSeries.ValueCount,
            };
    }

    // Dimensions of length 1 come and go between formats; the others keep their order.
    private static int AxisInFile(IReadOnlyList<int> shape, int axis, int[] fileShape)
    {
        var longBefore = shape.Take(axis).Count(length => length > 1);
        return Enumerable.Range(0, fileShape.Length).Where(index => fileShape[index] > 1).ElementAt(longBefore);
    }

    private static int[] With(int[] values, int axis, int value)
    {
        var changed = (int[])values.Clone();
        changed[axis] = value;
        return changed;
    }
}
