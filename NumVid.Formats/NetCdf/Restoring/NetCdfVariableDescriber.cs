using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Schema;
using NumVid.Formats.NetCdf.Views;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Describes variables so that their stored values can be made again: block by block, each made at once and
/// compared.</summary>
/// <param name="file">The file.</param>
/// <param name="sink">Takes what does not follow from values.</param>
internal sealed class NetCdfVariableDescriber(NetCdfFile file, IOriginalSink sink)
{
    private readonly List<string> _sources = [];
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    /// <summary>The variables from which values are made, in the order of their numbers.</summary>
    internal IReadOnlyList<string> Sources => _sources;

    /// <summary>How variables are made.</summary>
    internal IReadOnlyList<OriginalPart> Parts =>
        [.. _kinds.Select(kind => new OriginalPart(kind.Key, kind.Value))];

    /// <summary>Describes a variable.</summary>
    /// <param name="name">Its name as SDS has it.</param>
    /// <param name="view">The variable.</param>
    /// <param name="chunk">The lengths of a chunk, or null.</param>
    /// <param name="take">Takes its stored values, block by block.</param>
    internal NetCdfVariableNote Describe(string name, NetCdfVariableView view, long[]? chunk, Action<byte[]> take)
    {
        var scheme = NetCdfScheme.Of(view);
        int[] shape = [.. view.Stored.Shape.Select(length => checked((int)length))];
        var block = NetCdfBlocks.ShapeOf(shape, chunk, NetCdfTypes.ByteCount(view.Stored.Type));
        var blocks = new List<NetCdfBlockNote>();
        foreach (var (origin, count) in NetCdfVariableNote.BoxesOf(shape, block))
        {
            var stored = file.ReadBytes(view.Stored, origin, count);
            take(stored);
            blocks.Add(Describe(view, scheme, stored, count));
        }

        var isMade = blocks.Exists(one => !one.IsKept);
        var note = new NetCdfVariableNote(isMade ? _sources.Count : -1, scheme, shape, block, blocks);
        if (isMade)
        {
            _sources.Add(name);
        }

        _kinds[note.Kind] = _kinds.GetValueOrDefault(note.Kind) + 1;
        return note;
    }

    private NetCdfBlockNote Describe(NetCdfVariableView view, NetCdfScheme scheme, byte[] stored, int[] count)
    {
        if (scheme.Kind == NetCdfSchemeKind.Kept)
        {
            return Keep(stored, scheme.ByteCount, null);
        }

        int[] shape = count.Length == 0 ? [1] : count;
        var values = Array.CreateInstance(NetCdfTypes.ToClr(view.Stored.Type), shape);
        Buffer.BlockCopy(stored, 0, values, 0, stored.Length);
        var shown = view.Decoder.Decode(values, shape);
        ulong? missing = null;
        var made = NetCdfStoredValues.Make(shown, scheme, missing);
        if (!made.AsSpan().SequenceEqual(stored) && MostFrequentOfNaN(shown, stored, scheme.ByteCount) is { } word)
        {
            missing = word;
            made = NetCdfStoredValues.Make(shown, scheme, missing);
        }

        return Keep(stored, scheme.ByteCount, (made, missing));
    }

    private NetCdfBlockNote Keep(byte[] stored, int size, (byte[] Values, ulong? Missing)? made)
    {
        if (made is var (values, missing))
        {
            var patch = NetCdfPatch.Of(values, stored, size);
            var kept = patch.Length == 0 ? [] : NetCdfKeptBytes.Of(patch, 1);

            // A patch of half as many bytes as there are may be longer than they are when deflated.
            var whole = kept.Length > stored.Length / 16 ? NetCdfKeptBytes.Of(stored, size) : null;
            if (whole is null || kept.Length <= whole.Length)
            {
                sink.Keep(kept);
                return new(IsKept: false, missing, patch.Length, kept.Length);
            }

            sink.Keep(whole);
            return new(IsKept: true, null, stored.Length, whole.Length);
        }

        var all = NetCdfKeptBytes.Of(stored, size);
        sink.Keep(all);
        return new(IsKept: true, null, stored.Length, all.Length);
    }

    // The one that more than half of these points have, if there is one; else any of them.
    private static ulong? MostFrequentOfNaN(Array shown, byte[] stored, int size)
    {
        ulong? candidate = null;
        var lead = 0;
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        var isNaN = NetCdfStoredValues.NaNs(shown) ?? [];
        for (var i = 0; i < isNaN.Length; i++)
        {
            if (!isNaN[i])
            {
                continue;
            }

            stored.AsSpan(i * size, size).CopyTo(word);
            var value = BitConverter.ToUInt64(word);
            if (lead == 0)
            {
                candidate = value;
            }

            lead += value == candidate ? 1 : -1;
        }

        return candidate;
    }
}
