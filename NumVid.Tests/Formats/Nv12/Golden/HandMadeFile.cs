using System;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Linq;
using System.Text;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <summary>Puts a file together from segments that no writer chooses by itself: what a reader must get of them is told
/// beside.</summary>
internal sealed class HandMadeFile
{
    private const string MimeType = "application/x-numvid";

    private readonly List<(string Name, byte[] Content)> _entries = [];
    private readonly List<VariableChange> _variables = [];

    /// <summary>Changes the text of the manifest before it is stored.</summary>
    internal Func<string, string> Edit { get; init; } = text => text;

    /// <summary>Adds a variable of one segment of exact values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="expected">The values that a reader must get.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="data">The bytes of the values.</param>
    internal void AddExact<T>(string name, T[] expected, int[] shape, byte[] data) =>
        Add(name, expected, new StoredSegment { Box = Box.Whole(shape), Kind = SegmentKind.Direct }, data, []);

    /// <summary>Adds a variable of one segment with layers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="expected">The values that a reader must get.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="video">How they are kept; the lengths of the layers are filled in.</param>
    /// <param name="data">The bytes of the base; none without pictures.</param>
    /// <param name="layers">Mask, specials, residual and patches; empty where there are none.</param>
    internal void AddVideo<T>(
        string name, T[] expected, int[] shape, VideoDescription video, byte[]? data, params byte[][] layers)
    {
        var lengths = layers.Select(layer => layer.Length).Concat(new int[4]).Take(4).ToArray();
        var segment = new StoredSegment
        {
            Box = Box.Whole(shape),
            Kind = SegmentKind.Layered,
            Video = video with { Layers = new LayerLengths(lengths[0], lengths[1], lengths[2], lengths[3]) },
        };
        Add(name, expected, segment, data, [.. layers.SelectMany(layer => layer)]);
    }

    /// <summary>Adds a variable of one constant segment.</summary>
    internal void AddConstant<T>(string name, T expected, int[] shape, ulong bits)
    {
        var segment = new StoredSegment
        {
            Box = Box.Whole(shape),
            Kind = SegmentKind.Constant,
            ConstantBits = bits,
        };
        Add(name, [expected], segment, null, []);
    }

    /// <summary>Says that a reader must know something to read the last variable.</summary>
    internal void Require(string name)
    {
        var last = _variables[^1];
        _variables[^1] = last with
        {
            Variable = last.Variable with { Segments = [last.Variable.Segments[0] with { Requires = [name] }] },
        };
    }

    /// <summary>Adds attributes to the last variable.</summary>
    internal void AddAttributes(params KeyValuePair<string, object?>[] attributes)
    {
        var last = _variables[^1];
        _variables[^1] = last with
        {
            Variable = last.Variable with { Attributes = [.. last.Variable.Attributes, .. attributes] },
        };
    }

    /// <summary>The bytes of the file.</summary>
    internal byte[] ToBytes()
    {
        var part = new ManifestPart([], _variables.Count + 1, 0, _variables);
        var manifest = Edit(Encoding.UTF8.GetString(ManifestWriter.Write(part)));
        return ForgedFile.Write(
            [
                (ZipFormat.MimeEntry, Encoding.ASCII.GetBytes(MimeType)), .. _entries,
                (ForgedFile.Manifest, Encoding.UTF8.GetBytes(manifest)),
            ]);
    }

    private void Add<T>(string name, T[] expected, StoredSegment segment, byte[]? data, byte[] layers)
    {
        var id = _variables.Count + 1;
        segment = segment with
        {
            Data = data is null ? null : AddEntry(FormattableString.Invariant($"v{id}/s0.data"), data),
            Layers = layers.Length == 0 ? null : AddEntry(FormattableString.Invariant($"v{id}/s0.layers"), layers),
            ValuesSha256 = segment.Kind == SegmentKind.Constant ? null : ValueChecksumOf(expected),
        };
        _variables.Add(new VariableChange(
            new StoredVariable
            {
                Id = id,
                Type = typeof(T),
                Dimensions = [.. segment.Box.Shape.Select((_, axis) => $"{name}{axis}")],
                Shape = segment.Box.Shape,
                Attributes = [new("Name", name)],
                NextSegment = 1,
                Segments = [segment],
            }, []));
    }

    private BlobReference AddEntry(string name, byte[] content)
    {
        _entries.Add((name, content));
        return new BlobReference(name, 0, content.Length, Crc32.HashToUInt32(content));
    }

    private static byte[]? ValueChecksumOf<T>(T[] values) => NumVid.Formats.Nv12.Decoding.ValueChecksum.Of<T>(values);
}
