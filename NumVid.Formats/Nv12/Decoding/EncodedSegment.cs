using System;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Decoding;

/// <summary>A segment with its bytes: ready to be written, its description still without entries, or as read from a
/// file.</summary>
/// <param name="Segment">The description.</param>
/// <param name="Data">The bytes of the direct values or of the base; null when there are none.</param>
/// <param name="DataExtension">The extension of their entry.</param>
/// <param name="Layers">The bytes of the layers; null when there are none.</param>
internal sealed record EncodedSegment(StoredSegment Segment, byte[]? Data, string DataExtension, byte[]? Layers)
{
    /// <summary>The extension of an entry with direct values.</summary>
    internal const string DirectExtension = ".exact";

    /// <summary>The extension of an entry with layers.</summary>
    internal const string LayersExtension = ".layers";

    /// <summary>The encoder and its parameters, where there is a base video.</summary>
    internal string? Encoder { get; init; }

    /// <summary>What the reader's decoder made of the base video, when it has run over these very bytes already; it
    /// need not run twice over them.</summary>
    internal DecodedPictures? DecodedBase { get; init; }

    /// <summary>The time that these bytes and their proof took, by the clock of one thread.</summary>
    internal TimeSpan Took { get; init; }

    /// <summary>The smallest valid value that was encoded; +infinity when there was none.</summary>
    internal double Minimum { get; init; } = double.PositiveInfinity;

    /// <summary>The largest valid value that was encoded; -infinity when there was none.</summary>
    internal double Maximum { get; init; } = double.NegativeInfinity;

    /// <summary>The bytes to write.</summary>
    internal long ByteCount => (Data?.Length ?? 0L) + (Layers?.Length ?? 0L);

    /// <summary>A segment as a file holds it.</summary>
    internal static EncodedSegment Stored(StoredSegment segment, byte[]? data, byte[]? layers) =>
        new(segment, data, "", layers);
}
