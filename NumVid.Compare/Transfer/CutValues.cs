using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Transfer;

/// <summary>The values of others at some indices of some axes; only these are read.</summary>
/// <remarks>Along the last two axes, those of the grid, the box around them is read at once: formats decode whole
/// frames, and would do so again for each piece of a row.</remarks>
internal sealed class CutValues : FieldValues
{
    private const int GridRank = 2;

    private readonly FieldValues _source;
    private readonly IReadOnlyList<int[]?> _indices;

    /// <summary>Cuts values.</summary>
    /// <param name="source">The values.</param>
    /// <param name="indices">For each axis the indices in their new order, or null for all.</param>
    internal CutValues(FieldValues source, IReadOnlyList<int[]?> indices)
        : base(source.Type, [.. source.Shape.Zip(indices, (length, kept) => kept?.Length ?? length)])
    {
        _source = source;
        _indices = indices;
    }

    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        if (shape.Length == 0)
        {
            return _source.Read(origin, shape);
        }

        var pieces = shape.Select((_, axis) => PiecesOf(axis, origin[axis], shape[axis])).ToArray();
        if (Array.TrueForAll(pieces, axis => axis.Count == 1))
        {
            return _source.Read([.. pieces.Select(axis => axis[0].Source)], shape);
        }

        var box = Array.CreateInstance(Type, shape);
        var outer = Math.Max(0, shape.Length - GridRank);
        CutPiece[] grid = [.. pieces[outer..].Select(Around)];
        foreach (var read in Product(pieces[..outer]))
        {
            CutPiece[] around = [.. read, .. grid];
            int[] lengths = [.. around.Select(piece => piece.Length)];
            var values = _source.Read([.. around.Select(piece => piece.Source)], lengths);
            foreach (var part in Product(pieces[outer..]))
            {
                CutPiece[] copied =
                [
                    .. read.Select(piece => piece with { Source = 0 }),
                    .. part.Zip(grid, (piece, whole) => piece with { Source = piece.Source - whole.Source }),
                ];
                CutPiece.Copy(copied, values, lengths, box, shape);
            }
        }

        return box;
    }

    // Indices that follow each other are read in one.
    private List<CutPiece> PiecesOf(int axis, int origin, int count)
    {
        if (_indices[axis] is not { } indices)
        {
            return [new CutPiece(origin, 0, count)];
        }

        var pieces = new List<CutPiece>();
        for (var target = 0; target < count; target++)
        {
            var source = indices[origin + target];
            if (pieces.Count > 0 && pieces[^1].Source + pieces[^1].Length == source)
            {
                pieces[^1] = pieces[^1] with { Length = pieces[^1].Length + 1 };
            }
            else
            {
                pieces.Add(new CutPiece(source, target, 1));
            }
        }

        return pieces;
    }

    private static CutPiece Around(List<CutPiece> pieces)
    {
        var first = pieces.Min(piece => piece.Source);
        return new CutPiece(first, 0, pieces.Max(piece => piece.Source + piece.Length) - first);
    }

    private static IEnumerable<CutPiece[]> Product(IEnumerable<List<CutPiece>> pieces) => pieces.Aggregate(
        (IEnumerable<CutPiece[]>)[[]],
        (boxes, axis) => boxes.SelectMany(box => axis.Select(piece => (CutPiece[])[.. box, piece])));
}
