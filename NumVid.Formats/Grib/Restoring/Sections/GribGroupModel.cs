using System;
using System.Numerics;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Codes groups in a note: lengths by asking after each number whether the group ends, widths and references by
/// how they differ from what the numbers need.</summary>
internal sealed class GribGroupModel
{
    private const int NumberModels = 128;
    private readonly NoteBit[] _widths = Create(8 * NumberModels);
    private readonly NoteBit[] _references = Create(3 * NumberModels);
    private readonly NoteBit[] _lengths = Create(NumberModels);
    private readonly GribGroupEnds _ends = new();
    private readonly GribGroupLimits _limits;

    internal GribGroupModel(GribGroupLimits limits) => _limits = limits;

    /// <summary>Some bits of which nothing is known yet.</summary>
    internal static NoteBit[] Create(int count)
    {
        var models = new NoteBit[count];
        Array.Fill(models, new NoteBit());
        return models;
    }

    /// <summary>Writes groups, or reads them into the list.</summary>
    /// <param name="bits">The coder.</param>
    /// <param name="coded">The numbers, <see cref="GribNumbers.Missing"/> where missing.</param>
    /// <param name="groups">The groups; where they are read, as many as there are.</param>
    /// <param name="hasLengths">Whether all know the lengths, so that they are not written.</param>
    /// <param name="hasWidths">Whether all know the widths.</param>
    internal void Code(
        ref NoteBits bits, ReadOnlySpan<long> coded, GribGroupList groups, bool hasLengths = false,
        bool hasWidths = false)
    {
        if (!hasLengths)
        {
            CodeLengths(ref bits, coded, groups);
        }

        var start = 0;
        for (var i = 0; i < groups.Count; i++)
        {
            CodeGroup(ref bits, coded.Slice(start, groups.Lengths[i]), groups, i, hasWidths);
            start += groups.Lengths[i];
        }
    }

    /// <summary>The bits of a number that is not negative.</summary>
    internal static int CountBits(long value) => 64 - BitOperations.LeadingZeroCount((ulong)value);

    private void CodeLengths(ref NoteBits bits, ReadOnlySpan<long> coded, GribGroupList groups)
    {
        var ask = GribGroupEnds.CanAsk(_limits, coded.Length);
        var windows = new GribGroupWindows(ask ? coded : []);
        var start = 0;
        for (var i = 0; i < groups.Count - 1; i++)
        {
            var left = coded.Length - start;
            groups.Lengths[i] = ask ? _ends.Code(ref bits, ref windows, start, _limits, groups.Lengths[i])
                : (int)Math.Min(int.MaxValue, bits.CodeNumber(_lengths, (ulong)groups.Lengths[i]));
            start += groups.Lengths[i] <= left ? groups.Lengths[i]
                : throw NoteReader.Damaged($"a group of {groups.Lengths[i]} numbers where {left} are left");
        }

        if (groups.Count > 0)
        {
            groups.Lengths[^1] = coded.Length - start;
        }
    }

    private void CodeGroup(ref NoteBits bits, ReadOnlySpan<long> numbers, GribGroupList groups, int i, bool hasWidth)
    {
        var (smallest, largest, missing) = (long.MaxValue, long.MinValue, 0);
        foreach (var number in numbers)
        {
            // What stands for a missing one is the smallest of all.
            var isMissing = number == GribNumbers.Missing;
            missing += isMissing ? 1 : 0;
            smallest = Math.Min(smallest, isMissing ? long.MaxValue : number);
            largest = Math.Max(largest, number);
        }

        if (missing == numbers.Length)
        {
            groups.Widths[i] = hasWidth ? groups.Widths[i] : (int)bits.CodeSigned(_widths.AsSpan(7 * NumberModels, NumberModels), groups.Widths[i]);
            groups.References[i] = _limits.MissingReference - bits.CodeSigned(
                _references.AsSpan(2 * NumberModels), _limits.MissingReference - groups.References[i]);
            return;
        }

        var span = largest - smallest;
        var needed = CountBits(span);
        var context = (missing > 0 ? 1 : 0) | (span == 0 ? 2 : 0);
        context = CountBits(span + _limits.MissingKinds) > needed ? context | 4 : context;
        context = Math.Min(context, 6);
        groups.Widths[i] = hasWidth ? groups.Widths[i] : needed + (int)bits.CodeSigned(
            _widths.AsSpan(context * NumberModels, NumberModels), groups.Widths[i] - needed);
        groups.References[i] = smallest - bits.CodeSigned(
            _references.AsSpan((context & 1) * NumberModels, NumberModels), smallest - groups.References[i]);
    }
}
