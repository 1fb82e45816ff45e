using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Works out how an SDS variable is stored: its type, its attributes, and the conversion of its
/// values.</summary>
/// <remarks>The rules for missing values. NaN is stored as the variable's _FillValue if that is of the variable's type,
/// else as its missing_value if that is, else as NaN. A MissingValue without _FillValue is also written as _FillValue,
/// so that other programs know it; that one is not shown. Attributes that mask, but are of a type that cannot describe
/// the values as they are stored now (those of packed integers), are kept under another name and shown under their own.
/// A packed variable has a _FillValue of its own, and no other attribute that masks.</remarks>
internal sealed class StoredVariableEncoder
{
    private readonly NetCdfVariablePlan _plan;
    private readonly PackedForm? _packed;
    private readonly AttributeNotes _notes = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal)
    {
        HiddenNames.Type, HiddenNames.Name, HiddenNames.Dimensions, HiddenNames.Empty, HiddenNames.Attributes, CfNames.SdsMissingValue,
    };

    private readonly List<NetCdfAttribute> _attributes = [];

    private StoredVariableEncoder(NetCdfVariablePlan plan, PackedForm? packed)
    {
        _plan = plan;
        _packed = packed;
    }

    /// <summary>Encodes the description of a variable.</summary>
    /// <param name="plan">The variable.</param>
    /// <param name="packed">How it is packed; null when its values are stored as they are.</param>
    /// <param name="rounding">How its values are rounded; null when they are not.</param>
    internal static StoredVariable Encode(NetCdfVariablePlan plan, PackedForm? packed, ValueRounding? rounding)
    {
        var encoder = new StoredVariableEncoder(plan, packed);
        encoder.AddAttributes();
        if (packed is not null)
        {
            encoder.AddPacking(packed);
            return new(plan, packed.Type, encoder._attributes, encoder._notes, null, packed, null);
        }

        encoder.AddMissingValue();
        encoder.AddType();
        if (rounding is not null)
        {
            encoder._attributes.RemoveAll(
                attribute => attribute.Name is BitRounding.NoteName or GranularRounding.NoteName);
            encoder._attributes.Add(rounding.Note);
        }

        return new(
            plan, StoredType(plan.SdsType), encoder._attributes, encoder._notes, encoder.FillForNaN(), null, rounding);
    }

    /// <summary>Encodes the attributes of the file itself.</summary>
    internal static List<NetCdfAttribute> EncodeGlobal(IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        var encoder = new StoredVariableEncoder(new("", typeof(int), [], [], [.. attributes], null, [], false), null);
        encoder.AddAttributes();
        if (!encoder._notes.IsEmpty)
        {
            encoder._attributes.Add(encoder._notes.ToAttribute());
        }

        return encoder._attributes;
    }

    private static NetCdfType StoredType(Type sdsType) =>
        sdsType == typeof(bool) ? NetCdfType.Byte
        : sdsType == typeof(DateTime) ? NetCdfType.Int64
        : NetCdfTypes.FromClr(sdsType)
        ?? throw new ArgumentException($"netCDF has no type for {sdsType}.", nameof(sdsType));

    private void AddAttributes()
    {
        foreach (var (key, value) in _plan.Attributes.Where(attribute => attribute.Key != CfNames.SdsMissingValue))
        {
            Add(FileName(key, value), key, value);
        }
    }

    private void Add(string fileName, string key, object? value)
    {
        var (attribute, form) = AttributeValues.ToFile(fileName, value);
        _attributes.Add(attribute);
        if (form != AttributeForm.Plain || fileName != key)
        {
            _notes.Add(fileName, form, key);
        }
    }

    private string FileName(string key, object? value)
    {
        var isOurs = key.StartsWith(HiddenNames.Prefix, StringComparison.Ordinal);
        var isRefused = key != CfNames.FillValue && NetCdfNames.IsReserved(key);
        var isMisleading = (CfNames.IsMasking(key) && !Describes(key, value))
            || (_packed is not null && key is CfNames.ScaleFactor or CfNames.AddOffset);
        var name = isOurs || isRefused || isMisleading ? HiddenNames.Prefix + key : key;
        return NetCdfNames.MakeUnique(NetCdfNames.Clean(name), _taken);
    }

    /// <summary>Whether a masking attribute speaks of the values as they will be stored.</summary>
    private bool Describes(string key, object? value)
    {
        var type = (value as Array)?.GetType().GetElementType() ?? value?.GetType();
        if (_packed is not null || type is null || !ExactNumbers.IsNumeric(type)
            || !ExactNumbers.IsNumeric(_plan.SdsType))
        {
            return false;
        }

        return key == CfNames.FillValue
            ? type == _plan.SdsType && value is not Array
            : ExactNumbers.IsFloating(type) || !ExactNumbers.IsFloating(_plan.SdsType);
    }

    private void AddPacking(PackedForm packed)
    {
        object fill = packed.Type == NetCdfType.SByte ? (object)(sbyte)packed.Fill : (short)packed.Fill;
        _attributes.Add(AttributeValues.ToFile(CfNames.FillValue, fill).Attribute);
        _notes.Add(CfNames.FillValue, AttributeForm.Hidden, CfNames.FillValue);
        _attributes.Add(AttributeValues.ToFile(CfNames.ScaleFactor, packed.Scale).Attribute);
        _attributes.Add(AttributeValues.ToFile(CfNames.AddOffset, packed.Offset).Attribute);
        if (packed.UnpackedType != _plan.SdsType)
        {
            AddType(_plan.SdsType == typeof(double) ? HiddenNames.DoubleType : HiddenNames.FloatType);
        }
    }

    private void AddMissingValue()
    {
        if (!TryFind(CfNames.SdsMissingValue, out var missing))
        {
            return;
        }

        var isDeclared =
            _attributes.Exists(attribute => attribute.Name is CfNames.FillValue or CfNames.MissingValueCode);
        if (!isDeclared && missing is not null && ExactNumbers.IsNumeric(_plan.SdsType)
            && missing.GetType() == _plan.SdsType)
        {
            _attributes.Add(AttributeValues.ToFile(CfNames.FillValue, missing).Attribute);
            _notes.Add(CfNames.FillValue, AttributeForm.Hidden, CfNames.FillValue);
        }

        if (missing is null || !missing.Equals(SdsMissingValue.Derive(_plan.SdsType, _attributes, isRaw: false)))
        {
            Add(CfNames.SdsMissingValue, CfNames.SdsMissingValue, missing);
        }
    }

    private void AddType()
    {
        var content = _plan.SdsType == typeof(bool) ? HiddenNames.BooleanType
            : _plan.SdsType == typeof(DateTime) ? HiddenNames.DateTimeType
            : null;
        if (content is not null)
        {
            AddType(content);
        }
    }

    private void AddType(string content) => _attributes.Add(new(HiddenNames.Type, NetCdfType.Char, new[] { content }));

    /// <summary>What NaN is stored as; null when it stays NaN.</summary>
    private object? FillForNaN()
    {
        if (!ExactNumbers.IsFloating(_plan.SdsType)
            || (TryFind(CfNames.SdsMissingValue, out var missing) && !ExactNumbers.IsNaN(missing)))
        {
            return null;
        }

        var fill = Code(CfNames.FillValue) ?? Code(CfNames.MissingValueCode);
        return ExactNumbers.IsNaN(fill) ? null : fill;
    }

    private object? Code(string name) =>
        _attributes.Find(attribute => attribute.Name == name) is { Values: { Length: 1 } values }
        && values.GetType().GetElementType() == _plan.SdsType ? values.GetValue(0) : null;

    private bool TryFind(string key, out object? value)
    {
        foreach (var attribute in _plan.Attributes)
        {
            if (attribute.Key == key)
            {
                value = attribute.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
