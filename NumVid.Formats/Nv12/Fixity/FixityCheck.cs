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
            problems.AddRange(ArchiveCheck.ProblemsOf(file));
            problems.AddRange(file.Manifest.Variables.Select(OverlapIn).OfType<string>());
            var variables = CheckVariables(file);
            return new Nv12FixityReport(new FileInfo(path).Length, file.Archive.Entries.Count, problems, variables);
        }
        finally
        {
            file.Release();
        }
    }

    private Nv12VariableFixity[] CheckVariables(Nv12File file)
    {
        var segments = file.Manifest.Variables
            .SelectMany((variable, owner) => variable.Segments.Select(segment => (Owner: owner, Variable: variable, Segment: segment))).ToArray();
        var damage = new Nv12SegmentDamage?[segments.Length];
        var done = 0;
        Parallel.For(0, segments.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            damage[i] = SegmentCheck.Run(file, segments[i].Variable, segments[i].Segment);
            progress?.Invoke(Interlocked.Increment(ref done), segments.Length);
        });
        var byOwner = segments.Zip(damage, (segment, found) => (segment.Owner, Damage: found)).ToLookup(pair => pair.Owner, pair => pair.Damage);
        return [.. file.Manifest.Variables.Select((variable, owner) => Describe(variable, byOwner[owner]))];
    }

    // As many values as the shape has were counted at opening: where two segments share a point, another point has none.
    private static string? OverlapIn(StoredVariable variable) =>
        BoxOverlap.Find([.. variable.Segments.Select(segment => segment.Box)]) is var (first, second)
            ? $"Variable '{variable.Name}': the segments at {first} and {second} overlap, so that other points have no value."
            : null;

    private static Nv12VariableFixity Describe(StoredVariable variable, IEnumerable<Nv12SegmentDamage?> damage) => new(
        variable.Name, variable.Segments.Count, variable.Segments.Sum(segment => segment.ByteCount), [.. damage.OfType<Nv12SegmentDamage>()]);
}
