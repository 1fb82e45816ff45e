using System;
using EccodesDotNet;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Time;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Reads the headers of one field through ecCodes; its values are not touched.</summary>
internal sealed class GribHeaderReader
{
    // In ecCodes' tables these stand for "no entry".
    private static readonly string[] s_unknown = ["unknown", "~", "undef", ""];

    private readonly GribSource _source;
    private readonly GribGridCache _grids;
    private readonly GribParameterCache _parameters;

    internal GribHeaderReader(GribSource source, GribGridCache grids)
    {
        _source = source;
        _grids = grids;
        _parameters = new GribParameterCache(source);
    }

    /// <summary>Reads a field's headers.</summary>
    /// <exception cref="Errors.UnsupportedDataException">The field cannot be part of a data cube.</exception>
    /// <exception cref="EcCodesException">ecCodes does not understand the header.</exception>
    internal GribHeader Read(GribField field)
    {
        var headers = field.ReadHeaders(_source);
        using var message = GribMessage.FromBytes(headers);
        _ = GribGridReader.RequireType(message);
        var localText = ReadLocalText(field);
        var calendar = localText?["calendar"] is { } name ? CalendarArithmetic.Parse(name) : GribCalendar.ProlepticGregorian;
        var (levelType, level) = GribLevelReader.Read(message);
        var reference = GribStepReader.ReadReferenceTime(message, calendar);
        var stepRange = message.GetString("stepRange");
        return new GribHeader
        {
            Field = field,
            Parameter = ReadParameter(message, field, localText),
            LevelType = levelType,
            Level = level,
            Member = message.TryGetInt64("number", out var member) ? member : null,
            ReferenceTime = reference.ToSeconds(calendar),
            StepRange = stepRange,
            StepType = Text(message, "stepType") ?? "instant",
            Calendar = CalendarArithmetic.GetName(calendar),
            Grid = _grids.Get(field, headers, localText?["rows"] == GribLocalText.SouthFirst),
            HasMissing = HasMissingPoints(message),
            PackingType = Text(message, "packingType") ?? "unknown",
            BitsPerValue = message.TryGetInt64("bitsPerValue", out var bits) ? bits : 0,
            Centre = Text(message, "centre") ?? "",
            LocalText = localText,
            ValidTime = GribStepReader.ReadValidTime(message, reference, calendar),
        };
    }

    /// <summary>Reads further keys that tell fields of the same place and time apart.</summary>
    internal GribHeader WithDiscriminator(GribHeader header, string key)
    {
        using var message = GribMessage.FromBytes(header.Field.ReadHeaders(_source));
        return header with { Discriminator = Text(message, key) ?? "" };
    }

    private GribLocalText? ReadLocalText(GribField field) =>
        field.Edition == 2 && field.Find(2) is { } section
        && GribLocalText.TryParse(GribField.ReadSection(_source, section), out var text) ? text : null;

    private GribParameter ReadParameter(GribMessage message, GribField field, GribLocalText? localText)
    {
        var parameter = _parameters.Get(field, message);
        return localText is null ? parameter : parameter with
        {
            ShortName = localText["name"] ?? parameter.ShortName,
            LongName = localText["long_name"] ?? parameter.LongName,
            Units = localText["units"] ?? parameter.Units,
            StandardName = localText["standard_name"] ?? parameter.StandardName,
        };
    }

    private static bool HasMissingPoints(GribMessage message) =>
        (message.TryGetInt64("bitmapPresent", out var bitmap) && bitmap != 0)
        || (message.TryGetInt64("missingValueManagementUsed", out var management) && management != 0);

    /// <summary>The text of a key, or null where ecCodes has no entry for it.</summary>
    internal static string? Text(GribMessage message, string key) =>
        message.TryGetString(key, out var text) && Array.IndexOf(s_unknown, text) < 0 ? text : null;
}
