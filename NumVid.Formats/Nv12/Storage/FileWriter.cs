using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Coding;
using NumVid.Formats.Nv12.Container;

namespace NumVid.Formats.Nv12.Storage;

/// <summary>Writes a new file front to back: segments are encoded on many threads and written in order, so that the
/// bytes do not depend on the threads.</summary>
internal sealed class FileWriter
{
    private readonly StoredZipWriter _archive;
    private readonly Nv12File? _source;

    private FileWriter(Stream stream, Nv12File? source)
    {
        _archive = new StoredZipWriter(stream);
        _source = source;
    }

    /// <summary>Writes a file and flushes it to the disk.</summary>
    /// <param name="path">A path at which nothing is.</param>
    /// <param name="attributes">The attributes of the dataset.</param>
    /// <param name="commits">The variables in the order of their creation.</param>
    /// <param name="nextId">The id of the next variable that will be added.</param>
    /// <param name="source">The file from which kept segments are copied; null when there is none.</param>
    /// <param name="threads">How many segments are encoded at once.</param>
    internal static void Write(
        string path, IReadOnlyList<KeyValuePair<string, object?>> attributes, IReadOnlyList<VariableCommit> commits,
        int nextId, Nv12File? source, int threads)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        var writer = new FileWriter(stream, source);
        writer._archive.Add(ZipFormat.MimeEntry, Encoding.ASCII.GetBytes(ZipFormat.MimeType));
        writer.WriteSegments(commits, threads);
        var manifest = new Manifest(attributes, [.. commits.Select(commit => commit.Complete())], nextId);
        writer._archive.Add(ZipFormat.ManifestEntry, ManifestWriter.Write(manifest));
        writer._archive.Finish();
        stream.Flush(flushToDisk: true);
    }

    // At most so many segments are in memory as there are threads: the oldest is written before the next one starts.
    private void WriteSegments(IReadOnlyList<VariableCommit> commits, int threads)
    {
        var running = new Queue<(VariableCommit Owner, StoredSegment? Kept, Task<EncodedSegment>? Encoding)>();
        try
        {
            foreach (var (owner, work) in commits.SelectMany(commit => commit.Work().Select(work => (commit, work))))
            {
                running.Enqueue((owner, work.Kept, work.Encode is null ? null : Task.Run(work.Encode)));
                if (running.Count >= threads)
                {
                    WriteOldest(running);
                }
            }

            while (running.Count > 0)
            {
                WriteOldest(running);
            }
        }
        finally
        {
            // After a failure nothing of ours keeps running behind the caller's back; the first error is the one thrown.
            Task.WhenAll(running.Where(item => item.Encoding is not null).Select(item => item.Encoding!))
                .ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        }
    }

    private void WriteOldest(Queue<(VariableCommit Owner, StoredSegment? Kept, Task<EncodedSegment>? Encoding)> running)
    {
        var (owner, kept, encoding) = running.Dequeue();
        if (kept is not null)
        {
            Copy(kept.Data, owner);
            Copy(kept.Layers, owner);
            owner.Accept(kept, null);
            return;
        }

        var encoded = encoding!.GetAwaiter().GetResult();
        var entry = $"v{owner.Variable.Id}/s{owner.NextSegment}";
        var segment = encoded.Segment with
        {
            Data = Add(entry + encoded.DataExtension, encoded.Data),
            Layers = Add(entry + EncodedSegment.LayersExtension, encoded.Layers),
        };
        owner.Accept(segment, encoded);
    }

    private void Copy(BlobReference? blob, VariableCommit owner)
    {
        if (blob is not null)
        {
            _source!.Copy(blob, _archive, owner.Variable.Name);
        }
    }

    private BlobReference? Add(string entry, byte[]? content)
    {
        if (content is null)
        {
            return null;
        }

        _archive.Add(entry, content);
        return new BlobReference(entry, content.Length, SHA256.HashData(content));
    }
}
