using System;
using System.Collections.Generic;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Formats.Nv12.Codecs.Dct;

// Why so: docs/decisions/0098-dct-codec.md
/// <summary>Our own codec of pictures, after the second seed: groups of frames with closed-loop differences, an integer
/// DCT-II of 8 x 8, a uniform quantiser, zigzag scan, run lengths and canonical Huffman codes. Needs no
/// library.</summary>
/// <remarks>No state; for any number of threads.</remarks>
internal sealed class DctCodec : PictureCodec
{
    // Six quantisers double the step, which is one code at quantiser 0.
    private static readonly QuantiserScale s_quantisers = new(StepAtZero: 1, Ratio: 1.122462048309373, Largest: 51);

    private const int MostBits = 16;

    /// <inheritdoc/>
    internal override string Name => CodecNames.Dct;

    /// <inheritdoc/>
    internal override string EntryExtension => ".dct";

    /// <inheritdoc/>
    internal override bool NeverLoses => false;

    /// <inheritdoc/>
    internal override IReadOnlyList<int> BitDepths => LosslessDepth.All;

    /// <inheritdoc/>
    internal override IReadOnlyList<int> StreamDepths => LosslessDepth.All;

    /// <inheritdoc/>
    internal override QuantiserScale? Quantisers => s_quantisers;

    /// <inheritdoc/>
    internal override IPictureEncoder CreateEncoder(VideoRate rate, CodingEffort effort, bool useWavefront) =>
        new DctEncoder(new DctSettings(QuantiserOf(rate), rate.Group ?? DctSettings.UsualGroupLength));

    /// <inheritdoc/>
    internal override IPictureDecoder CreateDecoder() => new DctDecoder();

    // Nothing else is asked for by searches, presets and qualities.
    private static UniformQuantiser QuantiserOf(VideoRate rate) =>
        rate.IsShift ? UniformQuantiser.Shifting(Math.Min(rate.Value, MostBits))
        : rate.IsStep ? UniformQuantiser.Rounding(rate.Value)
        : UniformQuantiser.Numbered(rate.Value);
}
