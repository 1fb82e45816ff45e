using System.Collections.Generic;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Dct;
using NumVid.Formats.Nv12.Codecs.Ffv1;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Formats.Nv12.Codecs.Jpeg2000;
using NumVid.Formats.Nv12.Codecs.Predictive;

namespace NumVid.Formats.Nv12.Codecs;

/// <summary>The codecs of this version.</summary>
/// <remarks>Of those that can do the same, the first is taken where none is asked for.</remarks>
internal sealed class CodecList : ICodecSource
{
    private CodecList()
    {
    }

    /// <summary>The only instance; it has no state.</summary>
    internal static CodecList Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Codec> All { get; } =
        [new HevcCodec(), new Ffv1Codec(), new Jpeg2000Codec(), new PredictiveCodec(), new DctCodec()];
}
