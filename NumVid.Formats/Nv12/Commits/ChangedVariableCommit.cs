using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>A variable that gets values in a commit: what is new is cut into segments, what is touched is rewritten.</summary>
/// <typeparam name="T">The variable's SDS type.</typeparam>
/// <remarks>A value that was not written returns bit by bit as before: where the old values of a segment lie on a grid, the new
/// ones are put on it, too; otherwise the segment goes over to exact coding.</remarks>
internal sealed class ChangedVariableCommit<T> : VariableCommit
{
    private const string RewrittenInPart = "written over in part; kept exactly so that the other values stay as they were";

    private readonly IReadOnlyList<DataPiece> _pieces;
    private readonly Nv12File? _file;
    private readonly IValueEncoder<T> _encoder;
    private readonly AppendedBox[] _newBoxes;
    private readonly HashSet<object> _joined;

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
        _pieces = pieces;
        _file = file;
        _encoder = encoder;
        _newBoxes = [.. AppendPlan.For(old, newShape, encoder, IsTouched)
            ?? NewRegions(old, newShape).SelectMany(encoder.Cut).Select(box => new AppendedBox(box, [], false))];
        _joined = new HashSet<object>(_newBoxes.SelectMany(box => box.Parts), ReferenceEqualityComparer.Instance);
    }

    /// <inheritdoc/>
    internal override long ReplacedByteCount => Variable.Segments
        .Where(segment => _joined.Contains(segment) || IsTouched(segment)).Sum(segment => segment.ByteCount);

    /// <inheritdoc/>
    internal override IEnumerable<SegmentWork> Work()
    {
        var wholeBoxes = Variable.Segments.Where(segment => IsWholeIn(segment.Box)).Select(segment => segment.Box);
        _encoder.Prepare(wholeBoxes.Concat(_newBoxes.Select(appended => appended.Box)), Gather);
        foreach (var segment in Variable.Segments.Where(segment => !_joined.Contains(segment)))
        {
            yield return Rewrite(segment);
        }

        foreach (var appended in _newBoxes)
        {
            yield return appended.IsOpen ? new SegmentWork(null, () => Join(appended)) : Encode(appended.Box);
        }
    }

    /// <inheritdoc/>
    protected override VariableDecisions CompleteCoding() => _encoder.Coding with { Encoder = _encoder.Coding.Encoder ?? Encoder };

    private static IEnumerable<Box> NewRegions(StoredVariable old, int[] newShape) => newShape.Length == 0 && old.Segments.Count == 0
        ? [Box.Whole([])]
        : Segmentation.GrownRegions(old.Shape, newShape);

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

    private EncodedSegment Join(AppendedBox appended)
    {
        var values = Gather(appended.Box);
        if (appended.Parts.Count == 0)
        {
            return _encoder.EncodeJoined(appended.Box, values, null, []);
        }

        var isStored = new bool[values.Length];
        foreach (var part in appended.Parts)
        {
            var stored = _file!.Decode<T>(part, Variable.Name);
            BoxCopy.CopyShared<T>(stored, part.Box, values, appended.Box);
            var flags = new bool[stored.Length];
            System.Array.Fill(flags, true);
            BoxCopy.CopyShared<bool>(flags, part.Box, isStored, appended.Box);
        }

        return _encoder.EncodeJoined(appended.Box, values, isStored, appended.Parts);
    }

    private SegmentWork Rewrite(StoredSegment segment)
    {
        if (!IsTouched(segment))
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
            : new SegmentWork(null, () => RewriteInPart(segment, old, values));
    }

    private EncodedSegment RewriteInPart(StoredSegment segment, T[] old, T[] values)
    {
        if (_encoder.JoinOf(segment) == SegmentJoin.Grid)
        {
            var isStored = old.Zip(values, EqualityComparer<T>.Default.Equals).ToArray();
            return _encoder.EncodeJoined(segment.Box, values, isStored, [segment]);
        }

        return ExactSegmentEncoder.Encode<T>(
            segment.Box, values, segment.Kind == SegmentKind.Layered ? RewrittenInPart : segment.Fallback);
    }

    private bool IsTouched(StoredSegment segment) => _pieces.Any(piece => piece.Box.Intersect(segment.Box) is not null);

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
