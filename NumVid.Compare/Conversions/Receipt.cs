using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Selection;

namespace NumVid.Compare.Conversions;

/// <summary>The account of a converted tree, or of a shard of it.</summary>
/// <param name="Format">The format of the results.</param>
/// <param name="Options">Its options, as they were given.</param>
/// <param name="Entries">What became of each file.</param>
internal sealed record Receipt(
    string Format, IReadOnlyDictionary<string, string> Options, IReadOnlyList<ReceiptEntry> Entries)
{
    private const string Threads = "threads";

    /// <summary>The variables that were asked for; empty: all.</summary>
    internal IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The part of each file that was asked for.</summary>
    internal CutRequest Cut { get; init; } = CutRequest.All;

    /// <summary>Whether a source of which something is left out counts as converted.</summary>
    internal bool AllowsOmissions { get; init; }

    /// <summary>The part of the tree that it is about.</summary>
    internal Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Whether every file came to a good end.</summary>
    internal bool IsComplete => Entries.All(entry => IsGood(entry.Status));

    /// <summary>Whether a file needs no more work.</summary>
    internal static bool IsGood(ReceiptStatus status) =>
        status is ReceiptStatus.Converted or ReceiptStatus.Kept or ReceiptStatus.Skipped;

    /// <summary>What was asked for, as a command line has it; the number of threads changes no byte.</summary>
    internal string Command => $"to {Format}"
        + string.Concat(Options.Where(option => option.Key != Threads)
            .OrderBy(option => option.Key, StringComparer.Ordinal)
            .Select(option => $" --{option.Key} {option.Value}"))
        + (Names.Count == 0 ? "" : $" --variables {string.Join(',', Names)}") + Cut.Text
        + (AllowsOmissions ? " --allow-omissions" : "");

    /// <summary>Puts the receipts of shards together.</summary>
    /// <exception cref="UsageException">They are not of one conversion, or two have the same shard.</exception>
    internal static Receipt Merge(IReadOnlyList<Receipt> receipts)
    {
        var first = receipts[0];
        if (receipts.FirstOrDefault(one => one.Command != first.Command || one.Shard.Count != first.Shard.Count)
            is { } other)
        {
            throw new UsageException("The receipts are not of one conversion: one is of "
                + $"'{first.Command}', shards of {first.Shard.Count}, another of '{other.Command}', shards of "
                + $"{other.Shard.Count}.");
        }

        if (receipts.GroupBy(one => one.Shard).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"Two of the receipts are of the shard {twice.Key}.");
        }

        return receipts.Count == 1 ? first : first with
        {
            Entries =
            [
                .. receipts.SelectMany(one => one.Entries).OrderBy(entry => entry.Source, StringComparer.Ordinal),
            ],
            Shard = receipts.Count == first.Shard.Count ? Shard.Whole : first.Shard,
        };
    }
}
