using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>What SDS calls the missing value of a variable, told by its CF attributes.</summary>
internal static class SdsMissingValue
{
    /// <summary>NaN for floating-point values that are masked, the stored code for whole numbers, null when there is
    /// none.</summary>
    /// <param name="type">The type that SDS shows.</param>
    /// <param name="attributes">The stored attributes.</param>
    /// <param name="isRaw">Whether values are shown as they are stored.</param>
    internal static object? Derive(Type type, IReadOnlyList<NetCdfAttribute> attributes, bool isRaw)
    {
        if (!ExactNumbers.IsNumeric(type))
        {
            return null;
        }

        if (ExactNumbers.IsFloating(type) && !isRaw)
        {
            return attributes.Any(attribute => CfNames.IsMasking(attribute.Name)) ? ExactNumbers.NaN(type) : null;
        }

        return Code(CfNames.FillValue, type, attributes) ?? Code(CfNames.MissingValueCode, type, attributes);
    }

    private static object? Code(string name, Type type, IReadOnlyList<NetCdfAttribute> attributes)
    {
        var attribute = attributes.FirstOrDefault(candidate => candidate.Name == name);
        if (attribute is not { IsNumeric: true, Values.Length: 1 })
        {
            return null;
        }

        var isUnsigned = attributes.Any(candidate =>
            candidate.Name == CfNames.Unsigned
                && string.Equals(candidate.Text, "true", StringComparison.OrdinalIgnoreCase));
        var values = isUnsigned && NetCdfTypes.ToClr(Unsignedness.Twin(attribute.Type)) == type
            ? Unsignedness.Reinterpret(attribute.Values)
            : attribute.Values;
        return ExactNumbers.Convert(values.GetValue(0), type);
    }
}
