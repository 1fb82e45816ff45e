using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>The codecs that a program knows; the tests have lists of their own.</summary>
internal interface ICodecSource
{
    /// <summary>All codecs, in the order in which they are tried.</summary>
    IReadOnlyList<Codec> All { get; }
}
