using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>The values that were put into a variable, in the order in which they were put.</summary>
/// <remarks>Values are asked for twice: no value can be encoded before the bound of its stream is known, and they need
/// not fit into memory until then. Those in memory are looked at where they lie, and copied once.</remarks>
/// <param name="pieces">The pieces.</param>
internal sealed class PieceSource<T>(IReadOnlyList<DataPiece> pieces) : IValueSource<T>
{
    /// <inheritdoc/>
    /// <remarks>Points that nobody put have the type's default value, as in memory.</remarks>
    public T[] Gather(Box box)
    {
        var values = new T[checked((int)box.Count)];
        Overlay(box, values);
        return values;
    }

    /// <inheritdoc/>
    public TResult Look<TResult>(Box box, ValueLook<T, TResult> look) =>
        pieces.Count == 1 && pieces[0].TryFindRun(box, out var held, out var start)
            ? look(ArraySpan.Of<T>(held).Slice(start, (int)box.Count))
            : look(Gather(box));

    /// <summary>Puts what the pieces hold of a box over its values.</summary>
    internal void Overlay(Box box, T[] values)
    {
        foreach (var piece in pieces)
        {
            piece.CopyShared<T>(values, box);
        }
    }

    /// <summary>Whether a piece shares a point with a box.</summary>
    internal bool Touches(Box box) => pieces.Any(piece => piece.Box.Intersect(box) is not null);

    /// <summary>Whether one piece holds a whole box.</summary>
    internal bool Covers(Box box) => pieces.Any(piece => piece.Box.Intersect(box)?.Count == box.Count);
}
