using System.Collections.Generic;
using NumVid.Formats.Model;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>A codec of gray pictures: integers in, and without loss the same integers back.</summary>
internal abstract class PictureCodec : Codec
{
    /// <summary>The bits of a sample that it holds.</summary>
    internal abstract IReadOnlyList<int> BitDepths { get; }

    /// <summary>The bits of a sample in its streams.</summary>
    internal abstract IReadOnlyList<int> StreamDepths { get; }

    /// <summary>How much its quantisers lose; null for a codec that is searched without loss only.</summary>
    internal virtual QuantiserScale? Quantisers => null;

    /// <summary>Whether all decoders make the same samples of a stream that lost something.</summary>
    internal virtual bool LossyStreamsDecodeAlike => true;

    /// <summary>Makes an encoder.</summary>
    /// <param name="rate">How much it may lose.</param>
    /// <param name="effort">How long it may take.</param>
    /// <param name="useWavefront">Whether one stream may use all cores, at other bytes than one core.</param>
    /// <exception cref="Errors.MissingLibraryException">The encoder is not on this machine.</exception>
    internal abstract IPictureEncoder CreateEncoder(VideoRate rate, CodingEffort effort, bool useWavefront);

    /// <summary>Makes a decoder.</summary>
    /// <exception cref="Errors.MissingLibraryException">The decoder is not on this machine.</exception>
    internal abstract IPictureDecoder CreateDecoder();
}
