using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Coding;
using NumVid.Formats.Nv12.Container;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Storage;

/// <summary>A variable that gets values in a commit: what is new is cut into segments, what is touched is rewritten.</summary>
/// <typeparam name="T">The variable's SDS type.</typeparam>
/// <remarks>A segment that is written over in part goes over to exact coding, so that every value that was not written
/// returns bit by bit as before.</remarks>
internal sealed class ChangedVariableCommit<T> : VariableCommit
{
    private const string RewrittenInPart = "written over in part; kept exactly so that the other values stay as they were";

    private readonly int[] _oldShape;
    private readonly int[] _newShape;
    private readonly IReadOnlyList<DataPiece> _pieces;
    private readonly Nv12File? _file;
    private readonly IValueEncoder<T> _encoder;

    /// <summary>Creates a commit.</summary>
    /// <param name="old">The variable as stored, with its new attributes.</param>
    /// <param name="newShape">The shape after the commit.</param>
    /// <param name="pieces">What was put, in the order in which it was put.</param>
    /// <param name="file">The file with the old segments; null when there are none.</param>
    /// <param name="encoder">Turns values into segments.</param>
    internal ChangedVariableCommit(
        StoredVariable old, int[] newShape, IReadOnlyList<DataPiece> pieces, Nv12File? file, IValueEncoder<T> encoder)
        : base(old with { Shape = newShape })
    {
        _oldShape = old.Shape;
        _newShape = newShape;
        _pieces = pieces;
        _file = file;
        _encoder = encoder;
    }

    /// <inheritdoc/>
    internal override long ReplacedByteCount => Variable.Segments
        .Where(segment => _pieces.Any(piece => piece.Box.Intersect(segment.Box) is not null)).Sum(segment => segment.ByteCount);

    /// <inheritdoc/>
    internal override IEnumerable<SegmentWork> Work()
    {
        var newBoxes = NewRegions().SelectMany(_encoder.Cut).ToArray();
        var wholeBoxes = Variable.Segments.Where(segment => IsWholeIn(segment.Box)).Select(segment => segment.Box);
        _encoder.Prepare(wholeBoxes.Concat(newBoxes), Gather);
        foreach (var segment in Variable.Segments)
        {
            yield return Rewrite(segment);
        }

        foreach (var box in newBoxes)
        {
            yield return Encode(box);
        }
    }

    /// <inheritdoc/>
    protected override VariableCoding CompleteCoding() => _encoder.Coding with { Encoder = _encoder.Coding.Encoder ?? Encoder };

    private IEnumerable<Box> NewRegions() => _newShape.Length == 0 && Variable.Segments.Count == 0
        ? [Box.Whole([])]
        : Segmentation.GrownRegions(_oldShape, _newShape);

    private SegmentWork Encode(Box box)
    {
        // Until the variable's rate is known, segments are encoded in order on this thread: the first one decides.
        if (!_encoder.IsReady)
        {
            var encoded = _encoder.Encode(box, Gather(box));
            return new SegmentWork(null, () => encoded);
        }

        return new SegmentWork(null, () => _encoder.Encode(box, Gather(box)));
    }

    private SegmentWork Rewrite(StoredSegment segment)
    {
        if (!_pieces.Any(piece => piece.Box.Intersect(segment.Box) is not null))
        {
            return new SegmentWork(segment, null);
        }

        if (IsWholeIn(segment.Box))
        {
            return Encode(segment.Box);
        }

        var old = _file!.Decode<T>(segment, Variable.Name);
        var values = (T[])old.Clone();
        Overlay(segment.Box, values);
        return ExactSegmentEncoder.AreIdentical<T>(old, values)
            ? new SegmentWork(segment, null)
            : new SegmentWork(null, () => ExactSegmentEncoder.Encode<T>(
                segment.Box, values, segment.Kind == SegmentKind.Video ? RewrittenInPart : segment.Fallback));
    }

    private bool IsWholeIn(Box box) => _pieces.Any(piece => piece.Box.Intersect(box)?.Count == box.Count);

    // Points that nobody put have the type's default value, as in memory.
    private T[] Gather(Box box)
    {
        var values = new T[checked((int)box.Count)];
        Overlay(box, values);
        return values;
    }

    private void Overlay(Box box, T[] values)
    {
        foreach (var piece in _pieces)
        {
            piece.CopyShared<T>(values, box);
        }
    }
}
