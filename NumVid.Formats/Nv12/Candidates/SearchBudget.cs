using System;

namespace NumVid.Formats.Nv12.Candidates;

// Why so: docs/decisions/0154-a-fifth-of-the-encode.md
/// <summary>How much may be encoded to find the smallest way for a variable: of long ones a fifth of what the way that leads
/// takes for all of it; of short ones, beyond one look at each way, samples that take as much as the dearest way, and one
/// segment more. Counted in values times what one costs, never in seconds: the bytes do not depend on the
/// machine.</summary>
/// <remarks>For one segment after the other.</remarks>
/// <param name="values">The values that are written at once: of a stream of a variable.</param>
/// <param name="isLong">Whether the variable is long.</param>
internal sealed class SearchBudget(long values, bool isLong)
{
    /// <summary>A variable of so many values is long.</summary>
    internal const long LongVariable = 1 << 22;

    /// <summary>What a value costs without a codec, where 10 is what it costs in x265.</summary>
    internal const int ExactCost = 4;

    /// <summary>What it costs in the dearest codec.</summary>
    internal const int DearestCost = 15;

    private const int ShareOfLong = 5;

    // A trial takes that much, however short a segment is.
    private const int ShortestSegment = 1 << 17;

    /// <summary>Whether the search is held to a part of the encode.</summary>
    internal bool IsLong => isLong;

    private long _spent;
    private bool _hasEncodedMore;

    /// <summary>Counts a look at a way, which short variables have whatever it costs.</summary>
    /// <param name="work">Values times what one costs.</param>
    internal void Look(long work) => _spent += IsLong ? work : 0;

    /// <summary>Takes from what may be spent; false, and nothing is taken, where that is not enough.</summary>
    /// <param name="work">Values times what one costs.</param>
    /// <param name="segment">The values of the segment that searches.</param>
    /// <param name="leading">What a value costs in the way that leads.</param>
    internal bool TrySpend(long work, long segment, int leading)
    {
        var most = IsLong ? values * leading / ShareOfLong : Math.Max(segment, ShortestSegment) * DearestCost;
        var isEnough = _spent + work <= most;
        _spent += isEnough ? work : 0;
        return isEnough;
    }

    /// <summary>Takes a whole segment in another way than the one that leads from what may be spent.</summary>
    /// <inheritdoc cref="TrySpend"/>
    internal bool TryEncodeMore(long work, long segment, int leading)
    {
        if (IsLong)
        {
            return TrySpend(work, segment, leading);
        }

        var isFirst = !_hasEncodedMore;
        _hasEncodedMore = true;
        return isFirst;
    }
}
