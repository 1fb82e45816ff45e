using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Candidates;

/// <content>Values that join stored ones: put on the grid of these, so that all of them return bit by bit from then on.</content>
internal sealed partial class LossySegmentEncoder<T>
{
    // Below this the headers of a video weigh more than what it saves.
    private const int MinVideoValues = 1 << 14;

    /// <summary>Whether new values can be put on the grid of stored ones: a limit has to be the same at all points, and
    /// what was asked to be HEVC, or has no guarantee, has no grid.</summary>
    /// <remarks>HEVC with a residual that counts steps of the grid holds such values, too, but was never smaller: the rounding to the
    /// grid, which it would have to follow, is noise.</remarks>
    internal bool Joins =>
        _terms.HasBound && _terms.Preset is null && _terms.RelativeFactor is null && _terms.PeakSignalToNoiseRatio is null
        && _terms.Codec is null or CodecNames.Ffv1;

    /// <summary>How a stored segment can be joined with new values, without a change of its own.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="limits">How far the new values may be off.</param>
    internal SegmentJoin JoinOf(StoredSegment segment, ErrorLimits limits)
    {
        if (limits.IsExact)
        {
            return SegmentJoin.Exact;
        }

        return segment.Kind switch
        {
            _ when !Joins => SegmentJoin.None,
            _ when segment.GridStep.HasValue => SegmentJoin.Grid,
            SegmentKind.Constant => SegmentJoin.Any,
            SegmentKind.Direct => SegmentJoin.Exact,
            _ => SegmentJoin.None,
        };
    }

    /// <summary>Encodes stored and new values together; the stored ones do not change.</summary>
    /// <param name="box">The part of the variable.</param>
    /// <param name="values">Its values.</param>
    /// <param name="isStored">Which of them are stored already, or null for none.</param>
    /// <param name="parts">The segments that held the stored ones, all of one kind of join; empty for none.</param>
    /// <param name="limits">How far the new values may be off.</param>
    internal EncodedSegment EncodeJoined(
        Box box, T[] values, bool[]? isStored, IReadOnlyList<StoredSegment> parts, ErrorLimits limits)
    {
        var summary = ValueSummary.Of(values, _specials);
        var joins = parts.Select(part => JoinOf(part, limits)).Where(join => join != SegmentJoin.Any).ToArray();
        var step = parts.Select(part => part.GridStep).FirstOrDefault(step => step.HasValue)
            ?? (double.IsFinite(limits.Absolute) ? ResidualStep.For<T>(limits.Absolute, summary.Magnitude) : null);
        if (!summary.HasValid || limits.IsExact || joins.Contains(SegmentJoin.Exact) || step is null)
        {
            return ExactSegmentEncoder.Encode<T>(box, values) with { Minimum = summary.Minimum, Maximum = summary.Maximum };
        }

        var onGrid = EncodeOnGrid(new Piece(box, values, summary), isStored, parts, limits, GridStep.Below(step.Value));
        var exact = joins.Length == 0 ? ExactSegmentEncoder.Encode<T>(box, values) : onGrid;
        return (exact.ByteCount < onGrid.ByteCount ? exact : onGrid) with { Minimum = summary.Minimum, Maximum = summary.Maximum };
    }

    private EncodedSegment EncodeOnGrid(
        Piece piece, bool[]? isStored, IReadOnlyList<StoredSegment> parts, ErrorLimits limits, double step)
    {
        var (box, values, summary) = piece;
        var joined = (T[])values.Clone();
        var (largest, sum, added, valid) = (0.0, 0.0, 0, 0);
        for (var i = 0; i < joined.Length; i++)
        {
            if (summary.Special is not null && summary.Special[i])
            {
                continue;
            }

            valid++;
            if (isStored is not null && isStored[i])
            {
                continue;
            }

            var near = GridStep.Nearest(values[i], step);
            var error = Math.Abs(double.CreateTruncating(near) - double.CreateTruncating(values[i]));
            added++;
            if (error <= limits.Absolute)
            {
                joined[i] = near;
                largest = Math.Max(largest, error);
                sum += error * error;
            }
        }

        // The error of stored values was measured when they came; their mean counts by their number.
        var before = parts.Count == 0 ? 0 : parts.Sum(part => part.MeanSquareError * part.Box.Count) / parts.Sum(part => part.Box.Count);
        var encoded = SmallestOnGrid(new Piece(box, joined, ValueSummary.Of(joined, _specials)), step);
        return encoded with
        {
            Segment = encoded.Segment with
            {
                GridStep = step,
                MaxError = Math.Max(largest, parts.Select(part => part.MaxError).DefaultIfEmpty().Max()),
                MeanSquareError = (sum + (before * (valid - added))) / Math.Max(1, valid),
            },
        };
    }

    private EncodedSegment SmallestOnGrid(Piece piece, double step)
    {
        var (box, values, summary) = piece;
        var isAskedFor = _terms.Codec == CodecNames.Ffv1;
        var exact = ExactSegmentEncoder.Encode<T>(box, values);
        if (exact.Data is null || (values.Length < MinVideoValues && !isAskedFor))
        {
            return exact;
        }

        try
        {
            var input = PreparedSegment<T>.OnGridOf(box, values, summary, step) ?? throw RateSearch.TooManySteps(CodecNames.Ffv1);
            var choice = Choice is { Codec: CodecNames.Ffv1 } known
                ? known
                : RateSearch.Run(input, CodecNames.Ffv1, _codecs, UseWavefront, _threads);
            var video = EncodeAs(input.In(choice.Plane), choice);
            return isAskedFor || video.ByteCount < exact.ByteCount ? video : exact;
        }
        catch (BrokenBaseException e)
        {
            // The exact bytes hold the same values; only their number differs.
            return isAskedFor
                ? exact with { Segment = exact.Segment with { Fallback = $"{e.Message}; kept exactly instead" } }
                : exact;
        }
    }
}
