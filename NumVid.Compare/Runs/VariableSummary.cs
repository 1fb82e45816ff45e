using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Measurement;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Model;

namespace NumVid.Compare.Runs;

/// <summary>Sums up a field for the reports.</summary>
internal static class VariableSummary
{
    private static readonly string[] s_sourceBits = ["numvid_source_bits", "GRIB_bitsPerValue"];

    /// <summary>The summary.</summary>
    /// <param name="source">The field.</param>
    /// <param name="packed">How its file has packed it; null where that is not known.</param>
    internal static ComparedVariable Of(SourceField source, PackedBits? packed)
    {
        var (field, original, names) = source;
        var hasValues = original.Sums.ValidCount > 0;
        var noted = NotedBits(field.Attributes);
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
            packed?.Largest ?? noted)
        {
            SmallestSourceBits = packed?.Smallest ?? noted,
            FrameDimension = original.Parts.Layout.FrameAxis is { } axis ? field.Dimensions[axis] : null,
            AxisNames = names,
            Quantisation = QuantisationMeasurement.Of(field.Values, original.Parts),
        };
    }

    // What a file that is not packed itself says about where its values come from.
    private static int? NotedBits(IEnumerable<KeyValuePair<string, object?>> attributes)
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
