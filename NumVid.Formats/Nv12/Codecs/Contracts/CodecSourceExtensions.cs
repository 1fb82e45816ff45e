using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>Finds codecs by name or by what they can.</summary>
internal static class CodecSourceExtensions
{
    /// <summary>The codec of a name that a user or this program chose.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal static Codec Get(this ICodecSource source, string name) =>
        source.All.FirstOrDefault(codec => codec.Name == name) ?? throw new ArgumentException(
            $"There is no codec '{name}'; known are {string.Join(", ", source.All.Select(codec => codec.Name))}.");

    /// <summary>The picture codec of a name that this program chose.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal static PictureCodec GetPictureCodec(this ICodecSource source, string name) =>
        source.Get(name) as PictureCodec ?? throw new ArgumentException($"The codec '{name}' takes no pictures.");

    /// <summary>The codec of a name in a file.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    internal static TCodec Require<TCodec>(this ICodecSource source, string name)
        where TCodec : Codec =>
        source.All.Concat(source.Keeping).FirstOrDefault(codec => codec.Name == name) as TCodec
        ?? throw new InvalidDataException($"the codec '{name}' is not known");

    /// <summary>The first picture codec with quantisers that can be written here.</summary>
    internal static PictureCodec? Quantising(this ICodecSource source) => source.WithQuantisers(source.CanWrite);

    /// <summary>The first picture codec that never loses anything and can be written here.</summary>
    internal static PictureCodec? Exact(this ICodecSource source) => source.WithoutLoss(source.CanWrite);

    /// <summary>The codecs that are video by default and cannot be written here.</summary>
    internal static IEnumerable<PictureCodec> MissingVideo(this ICodecSource source) =>
        new[] { source.WithQuantisers(_ => true), source.WithoutLoss(_ => true) }
            .OfType<PictureCodec>().Where(codec => !source.CanWrite(codec));

    private static PictureCodec? WithQuantisers(this ICodecSource source, Func<PictureCodec, bool> condition) =>
        source.All.OfType<PictureCodec>().FirstOrDefault(codec => codec.Quantisers is not null && condition(codec));

    private static PictureCodec? WithoutLoss(this ICodecSource source, Func<PictureCodec, bool> condition) =>
        source.All.OfType<PictureCodec>().FirstOrDefault(codec => codec.NeverLoses && condition(codec));
}
