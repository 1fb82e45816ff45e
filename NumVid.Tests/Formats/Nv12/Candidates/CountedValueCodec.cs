using System;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Tests.Formats.Nv12.Candidates;

/// <summary>A codec of values whose encodes are counted as the dearest ones.</summary>
internal sealed class CountedValueCodec(ValueCodec codec, CountedWork counted) : ValueCodec
{
    internal override string Name => codec.Name;

    internal override string EntryExtension => codec.EntryExtension;

    internal override bool NeverLoses => codec.NeverLoses;

    internal override int Cost => 15;

    internal override byte[] Encode<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps,
        CodingEffort effort, Span<T> reconstruction = default, bool goesOn = false)
    {
        counted.Add(geometry.Count, Cost);
        return codec.Encode(values, geometry, mask, steps, effort, reconstruction, goesOn);
    }

    internal override void Decode<T>(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps,
        Span<T> values) => codec.Decode(bytes, geometry, mask, steps, values);
}
