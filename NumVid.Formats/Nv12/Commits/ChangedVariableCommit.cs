using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>A variable that gets values in a commit: what is new is cut into segments, what is touched is
/// rewritten.</summary>
/// <typeparam name="T">The variable's SDS type.</typeparam>
/// <remarks>A value that was not written returns bit by bit as before: where the old values of a segment lie on a grid,
/// the new ones are put on it, too; otherwise the segment goes over to direct values.</remarks>
internal sealed class ChangedVariableCommit<T> : VariableCommit
{
    private const string RewrittenInPart =
        "written over in part; kept exactly so that the other values stay as they were";

    private readonly PieceSource<T> _source;
    private readonly Nv12File? _file;
    private readonly IVariableEncoder<T> _encoder;
    private readonly EncodingContext _context;
    private readonly AppendedBox[] _newBoxes;
    private readonly HashSet<object> _joined;

    /// <summary>Creates a commit.</summary>
    /// <param name="old">The variable as stored, with its new attributes.</param>
    /// <param name="newShape">The shape after the commit.</param>
    /// <param name="pieces">What was put, in the order in which it was put.</param>
    /// <param name="file">The file with the old segments; null when there are none.</param>
    /// <param name="encoder">Turns values into segments.</param>
    /// <param name="context">What segments are encoded with.</param>
    internal ChangedVariableCommit(
        StoredVariable old,
        int[] newShape,
        IReadOnlyList<DataPiece> pieces,
        Nv12File? file,
        IVariableEncoder<T> encoder,
        EncodingContext context)
        : base(old with { Shape = newShape })
    {
        _source = new PieceSource<T>(pieces);
        _file = file;
        _encoder = encoder;
        _context = context;
        _newBoxes = [.. AppendPlan.For(old, newShape, encoder, segment => _source.Touches(segment.Box), StreamOf)
            ?? NewRegions(old, newShape).SelectMany(region => encoder.Cut(region, isEven: true))
                .Select(box => new AppendedBox(box, [], false))];
        _joined = new HashSet<object>(_newBoxes.SelectMany(box => box.Parts), ReferenceEqualityComparer.Instance);
    }

    /// <inheritdoc/>
    internal override long ReplacedByteCount => Variable.Segments
        .Where(segment => _joined.Contains(segment) || _source.Touches(segment.Box)).Sum(segment => segment.ByteCount);

    /// <inheritdoc/>
    internal override IEnumerable<SegmentWork> Work()
    {
        var wholeBoxes = Variable.Segments.Where(segment => _source.Covers(segment.Box)).Select(segment => segment.Box);
        _encoder.Prepare([.. wholeBoxes, .. _newBoxes.Select(appended => appended.Box)], _source);
        foreach (var segment in Variable.Segments.Where(segment => !_joined.Contains(segment)))
        {
            yield return Rewrite(segment);
        }

        foreach (var appended in _newBoxes)
        {
            yield return appended.IsOpen ? Join(appended) : Encode(appended.Box);
        }
    }

    /// <inheritdoc/>
    protected override VariableDecisions CompleteDecisions()
    {
        var decisions = _encoder.Decisions;
        return decisions with { Encoder = decisions.Encoder ?? Encoder };
    }

    private static IEnumerable<Box> NewRegions(StoredVariable old, int[] newShape) =>
        newShape.Length == 0 && old.Segments.Count == 0
            ? [Box.Whole([])]
            : Segmentation.GrownRegions(old.Shape, newShape);

    private SegmentWork Encode(Box box) => new(null, box.Count, () => _encoder.Encode(box, _source));

    private SegmentWork Join(AppendedBox appended) => new(
        null, appended.Box.Count,
        () => _encoder.EncodeJoined(appended.Box, () => GatherWithStored(appended), appended.Parts));

    private byte[] StreamOf(StoredSegment segment) => _file!.ReadBlob(segment.Data!, Variable.Name);

    private GatheredValues<T> GatherWithStored(AppendedBox appended)
    {
        var values = _source.Gather(appended.Box);
        if (appended.Parts.Count == 0)
        {
            return new GatheredValues<T>(values, null, null);
        }

        var isStored = new bool[values.Length];
        foreach (var part in appended.Parts)
        {
            var stored = _file!.Decode<T>(part, Variable.Name);
            BoxCopy.CopyShared<T>(stored, part.Box, values, appended.Box);
            BoxCopy.FillShared(isStored, appended.Box, part.Box, true);
        }

        var goesOn = appended.Parts is [var only] && _encoder.JoinOf(only, () => StreamOf(only)) == SegmentJoin.Replay;
        return new GatheredValues<T>(values, isStored, goesOn ? StreamOf(appended.Parts[0]) : null);
    }

    private SegmentWork Rewrite(StoredSegment segment)
    {
        if (!_source.Touches(segment.Box))
        {
            return SegmentWork.Keep(segment);
        }

        if (_source.Covers(segment.Box))
        {
            return Encode(segment.Box);
        }

        var old = _file!.Decode<T>(segment, Variable.Name);
        var values = (T[])old.Clone();
        _source.Overlay(segment.Box, values);
        return SameBits.Are<T>(old, values)
            ? SegmentWork.Keep(segment)
            : new SegmentWork(null, segment.Box.Count, () => RewriteInPart(segment, old, values));
    }

    private Task<EncodedSegment> RewriteInPart(StoredSegment segment, T[] old, T[] values)
    {
        if (_encoder.JoinOf(segment) == SegmentJoin.Grid)
        {
            bool[] isStored = [.. old.Zip(values, EqualityComparer<T>.Default.Equals)];
            return _encoder.EncodeJoined(segment.Box, () => new GatheredValues<T>(values, isStored, null), [segment]);
        }

        var exact = new ExactSegmentEncoder<T>(_context);
        return _context.Scheduler.Run(
            () => WithErrorsOf(segment, exact.Encode(SegmentInput<T>.OfBox(segment.Box, values, segment.Order))));
    }

    // What stays was off when it came, and still is: the errors that were measured then are told on.
    private static EncodedSegment WithErrorsOf(StoredSegment old, EncodedSegment encoded)
    {
        var reason = old.Kind == SegmentKind.Layered ? RewrittenInPart : old.Fallback;
        var segment = encoded.Segment;
        return encoded with
        {
            Segment = segment with
            {
                MaxError = old.MaxError,
                MaxRelativeError = old.MaxRelativeError,
                MeanSquareError = old.MeanSquareError,
                Fallback = segment.Kind == SegmentKind.Constant ? segment.Fallback : segment.Fallback ?? reason,
            },
        };
    }
}
