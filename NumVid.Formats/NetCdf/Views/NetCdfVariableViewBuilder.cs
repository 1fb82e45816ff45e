using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Schema;
using NumVid.Formats.NetCdf.Values;

namespace NumVid.Formats.NetCdf.Views;

/// <summary>Applies the conventions of CF, of SDS and of this provider to stored variables and attributes.</summary>
internal sealed class NetCdfVariableViewBuilder
{
    private readonly bool _isRaw;
    private readonly List<string> _warnings;
    private readonly List<StoredOmission> _omissions;

    /// <summary>Creates a builder.</summary>
    /// <param name="isRaw">Whether packed and missing values are left as they are stored.</param>
    /// <param name="warnings">Receives a sentence for each thing that was left out or looked at with suspicion.</param>
    /// <param name="omissions">Receives each variable that SDS cannot hold.</param>
    internal NetCdfVariableViewBuilder(bool isRaw, List<string> warnings, List<StoredOmission> omissions)
    {
        _isRaw = isRaw;
        _warnings = warnings;
        _omissions = omissions;
    }

    /// <summary>Returns the view of a variable, or null with a warning when SDS cannot hold it.</summary>
    internal NetCdfVariableView? Build(NetCdfVariableSchema variable)
    {
        if (variable.Dimensions.FirstOrDefault(dimension => dimension.Length > int.MaxValue) is { } tooLong)
        {
            _omissions.Add(new StoredOmission(
                $"Variable '{variable.Name}' is left out: its dimension '{tooLong.Name}' is longer than {int.MaxValue}.")
            {
                Name = variable.Name,
            });
            return null;
        }

        var name = variable.Attribute(HiddenNames.Name)?.Text ?? variable.Name;
        var sdsType = HiddenNames.ToSdsType(variable.Attribute(HiddenNames.Type)?.Text);
        var attributes = Attributes(variable.Attributes, $"variable '{name}'", [CfNames.SdsName]);
        var literal = attributes.FindIndex(attribute => attribute.Key == CfNames.SdsMissingValue);
        var isMasked = literal < 0 || ExactNumbers.IsNaN(attributes[literal].Value);
        var decoder = ValueDecoders.Choose(variable, _isRaw, sdsType, isMasked, _warnings);
        DropPacking(variable, decoder, attributes);
        SetMissingValue(variable, name, decoder, attributes);
        return new(variable, name, DimensionNames(variable, decoder), attributes, decoder);
    }

    /// <summary>Returns the attributes of the file as SDS shows them; its name, if it has one, is an
    /// attribute.</summary>
    internal List<KeyValuePair<string, object?>> GlobalAttributes(IReadOnlyList<NetCdfAttribute> stored)
    {
        var isNamed = stored.Any(attribute => attribute is { Name: CfNames.SdsName, Text: not null });
        return Attributes(stored, "the file", isNamed ? [] : [CfNames.SdsName]);
    }

    /// <summary>The true names of the dimensions that more can be appended to, in the order in which variables have
    /// them.</summary>
    internal static string[] UnlimitedDimensions(
        IEnumerable<NetCdfVariableView> views, IReadOnlyList<NetCdfAttribute> attributes)
    {
        var empty = attributes.FirstOrDefault(attribute => attribute.Name == HiddenNames.Empty)?.Text?.Split('\n') ?? [];
        return [.. views.SelectMany(view => view.Dimensions.Zip(view.Stored.Dimensions))
            .Where(pair => pair.Second.IsUnlimited && !(pair.Second.Length == 0 && empty.Contains(pair.First)))
            .Select(pair => pair.First).Distinct()];
    }

    private List<KeyValuePair<string, object?>> Attributes(
        IReadOnlyList<NetCdfAttribute> stored, string owner, HashSet<string> taken)
    {
        var notes = AttributeNotes.Read(stored);
        var attributes = new List<KeyValuePair<string, object?>>();
        foreach (var attribute in stored.Where(attribute => !HiddenNames.IsHidden(attribute.Name)))
        {
            var (form, name) = notes.Find(attribute.Name);
            if (form == AttributeForm.Hidden || IsSdsName(attribute, owner))
            {
                continue;
            }

            var key = NetCdfNames.MakeUnique(NetCdfNames.ToSdsKey(name), taken);
            if (key != name)
            {
                _warnings.Add($"Attribute '{name}' of {owner} is called '{key}' here, because Scientific DataSet "
                    + $"allows no such key.");
            }

            attributes.Add(new(key, AttributeValues.ToSds(attribute, form)));
        }

        return attributes;
    }

    /// <summary>The provider of the original library stores each variable's name as an attribute, too.</summary>
    private static bool IsSdsName(NetCdfAttribute attribute, string owner) =>
        attribute.Name == CfNames.SdsName && attribute.Text is { } text && owner == $"variable '{text}'";

    private static void DropPacking(
        NetCdfVariableSchema variable, ValueDecoder decoder, List<KeyValuePair<string, object?>> attributes)
    {
        if (decoder is UnsignedDecoder or ReinterpretingDecoder)
        {
            attributes.RemoveAll(attribute => attribute.Key == CfNames.Unsigned);
        }

        var isWhole = variable.Type is not (NetCdfType.Float or NetCdfType.Double);
        if (isWhole && ExactNumbers.IsFloating(decoder.ValueType))
        {
            attributes.RemoveAll(
                attribute => attribute.Key is CfNames.ScaleFactor or CfNames.AddOffset or CfNames.SourceBits);
            attributes.Add(new(CfNames.SourceBits, 8 * NetCdfTypes.ByteCount(variable.Type)));
        }
        else if (decoder is UnpackingDecoder<float, float> or UnpackingDecoder<float, double>
            or UnpackingDecoder<double, double>)
        {
            attributes.RemoveAll(attribute => attribute.Key is CfNames.ScaleFactor or CfNames.AddOffset);
        }
    }

    private void SetMissingValue(
        NetCdfVariableSchema variable, string name, ValueDecoder decoder, List<KeyValuePair<string, object?>> attributes)
    {
        var type = decoder.ValueType;
        var index = attributes.FindIndex(attribute => attribute.Key == CfNames.SdsMissingValue);
        if (index < 0)
        {
            if (SdsMissingValue.Derive(type, variable.Attributes, _isRaw) is { } derived)
            {
                attributes.Add(new(CfNames.SdsMissingValue, derived));
            }

            return;
        }

        var literal = attributes[index].Value;
        if (literal is not null && literal.GetType() != type)
        {
            attributes.RemoveAt(index);
            if (ExactNumbers.Convert(literal, type) is { } converted)
            {
                attributes.Add(new(CfNames.SdsMissingValue, converted));
                return;
            }

            _warnings.Add($"Attribute '{CfNames.SdsMissingValue}' of variable '{name}' is left out: "
                + $"it is of type {literal.GetType().Name}, the variable of type {type.Name}.");
        }
    }

    /// <summary>SDS allows a variable each dimension once, netCDF several times.</summary>
    private string[] DimensionNames(NetCdfVariableSchema variable, ValueDecoder decoder)
    {
        var rank = variable.Dimensions.Count - (decoder is TextDecoder && variable.Dimensions.Count > 0 ? 1 : 0);
        var noted = variable.Attribute(HiddenNames.Dimensions)?.Text?.Split('\n');
        var names = noted?.Length == rank ? noted
            : [.. variable.Dimensions.Take(rank).Select(dimension => dimension.Name)];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var unique = Array.ConvertAll(names, name => NetCdfNames.MakeUnique(name, taken));
        if (!unique.SequenceEqual(names))
        {
            _warnings.Add($"Variable '{variable.Name}' has a dimension more than once; they are called "
                + $"'{string.Join("', '", unique)}' here.");
        }

        return unique;
    }
}
