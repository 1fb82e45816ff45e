using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>Checks what belongs to no segment: how the entries lie in the file, and those that hold no
/// values.</summary>
internal static class ArchiveCheck
{
    /// <summary>What is wrong, one sentence each.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reader">What has read its segments.</param>
    internal static IEnumerable<string> ProblemsOf(Nv12File file, EntryReader reader)
    {
        if (file.Warning is { } warning)
        {
            yield return warning;
        }

        var entries = file.Archive.Entries.Values.OrderBy(entry => entry.HeaderOffset).ToArray();
        foreach (var (entry, next) in entries.Zip(entries.Skip(1)))
        {
            if (entry.EndOffset > next.HeaderOffset)
            {
                yield return $"The entries '{entry.Name}' and '{next.Name}' overlap at byte {next.HeaderOffset}.";
            }
        }

        // What belongs to one segment is checked with it.
        var ofSegments =
            file.Manifest.Variables.SelectMany(variable => variable.Segments).SelectMany(EntryReader.BlobsOf)
            .Where(blob =>
                file.Archive.Entries.TryGetValue(blob.Entry, out var entry) && EntryReader.IsWhole(blob, entry))
            .Select(blob => blob.Entry).ToHashSet();
        foreach (var entry in entries.Where(entry => !ofSegments.Contains(entry.Name)))
        {
            if (reader.ProblemOf(entry) is { } problem)
            {
                yield return $"{char.ToUpperInvariant(problem[0])}{problem[1..]}.";
            }
        }
    }
}
