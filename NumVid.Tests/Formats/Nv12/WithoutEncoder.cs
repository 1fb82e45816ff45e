using System.Collections.Generic;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>A codec on a machine that can decode its streams alone.</summary>
internal sealed class WithoutEncoder(PictureCodec codec) : PictureCodec
{
    internal override string Name => codec.Name;

    internal override string EntryExtension => codec.EntryExtension;

    internal override bool NeverLoses => codec.NeverLoses;

    internal override IReadOnlyList<int> BitDepths => codec.BitDepths;

    internal override IReadOnlyList<int> StreamDepths => codec.StreamDepths;

    internal override QuantiserScale? Quantisers => codec.Quantisers;

    internal override IPictureEncoder CreateEncoder(VideoRate rate, CodingEffort effort, bool useWavefront) =>
        throw new MissingLibraryException($"There is no {codec.Name}.");

    internal override IPictureDecoder CreateDecoder() => codec.CreateDecoder();
}
