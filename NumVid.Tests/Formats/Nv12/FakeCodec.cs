using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>A codec that drops low bits, counts what it does, and can be made to fail.</summary>
internal sealed class FakeCodec(string name = "hevc") : PictureCodec, ICodecSource, IPictureEncoder, IPictureDecoder
{
    private int _encodeCount;
    private int _decodeCount;

    /// <summary>What encoding does besides; may throw or change samples.</summary>
    internal Action<ushort[]> OnEncode { get; set; } = _ => { };

    internal int EncodeCount => _encodeCount;

    internal int DecodeCount => _decodeCount;

    public IReadOnlyList<Codec> All => [this];

    public string Description => "fake";

    internal override string Name => name;

    internal override string EntryExtension => ".fake";

    internal override bool NeverLoses => false;

    internal override IReadOnlyList<int> BitDepths { get; } = [8, 9, 10, 11, 12, 13, 14, 15, 16];

    internal override IReadOnlyList<int> StreamDepths => [8, 10, 12, 16];

    internal override QuantiserScale? Quantisers { get; } = new(10, 1.122462048309373, 51);

    internal override IPictureEncoder CreateEncoder(VideoRate rate, CodingEffort effort, bool useWavefront) => this;

    internal override IPictureDecoder CreateDecoder() => this;

    public byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry)
    {
        Interlocked.Increment(ref _encodeCount);
        var samples = frames.ToArray();
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] &= 0xFFF8;
        }

        OnEncode(samples);
        return Deflate.Compress(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
    }

    public void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames)
    {
        Interlocked.Increment(ref _decodeCount);
        MemoryMarshal.Cast<byte, ushort>(Deflate.Decompress(stream.ToArray(), 2 * geometry.SampleCount)).CopyTo(frames);
    }

    /// <summary>Forgets what was counted.</summary>
    internal void Reset() => _encodeCount = _decodeCount = 0;
}
