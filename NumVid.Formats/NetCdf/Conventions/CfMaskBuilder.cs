using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>Works out from a variable's attributes which stored values are missing.</summary>
/// <remarks>Attributes of the wrong type are common in real files (a double NaN as _FillValue of a short, a text), so
/// values are compared as numbers: a code that the stored type cannot hold matches nothing.</remarks>
internal sealed class CfMaskBuilder
{
    private readonly NetCdfVariableSchema _variable;
    private readonly bool _isUnsigned;
    private readonly List<string> _warnings;
    private readonly List<double> _codes = [];
    private readonly List<float> _narrowCodes = [];
    private double _min = double.NegativeInfinity;
    private double _max = double.PositiveInfinity;

    private CfMaskBuilder(NetCdfVariableSchema variable, bool isUnsigned, List<string> warnings)
    {
        _variable = variable;
        _isUnsigned = isUnsigned;
        _warnings = warnings;
    }

    /// <summary>Builds the mask of stored (packed) values.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="isUnsigned">Whether its signed type is to be read as unsigned, and its attributes of that type
    /// too.</param>
    /// <param name="warnings">Receives a sentence for each attribute that could not be used.</param>
    internal static CfMask ForStored(NetCdfVariableSchema variable, bool isUnsigned, List<string> warnings)
    {
        var builder = new CfMaskBuilder(variable, isUnsigned, warnings);
        builder.AddCodes();
        builder.AddLimits(isForUnpacked: false);
        return builder.Build();
    }

    /// <summary>Builds the mask of unpacked values: limits in floating point on whole-number data (User's Guide,
    /// appendix A).</summary>
    internal static CfMask ForUnpacked(NetCdfVariableSchema variable, List<string> warnings)
    {
        var builder = new CfMaskBuilder(variable, isUnsigned: false, warnings);
        builder.AddLimits(isForUnpacked: true);
        return builder.Build();
    }

    private CfMask Build() => new([.. _codes], [.. _narrowCodes], _min, _max);

    private void AddCodes()
    {
        var fill = _variable.Attribute(CfNames.FillValue);
        if (fill is not null)
        {
            AddCodes(fill);
        }
        else if (_variable.MarksUnwritten && NetCdfDefaultFill.Of(_variable.Type) is { } unwritten)
        {
            _codes.Add(unwritten);
        }

        if (_variable.Attribute(CfNames.MissingValueCode) is { } missing)
        {
            AddCodes(missing);
        }
    }

    private void AddCodes(NetCdfAttribute attribute)
    {
        foreach (var code in Numbers(attribute).Where(code => !double.IsNaN(code)))
        {
            switch (_variable.Type)
            {
                case NetCdfType.Float:
                    _codes.Add((float)code);
                    break;
                case NetCdfType.Double when attribute.Type == NetCdfType.Float:
                    _narrowCodes.Add((float)code);
                    break;
                default:
                    _codes.Add(code);
                    break;
            }
        }
    }

    private void AddLimits(bool isForUnpacked)
    {
        var range = Limits(CfNames.ValidRange, 2, isForUnpacked);
        if (range is [var low, var high])
        {
            (_min, _max) = (low, high);
            return;
        }

        if (Limits(CfNames.ValidMin, 1, isForUnpacked) is [var min])
        {
            _min = min;
        }

        if (Limits(CfNames.ValidMax, 1, isForUnpacked) is [var max])
        {
            _max = max;
        }
    }

    private double[]? Limits(string name, int count, bool isForUnpacked)
    {
        if (_variable.Attribute(name) is not { } attribute || IsForUnpacked(attribute) != isForUnpacked)
        {
            return null;
        }

        var limits = Numbers(attribute);
        if (limits.Length != count || limits.Any(double.IsNaN) || (count == 2 && limits[0] > limits[1]))
        {
            _warnings.Add(
                $"Attribute '{name}' of variable '{_variable.Name}' is ignored: {count} ordered number(s) expected.");
            return null;
        }

        return _variable.Type == NetCdfType.Float ? Array.ConvertAll(limits, limit => (double)(float)limit) : limits;
    }

    private bool IsForUnpacked(NetCdfAttribute attribute) =>
        attribute.Type is NetCdfType.Float or NetCdfType.Double
        && _variable.Type is not (NetCdfType.Float or NetCdfType.Double)
        && CfPacking.IsPacked(_variable);

    private double[] Numbers(NetCdfAttribute attribute)
    {
        if (attribute.IsNumeric)
        {
            var isReinterpreted = _isUnsigned && attribute.Type == _variable.Type;
            var values = isReinterpreted ? Unsignedness.Reinterpret(attribute.Values) : attribute.Values;
            return [.. values.Cast<object>().Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];
        }

        if (double.TryParse(attribute.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            _warnings.Add($"Attribute '{attribute.Name}' of variable '{_variable.Name}' is text; it is taken as the "
                + $"number it reads as.");
            return [number];
        }

        _warnings.Add($"Attribute '{attribute.Name}' of variable '{_variable.Name}' is ignored: a number was expected, "
            + $"'{attribute.Text}' found.");
        return [];
    }
}
