using System.Numerics;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>A segment to be encoded within limits.</summary>
/// <param name="box">The part of the variable.</param>
/// <param name="values">Its values in the order of the frames, which are not changed.</param>
/// <param name="order">How the frames follow each other; null where as in the box.</param>
/// <param name="summary">What was seen in them.</param>
/// <param name="limits">How far they may be off.</param>
/// <param name="bitDepth">Bits of a code, where they become pictures.</param>
internal sealed class BoundedInput<T>(
    Box box, T[] values, FrameOrder? order, ValueSummary summary, ErrorLimits limits, int bitDepth)
    : SegmentInput<T>(box, values, order)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What was seen in the values.</summary>
    internal ValueSummary Summary => summary;

    /// <summary>How far they may be off.</summary>
    internal ErrorLimits Limits => limits;

    /// <summary>The values scaled to codes; null when only direct values can hold them. Made when it is first asked
    /// for.</summary>
    internal PreparedSegment<T>? Prepared
    {
        get
        {
            if (!_isPrepared)
            {
                field = PreparedSegment<T>.TryCreate(Box, Values, summary, limits, bitDepth)
                    is { } prepared ? prepared with { Order = Order } : null;
                _isPrepared = true;
            }

            return field;
        }
    }

    private bool _isPrepared;

    /// <summary>What a reader must get.</summary>
    internal Promise<T> Promise => new(Values, summary.Special, limits);

    /// <summary>The same segment with other limits.</summary>
    internal BoundedInput<T> Within(ErrorLimits other) => new(Box, Values, Order, summary, other, bitDepth);
}
