using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Arrays;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>How a variable is stored, and the conversion of its values on the way into the file.</summary>
internal sealed class StoredVariable
{
    private readonly object? _fillForNaN;
    private readonly CfMask _mask;
    private readonly PackedForm? _packed;
    private readonly ValueRounding? _rounding;
    private long _maskedCount;

    /// <summary>Creates the description.</summary>
    /// <param name="plan">What is asked for.</param>
    /// <param name="type">The stored type.</param>
    /// <param name="attributes">The stored attributes, notes not included.</param>
    /// <param name="notes">The notes on them.</param>
    /// <param name="fillForNaN">What NaN is stored as, of the variable's type; null when it stays NaN.</param>
    /// <param name="packed">How values are packed; null when they are stored as they are.</param>
    /// <param name="rounding">How values are rounded; null when they are not.</param>
    internal StoredVariable(
        NetCdfVariablePlan plan, NetCdfType type, List<NetCdfAttribute> attributes, AttributeNotes notes, object? fillForNaN, PackedForm? packed,
        ValueRounding? rounding)
    {
        _rounding = rounding;
        _packed = packed;
        Plan = plan;
        Type = type;
        Attributes = attributes;
        Notes = notes;
        _fillForNaN = fillForNaN;
        // A MissingValue of its own that is not NaN switches masking off for our reader.
        var isMasked = !attributes.Exists(attribute =>
            attribute.Name == CfNames.SdsMissingValue && !ExactNumbers.IsNaN(attribute.Values.GetValue(0)));
        _mask = ExactNumbers.IsFloating(plan.SdsType) && isMasked && packed is null
            ? CfMaskBuilder.ForStored(
            new(0, 0, plan.Name, type, [], attributes, MarksUnwritten: false, Chunk: null), isUnsigned: false, [])
            : CfMask.None;
    }

    /// <summary>What is asked for.</summary>
    internal NetCdfVariablePlan Plan { get; }

    /// <summary>The stored type.</summary>
    internal NetCdfType Type { get; }

    /// <summary>The stored attributes, notes not included.</summary>
    internal List<NetCdfAttribute> Attributes { get; }

    /// <summary>The notes on them.</summary>
    internal AttributeNotes Notes { get; }

    /// <summary>A sentence about valid values that the attributes declare missing, or null.</summary>
    internal string? Warning => _maskedCount == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{_maskedCount} values of variable '{Plan.Name}' equal its _FillValue or missing_value, or lie outside its "
            + $"valid range, and will be read as missing.");

    /// <summary>What cells hold that were never put: the missing value, or 0, false, "" and so on.</summary>
    internal static Array Unwritten(NetCdfVariablePlan plan, int[] shape)
    {
        var values = Array.CreateInstance(plan.SdsType, shape.Length == 0 ? [1] : shape);
        foreach (var (key, value) in plan.Attributes)
        {
            if (key == CfNames.SdsMissingValue && value is not null && value.GetType() == plan.SdsType)
            {
                Fill(values, value);
            }
        }

        return values;
    }

    /// <summary>Converts values to their stored type; the array given is not changed.</summary>
    /// <exception cref="UnsupportedDataException">A text holds NUL.</exception>
    internal Array Encode(Array values) => values switch
    {
        _ when Plan.SdsType == typeof(bool) => Convert<bool, byte>(values, flag => flag ? (byte)1 : (byte)0),
        _ when Plan.SdsType == typeof(DateTime) => Convert<DateTime, long>(values, time => time.Ticks),
        _ when Plan.SdsType == typeof(string) => CheckTexts(values),
        _ when _packed is { } form && Plan.SdsType == typeof(double) => Pack<double>(values, form),
        _ when _packed is { } form => Pack<float>(values, form),
        _ when Plan.SdsType == typeof(float) => EncodeFloats(values),
        _ when Plan.SdsType == typeof(double) => EncodeDoubles(values),
        _ => values,
    };

    private static Array Pack<T>(Array values, PackedForm form)
        where T : INumber<T> => form.Type == NetCdfType.SByte
            ? Convert<T, sbyte>(values, value => (sbyte)form.Pack(double.CreateTruncating(value)))
            : Convert<T, short>(values, value => (short)form.Pack(double.CreateTruncating(value)));

    private static Array Convert<TValue, TStored>(Array values, Converter<TValue, TStored> convert)
    {
        var stored = Array.CreateInstance(typeof(TStored), ArraySpans.Shape(values));
        var source = ArraySpan.Of<TValue>(values);
        var target = ArraySpan.Of<TStored>(stored);
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = convert(source[i]);
        }

        return stored;
    }

    private static void Fill(Array values, object value)
    {
        switch (value)
        {
            case float number:
                ArraySpan.Of<float>(values).Fill(number);
                break;
            case double number:
                ArraySpan.Of<double>(values).Fill(number);
                break;
            default:
                FillOther(values, value);
                break;
        }
    }

    private static void FillOther(Array values, object value)
    {
        var flat = Array.CreateInstance(value.GetType(), values.Length);
        for (var i = 0; i < flat.Length; i++)
        {
            flat.SetValue(value, i);
        }

        if (value is string)
        {
            ArraySpan.Of<string>(flat).CopyTo(ArraySpan.Of<string>(values));
        }
        else
        {
            // Both hold values of one size without references, so their bytes may be copied.
            ArraySpans.BytesOf(flat).CopyTo(ArraySpans.BytesOf(values));
        }
    }

    private Array CheckTexts(Array values)
    {
        foreach (var text in ArraySpan.Of<string?>(values))
        {
            if (text?.Contains('\0', StringComparison.Ordinal) == true)
            {
                throw new UnsupportedDataException(
                    $"Variable '{Plan.Name}' has a text with the character NUL, which netCDF cannot hold.");
            }
        }

        return values;
    }

    private Array EncodeFloats(Array values)
    {
        CountMasked<float>(values, static value => value);
        values = _rounding is { } rounding
            ? Convert<float, float>(values, value => _mask.Covers(value) ? value : rounding.Round(value)) : values;
        return _fillForNaN is float fill ? Convert<float, float>(values, value => float.IsNaN(value) ? fill : value)
            : values;
    }

    private Array EncodeDoubles(Array values)
    {
        CountMasked<double>(values, static value => value);
        values = _rounding is { } rounding
            ? Convert<double, double>(values, value => _mask.Covers(value) ? value : rounding.Round(value)) : values;
        return _fillForNaN is double fill ? Convert<double, double>(values, value => double.IsNaN(value) ? fill : value)
            : values;
    }

    private void CountMasked<T>(Array values, Func<T, double> widen)
    {
        if (!_mask.IsActive)
        {
            return;
        }

        foreach (var value in ArraySpan.Of<T>(values))
        {
            _maskedCount += _mask.Covers(widen(value)) ? 1 : 0;
        }
    }
}
