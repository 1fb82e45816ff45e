using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Reading;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Commits;

// Why so: docs/decisions/0022-commits-append.md
/// <summary>Writes a commit: segments are encoded on many threads and written in order, so that the bytes do not depend
/// on the threads.</summary>
internal sealed class FileWriter
{
    // A thread that has ended its segment goes on with another while an older one is not written yet.
    private const int SegmentsInFlight = 2;

    private readonly CommitTarget _target;
    private readonly Nv12File _source;
    private readonly EncodingCosts? _costs;
    private readonly ZipWriter _archive;
    private readonly BlobWriter _blobs;
    private readonly OriginalWriter _originals;
    private readonly List<ZipEntryRecord> _entries = [];

    private FileWriter(CommitTarget target, Nv12File source, EncodingCosts? costs)
    {
        _target = target;
        _source = source;
        _costs = costs;
        _archive = new ZipWriter(target.Stream);
        _blobs = new BlobWriter(_archive, target.IsNewFile ? 0 : source.Manifest.NextPack);
        _originals = new OriginalWriter(_archive);
    }

    /// <summary>Writes a commit and puts it in its place.</summary>
    /// <param name="target">Where to write.</param>
    /// <param name="attributes">The attributes of the dataset.</param>
    /// <param name="commits">The variables in the order of their creation.</param>
    /// <param name="nextId">The id of the next variable that will be added.</param>
    /// <param name="source">The state before.</param>
    /// <param name="threads">How many segments are encoded at once.</param>
    /// <param name="original">What becomes of the original.</param>
    /// <param name="costs">Told what is written; null where nothing is encoded.</param>
    /// <returns>The state after; the caller holds it.</returns>
    internal static Nv12File Write(
        CommitTarget target, IReadOnlyList<KeyValuePair<string, object?>> attributes,
        IReadOnlyList<VariableCommit> commits,
        int nextId, Nv12File source, int threads, OriginalChange original, EncodingCosts? costs = null)
    {
        var writer = new FileWriter(target, source, costs);
        if (target.IsNewFile)
        {
            writer._entries.Add(writer._archive.Add(ZipFormat.MimeEntry, Encoding.ASCII.GetBytes(ZipFormat.MimeType)));
        }

        writer.WriteSegments(commits, threads);
        writer._blobs.Flush();
        StoredVariable[] variables = [.. commits.Select(commit => commit.Complete())];
        var state = writer.WriteManifest(attributes, variables, nextId, writer.WriteOriginal(original, variables));

        // Without the end record nothing of this counts; with it, all of it must be there.
        target.Flush();
        try
        {
            writer._archive.WriteEnd();
            target.Flush();
            target.Publish();
            return state;
        }
        catch
        {
            state.Release();
            throw;
        }
    }

    private Nv12File WriteManifest(
        IReadOnlyList<KeyValuePair<string, object?>> attributes, StoredVariable[] variables, int nextId,
        StoredOriginal? original)
    {
        var before = _target.IsNewFile ? FileManifest.Empty : _source.Manifest;
        var old = before.Variables.ToDictionary(variable => variable.Id);
        var part = new ManifestPart(attributes, nextId, _blobs.NextPack, [.. variables
            .Where(variable => !old.TryGetValue(variable.Id, out var same) || !IsSame(same, variable))
            .Select(variable => VariableChange.Between(old.GetValueOrDefault(variable.Id), variable))])
        {
            Original = original,
        };
        var parts = (_target.IsNewFile ? ManifestParts.None : _source.Parts).Add(part, _archive);
        if (!_target.IsNewFile)
        {
            var kept = ReferenceEquals(original, _source.Manifest.Original) ? original : null;
            _entries.AddRange(_source.LiveEntries(variables, kept));
        }

        _entries.AddRange(_blobs.Entries);
        _entries.AddRange(_originals.Entries);
        _entries.AddRange(parts.Items.Select(item => item.Entry));
        var directory = _archive.WriteDirectory(_entries);
        return _source.Next(_target.Path, directory, parts, before.With(parts.LastChange!));
    }

    private StoredOriginal? WriteOriginal(OriginalChange change, StoredVariable[] variables) =>
        change.Added is { } added ? _originals.Write(added, variables)
        : !change.KeepsOld || _source.Manifest.Original is not { } old ? null
        : _target.IsNewFile ? _originals.Copy(old, _source) : old;

    private static bool IsSame(StoredVariable old, StoredVariable changed) =>
        old.Segments.SequenceEqual(changed.Segments, ReferenceEqualityComparer.Instance)
        && ManifestWriter.WriteHeader(old).AsSpan().SequenceEqual(ManifestWriter.WriteHeader(changed));

    // Segments are started in order while less than so many values are in memory, and written in order.
    private void WriteSegments(IReadOnlyList<VariableCommit> commits, int threads)
    {
        var running = new Queue<RunningSegment>();
        var budget = SegmentsInFlight * (long)threads * Segmentation.TargetValues;
        var inMemory = 0L;
        try
        {
            foreach (var commit in commits)
            {
                commit.Begin(_target.IsNewFile);
                foreach (var work in commit.Work())
                {
                    while (running.Count >= threads && inMemory + work.ValueCount > budget)
                    {
                        inMemory -= WriteOldest(running);
                    }

                    running.Enqueue(new RunningSegment(commit, work, work.Start?.Invoke()));
                    inMemory += work.ValueCount;
                }
            }

            while (running.Count > 0)
            {
                WriteOldest(running);
            }
        }
        finally
        {
            // After a failure nothing of ours keeps running behind the caller's back; the first error is the one
            // thrown.
            Task.WhenAll(running.Select(item => item.Encoding).OfType<Task>())
                .ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        }
    }

    private long WriteOldest(Queue<RunningSegment> running)
    {
        var (owner, work, encoding) = running.Dequeue();
        if (encoding is null)
        {
            owner.Keep(_target.IsNewFile ? Copy(work.Kept!, owner) : work.Kept!);
            return work.ValueCount;
        }

        var encoded = ResultOf(encoding, owner);
        _costs?.Keep(encoded);
        var isVideo = encoded.Segment.Kind == SegmentKind.Layered;
        owner.Add(encoded, encoded.Segment with
        {
            Number = owner.NextSegment,
            Data = encoded.Data is null
                ? null
                : _blobs.Add(NameOf(owner, encoded.DataExtension), encoded.Data, isVideo),
            Layers = encoded.Layers is null ? null
                : _blobs.Add(NameOf(owner, EncodedSegment.LayersExtension), encoded.Layers, false),
        });
        return work.ValueCount;
    }

    private EncodedSegment ResultOf(Task<EncodedSegment> encoding, VariableCommit owner)
    {
        try
        {
            return encoding.GetAwaiter().GetResult();
        }
        catch (UnprovenSegmentException e)
        {
            throw _source.Unproven(owner.Variable.Name, e);
        }
    }

    private StoredSegment Copy(StoredSegment segment, VariableCommit owner) => segment with
    {
        Number = owner.NextSegment,
        Data = Copy(segment.Data, owner, segment.Kind == SegmentKind.Layered),
        Layers = Copy(segment.Layers, owner, false),
    };

    private BlobReference? Copy(BlobReference? blob, VariableCommit owner, bool isVideo) => blob is null ? null
        : _blobs.Add(NameOf(owner, ExtensionOf(blob, isVideo)), _source.ReadBlob(blob, owner.Variable.Name), isVideo);

    // A blob that shared an entry has no extension of its own; only the two kinds that are not video share.
    private static string ExtensionOf(BlobReference blob, bool isVideo)
    {
        var dot = blob.Entry.LastIndexOf('.');
        return dot >= 0 ? blob.Entry[dot..] : isVideo ? "" : EncodedSegment.DirectExtension;
    }

    private static string NameOf(VariableCommit owner, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"v{owner.Variable.Id}/s{owner.NextSegment}{extension}");

    private sealed record RunningSegment(VariableCommit Owner, SegmentWork Work, Task<EncodedSegment>? Encoding);
}
