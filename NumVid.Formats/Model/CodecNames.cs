using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>The names of the codecs in the manifest and in the quality grammar.</summary>
internal static class CodecNames
{
    /// <summary>HEVC by x265.</summary>
    internal const string Hevc = "hevc";

    /// <summary>FFV1, which loses nothing.</summary>
    internal const string Ffv1 = "ffv1";

    /// <summary>JPEG 2000 by libopenjpeg: frames that know nothing of each other.</summary>
    internal const string Jpeg2000 = "jpeg2000";

    /// <summary>Our own: predicted values, errors in whole steps, mixed contexts.</summary>
    internal const string Predictive = "predictive";

    /// <summary>Our own: blocks of 8 x 8 in frequencies, levels in Huffman codes.</summary>
    internal const string Dct = "dct";

    /// <summary>Planes as another file packed them; nobody asks for it.</summary>
    internal const string Packed = "packed";

    /// <summary>The codecs whose group length and step may be asked for.</summary>
    internal static IReadOnlyList<string> WithGroups { get; } = [Dct];

    /// <summary>The codecs that may be asked for, in the order in which a user is told of them.</summary>
    internal static IReadOnlyList<string> All { get; } = [Hevc, Ffv1, Jpeg2000, Predictive, Dct];
}
