namespace NumVid.Compare.Metrics;

/// <summary>Effective ratio: bytes of the field as whole numbers of the configuration's depth / bytes of the file; no
/// unit.</summary>
/// <remarks>reference: the seed study's "taux effectif": what the codec gains beyond the rounding. One byte a number up
/// to 8 bits, two above, as the seed writes them.</remarks>
internal static class EffectiveRatio
{
    private const int BitsPerByte = 8;

    /// <summary>The metric, or null for an empty file and for a configuration without a depth, or one above 16
    /// bits.</summary>
    /// <param name="pointCount">All points, missing ones included.</param>
    /// <param name="bits">Bits of the numbers that the configuration rounds to; null when it does not.</param>
    /// <param name="byteCount">Bytes of the file.</param>
    internal static double? Of(long pointCount, int? bits, long byteCount) => (bits, byteCount) switch
    {
        (null or < 1 or > 2 * BitsPerByte, _) or (_, 0) => null,
        ( <= BitsPerByte, _) => (double)pointCount / byteCount,
        _ => 2.0 * pointCount / byteCount,
    };
}
