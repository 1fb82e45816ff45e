using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Decoding;

/// <summary>A segment that is ready to be written: its description, still without entry names, and its bytes.</summary>
/// <param name="Segment">The description; its blob references are set when the bytes are written.</param>
/// <param name="Data">The bytes of the exact values or of the base video; null when there are none.</param>
/// <param name="DataExtension">The extension of their entry.</param>
/// <param name="Layers">The bytes of the layers; null when there are none.</param>
internal sealed record EncodedSegment(StoredSegment Segment, byte[]? Data, string DataExtension, byte[]? Layers)
{
    /// <summary>The extension of an entry with exact values.</summary>
    internal const string ExactExtension = ".exact";

    /// <summary>The extension of an entry with layers.</summary>
    internal const string LayersExtension = ".layers";

    /// <summary>The encoder and its parameters, where there is a base video.</summary>
    internal string? Encoder { get; init; }

    /// <summary>The smallest valid value that was encoded; +infinity when there was none.</summary>
    internal double Minimum { get; init; } = double.PositiveInfinity;

    /// <summary>The largest valid value that was encoded; -infinity when there was none.</summary>
    internal double Maximum { get; init; } = double.NegativeInfinity;

    /// <summary>The bytes to write.</summary>
    internal long ByteCount => (Data?.Length ?? 0L) + (Layers?.Length ?? 0L);
}
