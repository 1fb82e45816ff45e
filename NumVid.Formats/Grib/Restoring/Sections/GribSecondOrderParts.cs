namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Where the parts of a section begin, counted from its first octet; each begins with an octet.</summary>
/// <param name="Extras">The numbers in front of differences, of edition 1.</param>
/// <param name="Widths">Widths.</param>
/// <param name="Lengths">Lengths, or the bitmap that tells them.</param>
/// <param name="References">First-order numbers.</param>
/// <param name="Numbers">Second-order numbers.</param>
internal readonly record struct GribSecondOrderParts(long Extras, long Widths, long Lengths, long References, long Numbers)
{
    private const int Header2 = 5;

    /// <summary>Finds the parts.</summary>
    /// <param name="edition">1 or 2.</param>
    /// <param name="head">What is said of groups.</param>
    /// <param name="count">How many numbers groups have.</param>
    internal static GribSecondOrderParts Of(int edition, GribSecondOrderHead head, int count)
    {
        long extras = edition == 2 ? Header2 : GribSecondOrderOctets.Length(head);
        var widths = extras + (edition == 1 && head.Order > 0
            ? GribPackedBits.CountOctets(head.Order + 1, head.ExtraBits) : 0);
        var lengths = widths + (head.Kind == GribSecondOrderKind.ConstantWidth ? 1
            : GribPackedBits.CountOctets(head.GroupCount, head.WidthBits));
        var references = lengths + head.Kind switch
        {
            GribSecondOrderKind.Extended => GribPackedBits.CountOctets(head.GroupCount, head.LengthBits),
            GribSecondOrderKind.RowByRow => 0,
            _ => GribPackedBits.CountOctets(count, 1),
        };
        return new GribSecondOrderParts(
            extras, widths, lengths, references,
            references + GribPackedBits.CountOctets(head.GroupCount, head.ReferenceBits));
    }
}
