using System;
using System.Linq;

namespace Microsoft.Research.Science.Data.Imperative;

/// <summary>Reading and writing what ranges select.</summary>
internal static class Selection
{
    internal static int RankOf(Range[] ranges) => ranges.Count(r => !r.IsReduced);

    internal static D Read<D>(Variable variable, Range[] ranges)
    {
        VariableQuery.Check(variable, DataKind.Of<D>().ElementType, ranges.Length);
        if (RankOf(ranges) != DataKind.Of<D>().Rank)
        {
            throw new InvalidOperationException(
                $"The ranges leave {RankOf(ranges)} dimensions of '{variable.Name}', but data of {DataKind.Of<D>()} "
                    + $"were asked for.");
        }

        var shape = variable.GetShape();
        var count = ranges.Select((r, axis) => r.CountOn(shape[axis])).ToArray();
        var data = variable.GetData(Origins(ranges), Strides(ranges), count);
        var kept = count.Where((_, axis) => !ranges[axis].IsReduced).ToArray();
        return kept.Length == ranges.Length ? (D)(object)data : Result<D>(variable.Reshape(data, kept));
    }

    internal static void Write<D>(Variable variable, Range[] ranges, D data)
    {
        var kind = DataKind.Of<D>();
        VariableQuery.Check(variable, kind.ElementType, ranges.Length);
        var array = DataKind.AsArray(data);
        var count = CountsOf(variable, ranges, array, kind);
        var full = kind.Rank == ranges.Length ? array : variable.Reshape(array, count);
        if (ranges.All(r => r.Stride <= 1))
        {
            variable.PutData(Origins(ranges), full);
        }
        else
        {
            WriteStrided(variable, ranges, full, count);
        }
    }

    /// <summary>Returns what a method with type argument D hands out: the array, or its one element.</summary>
    internal static D Result<D>(Array data) =>
        DataKind.Of<D>().IsArray ? (D)(object)data : (D)data.GetValue(new int[data.Rank])!;

    private static int[] Origins(Range[] ranges) => Array.ConvertAll(ranges, r => r.Origin);

    private static int[] Strides(Range[] ranges) => Array.ConvertAll(ranges, r => Math.Max(1, r.Stride));

    private static int[] CountsOf(Variable variable, Range[] ranges, Array array, DataKind kind)
    {
        var lengths = kind.IsArray ? Hyperslab.ShapeOf(array) : [];
        if (lengths.Length != RankOf(ranges))
        {
            throw new InvalidOperationException(
                $"The ranges leave {RankOf(ranges)} dimensions of '{variable.Name}', but the data are of {kind}.");
        }

        var next = 0;
        return Array.ConvertAll(ranges, range =>
        {
            var length = range.IsReduced ? 1 : lengths[next++];
            return range.IsUnlimited || range.Count == length ? length
                : throw new ArgumentException(
                    $"The range {range} of '{variable.Name}' holds {range.Count} positions, the data {length}.", nameof(
                        array));
        });
    }

    // Positions in between must keep their values, so each element is a piece of its own; one commit for all of them.
    private static void WriteStrided(Variable variable, Range[] ranges, Array data, int[] count)
    {
        if (count.Contains(0))
        {
            return;
        }

        var dataSet = variable.DataSet;
        lock (dataSet)
        {
            var autocommit = dataSet.IsAutocommitEnabled;
            dataSet.IsAutocommitEnabled = false;
            try
            {
                PutElements(variable, ranges, data, count);
            }
            finally
            {
                dataSet.IsAutocommitEnabled = autocommit;
            }

            if (autocommit)
            {
                dataSet.TryCommit();
            }
        }
    }

    private static void PutElements(Variable variable, Range[] ranges, Array data, int[] count)
    {
        var index = new int[count.Length];
        var ones = Hyperslab.Ones(count.Length);
        do
        {
            var element = Hyperslab.Create(variable.TypeOfData, ones);
            Hyperslab.Copy(data, index, element, new int[count.Length], ones);
            variable.PutData(
                index.Select((i, axis) => ranges[axis].Origin + i * ranges[axis].Stride).ToArray(), element);
        }
        while (Hyperslab.Advance(index, count, count.Length));
    }
}
