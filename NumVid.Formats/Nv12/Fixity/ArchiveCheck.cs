using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>Checks what belongs to no segment: how the entries lie in the file, and those that hold no values.</summary>
internal static class ArchiveCheck
{
    /// <summary>What is wrong, one sentence each.</summary>
    internal static IEnumerable<string> ProblemsOf(Nv12File file)
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
        var ofSegments = file.Manifest.Variables.SelectMany(variable => variable.Segments)
            .SelectMany(segment => new[] { segment.Data, segment.Layers }).OfType<BlobReference>()
            .Where(blob => file.Archive.Entries.TryGetValue(blob.Entry, out var entry) && blob.Length == entry.Length)
            .Select(blob => blob.Entry).ToHashSet();
        foreach (var entry in entries.Where(entry => !ofSegments.Contains(entry.Name)))
        {
            if (ProblemOf(file.Archive, entry) is { } problem)
            {
                yield return $"{char.ToUpperInvariant(problem[0])}{problem[1..]}.";
            }
        }
    }

    private static string? ProblemOf(ZipReader archive, ZipEntryRecord entry)
    {
        try
        {
            archive.Check(entry);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message.TrimEnd('.');
        }
    }
}
