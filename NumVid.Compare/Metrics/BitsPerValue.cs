namespace NumVid.Compare.Metrics;

/// <summary>Bits per value: 8 x bytes of the file / N, container included, N the valid points.</summary>
internal static class BitsPerValue
{
    private const int BitsPerByte = 8;

    /// <summary>The metric, or null without a valid point.</summary>
    internal static double? Of(long validCount, long byteCount) =>
        validCount == 0 ? null : BitsPerByte * (double)byteCount / validCount;
}
