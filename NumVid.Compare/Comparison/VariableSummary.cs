using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Comparison;

/// <summary>Sums up a field for the reports.</summary>
internal static class VariableSummary
{
    private static readonly string[] s_sourceBits = ["numvid_source_bits", "GRIB_bitsPerValue"];

    /// <summary>The summary.</summary>
    /// <param name="field">The field.</param>
    /// <param name="original">The field measured against itself.</param>
    /// <param name="written">The field and what describes it.</param>
    internal static ComparedVariable Of(FieldData field, FieldMeasurement original, IReadOnlyList<FieldData> written)
    {
        var hasValues = original.Sums.ValidCount > 0;
        return new ComparedVariable(
            field.Name,
            TypeName.Of(field.Type),
            field.Attributes.FirstOrDefault(attribute => attribute.Key == "units").Value as string,
            field.Dimensions,
            field.Shape,
            field.Values.Count,
            original.MissingCount,
            hasValues ? original.Sums.Minimum : null,
            hasValues ? original.Sums.Maximum : null,
            SourceBits(field.Attributes))
        {
            FrameDimension = FrameAxis.Of(field.Dimensions, field.Shape, written) is { } axis ? field.Dimensions[axis] : null,
        };
    }

    private static int? SourceBits(IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        var value = attributes.FirstOrDefault(attribute => s_sourceBits.Contains(attribute.Key)).Value;
        return value switch
        {
            Array { Length: 0 } or null or string => null,
            Array array => array.Cast<IConvertible>().Max(bits => bits.ToInt32(CultureInfo.InvariantCulture)),
            IConvertible bits => bits.ToInt32(CultureInfo.InvariantCulture),
            _ => null,
        };
    }
}
