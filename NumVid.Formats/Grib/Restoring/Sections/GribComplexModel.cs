using System;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Codes in a note what complex packing has beside its numbers.</summary>
internal sealed class GribComplexModel
{
    private const int NumberModels = 128;
    private readonly GribGroupModel _groups;
    private readonly GribGroupLimits _limits;
    private readonly NoteBit[] _rest = GribGroupModel.Create(3 * NumberModels);
    private readonly NoteBit[] _kinds = GribGroupModel.Create(2);

    internal GribComplexModel(GribFieldHeaders headers)
    {
        _limits = LimitsOf(headers);
        _groups = new GribGroupModel(_limits);
    }

    /// <summary>What section 5 says of groups.</summary>
    internal static GribGroupLimits LimitsOf(GribFieldHeaders headers)
    {
        var layout = new GribComplexGroups(headers.Representation, []);
        return new GribGroupLimits(
            layout.SmallestLength, layout.LengthIncrement,
            layout.SmallestLength + (layout.LengthIncrement * ((1L << layout.LengthBits) - 1)), layout.ReferenceBits,
            layout.MissingManagement);
    }

    /// <summary>What is expected in place of the length of the last group.</summary>
    internal static long ExpectLastLength(GribGroupLimits limits, int length) =>
        limits.Increment > 0 ? Math.Max(0, (length - limits.Shortest) / limits.Increment) : 0;

    /// <summary>Writes groups, or reads them.</summary>
    /// <param name="bits">The coder.</param>
    /// <param name="frame">What is written; of what is read, numbers and first numbers are known.</param>
    /// <returns>The frame that was written or read.</returns>
    internal GribComplexFrame Code(ref NoteBits bits, GribComplexFrame frame)
    {
        CodeFirst(ref bits, frame);
        _groups.Code(ref bits, frame.Coded.Span, frame.Groups);
        var expected = frame.Groups.Count > 0 ? ExpectLastLength(_limits, frame.Groups.Lengths[^1]) : 0;
        var last = expected + bits.CodeSigned(
            _rest.AsSpan(2 * NumberModels), frame.LastLength - expected);
        if (_limits.MissingKinds > 1)
        {
            CodeKinds(ref bits, frame);
        }

        return frame with { LastLength = last };
    }

    // The first numbers stand in front of the groups and have a place in them all the same.
    private void CodeFirst(ref NoteBits bits, GribComplexFrame frame)
    {
        var at = -1;
        var coded = frame.Coded.Span;
        for (var i = 0; i < frame.First.Length; i++)
        {
            at = NextPresent(coded, at);
            if (at == coded.Length)
            {
                return;
            }

            coded[at] = bits.CodeSigned(_rest.AsSpan(i * NumberModels, NumberModels), coded[at]);
        }
    }

    private void CodeKinds(ref NoteBits bits, GribComplexFrame frame)
    {
        var (at, last) = (0, 0);
        var coded = frame.Coded.Span;
        for (var i = 0; i < frame.Groups.Count; i++)
        {
            for (var end = at + frame.Groups.Lengths[i]; at < end; at++)
            {
                if (frame.Groups.Widths[i] > 0 && coded[at] == GribNumbers.Missing)
                {
                    last = bits.Code(ref _kinds[last], frame.Secondary![at] ? 1 : 0);
                    frame.Secondary[at] = last != 0;
                }
            }
        }
    }

    private static int NextPresent(ReadOnlySpan<long> numbers, int at)
    {
        do
        {
            at++;
        }
        while (at < numbers.Length && numbers[at] == GribNumbers.Missing);
        return at;
    }
}
