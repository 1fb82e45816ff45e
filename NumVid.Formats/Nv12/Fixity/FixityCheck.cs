using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>Checks one file, its segments in parallel.</summary>
/// <param name="path">The file.</param>
/// <param name="threads">How many segments are decoded at once.</param>
/// <param name="progress">Told how many segments are done, and of how many; or null.</param>
/// <param name="codecs">The codecs.</param>
internal sealed class FixityCheck(string path, int threads, Action<int, int>? progress, ICodecSource codecs)
{
    /// <summary>Runs the check.</summary>
    internal Nv12FixityReport Run()
    {
        var problems = new List<string>();
        Nv12File file;
        try
        {
            file = Nv12File.OpenDamaged(path, codecs, problems);
        }
        catch (InvalidFileException e) when (FileSignature.IsFoundIn(path))
        {
            return new Nv12FixityReport(new FileInfo(path).Length, 0, [e.Message], []);
        }

        try
        {
            var reader = new EntryReader(file);
            var variables = CheckVariables(file, reader);
            problems.AddRange(ArchiveCheck.ProblemsOf(file, reader));
            problems.AddRange(file.Manifest.Variables.Select(OverlapIn).OfType<string>());
            return new Nv12FixityReport(new FileInfo(path).Length, file.Archive.Entries.Count, problems, variables);
        }
        finally
        {
            file.Release();
        }
    }

    private Nv12VariableFixity[] CheckVariables(Nv12File file, EntryReader reader)
    {
        // In the order of the file, so that segments that share an entry come together.
        var segments = file.Manifest.Variables
            .SelectMany((variable, owner) => variable.Segments.Select(
                (segment, place) => (Owner: owner, Place: place, Variable: variable, Segment: segment)))
            .OrderBy(item => OffsetOf(file, item.Segment)).ToArray();
        var damage = new Nv12SegmentDamage?[segments.Length];
        var done = 0;
        Parallel.For(0, segments.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            damage[i] = SegmentCheck.Run(file, reader, segments[i].Variable, segments[i].Segment);
            progress?.Invoke(Interlocked.Increment(ref done), segments.Length);
        });
        var byOwner = segments.Zip(damage, (item, found) => (item.Owner, item.Place, Damage: found))
            .OrderBy(item => item.Place).ToLookup(item => item.Owner, item => item.Damage);
        return [.. file.Manifest.Variables.Select((variable, owner) => Describe(variable, byOwner[owner]))];
    }

    private static long OffsetOf(Nv12File file, StoredSegment segment) =>
        (segment.Layers ?? segment.Data) is { } blob && file.Archive.Entries.TryGetValue(blob.Entry, out var entry)
            ? entry.HeaderOffset
            : 0;

    // As many values as the shape has were counted at opening: where two segments share a point, another point has
    // none.
    private static string? OverlapIn(StoredVariable variable) =>
        BoxOverlap.Find([.. variable.Segments.Select(segment => segment.Box)]) is var (first, second)
            ? $"Variable '{variable.Name}': the segments at {first} and {second} overlap, so that other points have "
                + "no value."
            : null;

    private static Nv12VariableFixity Describe(StoredVariable variable, IEnumerable<Nv12SegmentDamage?> damage) => new(
        variable.Name, variable.Segments.Count, variable.Segments.Sum(segment => segment.ByteCount),
        [.. damage.OfType<Nv12SegmentDamage>()]);
}
