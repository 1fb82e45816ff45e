using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Commits;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12;

/// <summary>Writes .nv12 files anew without what later commits have replaced.</summary>
public static class Nv12Repacking
{
    /// <summary>Repacks a file; its values, attributes and checksums stay as they are.</summary>
    /// <param name="path">The file.</param>
    /// <remarks>The new file is written beside the old one and takes its place when it is complete. Where the old one
    /// was cut into the same segments as a file written at once, the bytes are those of such a file.</remarks>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is not a NumVid file, or a part of it is damaged; it stays as it
    /// is.</exception>
    /// <exception cref="IOException">Another dataset or program is writing it.</exception>
    public static void Run(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        using var writing = WriterLock.Take(path);
        var file = Nv12File.Open(path, CodecList.Instance);
        try
        {
            var manifest = file.Manifest;
            var variables = manifest.Variables.Select(
                variable => new KeptVariableCommit(variable with { Segments = InOrder(variable) }));
            using var target = ReplacementTarget.Create(path, overwrites: true, DiskFileLayer.Instance);
            FileWriter.Write(
                target, manifest.Attributes, [.. variables], manifest.NextId, file, threads: 1, OriginalChange.None)
                .Release();
        }
        finally
        {
            file.Release();
        }
    }

    // Stream by stream, and along the video axis in each: as a file is written at once.
    private static IReadOnlyList<StoredSegment> InOrder(StoredVariable variable)
    {
        var rank = variable.Dimensions.Length;
        var layout = variable.Decisions is null || rank < 2 ? null : StreamLayout.Of(rank, variable.Decisions);
        int[] axes = layout?.VideoAxis is { } video && rank > 2
            ? [.. layout.CutAxes, .. layout.JoinedAxes.Reverse(), video, rank - 2, rank - 1]
            : [.. Enumerable.Range(0, rank)];
        return [.. variable.Segments.OrderBy(
            segment => axes.Select(axis => segment.Box.Origin[axis]).ToArray(),
            Comparer<int[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))];
    }
}
