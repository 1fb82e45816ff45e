using System;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.Research.Science.Data.Utilities;

/// <summary>Cuts a dataset into blocks, each of which can be committed: after each of them all variables that share a
/// dimension agree in its length.</summary>
/// <remarks>So an axis can be cut only where it is the first one of all variables that have it, and those advance
/// together. The first block holds the first rows of all, because the other axes must have their lengths at
/// once.</remarks>
internal static class CopyBlocks
{
    private const long BytesOfBlock = 200_000_000;

    internal static List<List<(VariableCopy Variable, int From, int Count)>> Of(IEnumerable<VariableCopy> variables)
    {
        var withData = variables.Where(variable => variable.HasData).ToList();
        var groups = withData.Where(v => v.FirstDimension is { } first && CanBeCut(first, withData))
            .GroupBy(v => v.FirstDimension).Select(group => group.ToList()).OrderBy(BytesOf).ToList();
        var first = withData.Except(groups.SelectMany(group => group)).Select(v => (v, 0, v.Rows)).ToList();
        var others = new List<List<(VariableCopy, int, int)>>();
        var left = BytesOfBlock;
        for (var i = 0; i < groups.Count; i++)
        {
            // The smallest comes first, so that what it does not need is there for the others.
            var share = left / (groups.Count - i);
            left -= Math.Min(share, BytesOf(groups[i]));
            var pieces = Cut(groups[i], share);
            first.AddRange(pieces[0]);
            others.AddRange(pieces[1..]);
        }

        return first.Count == 0 ? [] : [first, .. others];
    }

    private static bool CanBeCut(string dimension, List<VariableCopy> variables) =>
        variables.TrueForAll(variable => Array.IndexOf(variable.Dimensions, dimension) <= 0);

    private static long BytesOf(List<VariableCopy> group) => group.Sum(variable => variable.BytesOfRow * variable.Rows);

    private static List<List<(VariableCopy, int, int)>> Cut(List<VariableCopy> group, long bytes)
    {
        var rows = group[0].Rows;
        var bytesOfRow = Math.Max(1, group.Sum(variable => variable.BytesOfRow));
        var step = (int)Math.Clamp(bytes / bytesOfRow, 1, Math.Max(1, rows));
        var pieces = new List<List<(VariableCopy, int, int)>>();
        for (var from = 0; from < rows || from == 0; from += step)
        {
            pieces.Add(group.ConvertAll(variable => (variable, from, Math.Min(step, rows - from))));
        }

        return pieces;
    }
}
