using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Selection;

/// <summary>The indices of some dimensions of an input; of all others everything is taken.</summary>
/// <remarks>Reads any variable as if the input had nothing else.</remarks>
/// <param name="byDimension">The indices by dimension, ascending.</param>
internal sealed class IndexSelection(IReadOnlyDictionary<string, int[]> byDimension)
{
    /// <summary>Everything.</summary>
    internal static IndexSelection All { get; } = new(new Dictionary<string, int[]>());

    /// <summary>The lengths of what is taken of a variable.</summary>
    internal int[] ShapeOf(Variable variable) => [.. variable.GetShape().Zip(
        variable.Dimensions.AsNamesArray(),
        (length, name) => byDimension.TryGetValue(name, out var indices) ? indices.Length : length)];

    /// <summary>Reads all that is taken of a variable.</summary>
    internal Array Read(Variable variable) =>
        variable.Rank == 0 ? variable.GetData() : Read(variable, new int[variable.Rank], ShapeOf(variable));

    /// <summary>Reads a box of what is taken of a variable.</summary>
    /// <param name="variable">A variable of at least one dimension.</param>
    /// <param name="origin">The first point, counted in what is taken.</param>
    /// <param name="shape">The lengths of the box.</param>
    internal Array Read(Variable variable, int[] origin, int[] shape)
    {
        var names = variable.Dimensions.AsNamesArray();
        var pieces = names.Select((name, axis) => PiecesOf(name, origin[axis], shape[axis])).ToArray();
        if (Array.TrueForAll(pieces, axis => axis.Count == 1))
        {
            return variable.GetData([.. pieces.Select(axis => axis[0].Source)], shape);
        }

        var result = Array.CreateInstance(variable.TypeOfData, shape);
        foreach (var box in Product(pieces))
        {
            int[] lengths = [.. box.Select(piece => piece.Length)];
            var values = variable.GetData([.. box.Select(piece => piece.Source)], lengths);
            foreach (var run in new FieldBlock(shape, [.. box.Select(piece => piece.Target)], lengths).Runs())
            {
                Array.Copy(values, run.Position, result, run.PointIndex, run.Length);
            }
        }

        return result;
    }

    // Indices that follow each other are read in one.
    private List<(int Source, int Target, int Length)> PiecesOf(string dimension, int origin, int count)
    {
        if (!byDimension.TryGetValue(dimension, out var indices))
        {
            return [(origin, 0, count)];
        }

        var pieces = new List<(int Source, int Target, int Length)>();
        for (var target = 0; target < count; target++)
        {
            var source = indices[origin + target];
            if (pieces.Count > 0 && pieces[^1].Source + pieces[^1].Length == source)
            {
                pieces[^1] = pieces[^1] with { Length = pieces[^1].Length + 1 };
            }
            else
            {
                pieces.Add((source, target, 1));
            }
        }

        return pieces;
    }

    private static IEnumerable<(int Source, int Target, int Length)[]> Product(
        List<(int Source, int Target, int Length)>[] pieces) =>
        pieces.Aggregate(
            (IEnumerable<(int Source, int Target, int Length)[]>)[[]],
            (boxes, axis) => boxes.SelectMany(
                box => axis.Select(piece => ((int Source, int Target, int Length)[])[.. box, piece])));
}
