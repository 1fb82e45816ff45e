using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>The codecs that a program knows; the tests have lists of their own.</summary>
internal interface ICodecSource
{
    /// <summary>All codecs, in the order in which they are tried.</summary>
    IReadOnlyList<Codec> All { get; }

    /// <summary>Codecs that read what was kept from other files, and that nobody can ask for.</summary>
    IReadOnlyList<Codec> Keeping => [];

    // Why so: docs/decisions/0099-without-ffmpeg.md
    /// <summary>Whether what a codec needs to write is here; where it is not, others are taken unless it was asked for
    /// by its name.</summary>
    bool CanWrite(Codec codec) => true;
}
