namespace NumVid.Compare.Metrics;

/// <summary>Compression ratio: bytes of the field as float32 / bytes of the file, headers and metadata
/// included.</summary>
/// <remarks>Always against 4 bytes a value, missing points and float64 variables included, so that ratios of different
/// files can be compared.</remarks>
internal static class CompressionRatio
{
    private const int BytesPerValue = 4;

    /// <summary>The metric, or null for an empty file.</summary>
    /// <param name="pointCount">All points, missing ones included.</param>
    /// <param name="byteCount">Bytes of the file.</param>
    internal static double? Of(long pointCount, long byteCount) =>
        byteCount == 0 ? null : BytesPerValue * (double)pointCount / byteCount;
}
