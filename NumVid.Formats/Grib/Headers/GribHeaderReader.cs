using System;
using System.Globalization;
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

    internal GribHeaderReader(GribSource source, GribGridCache grids)
    {
        _source = source;
        _grids = grids;
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
            Parameter = ReadParameter(message, field.Edition, localText),
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

    private static GribParameter ReadParameter(GribMessage message, int edition, GribLocalText? localText)
    {
        var key = edition == 2
            ? Key(message, "discipline", "parameterCategory", "parameterNumber")
            : Key(message, "table2Version", "indicatorOfParameter");
        return new GribParameter(
            key,
            localText?["name"] ?? Text(message, "shortName"),
            localText?["long_name"] ?? Text(message, "name"),
            localText?["units"] ?? Text(message, "units"),
            localText?["standard_name"] ?? Text(message, "cfName"),
            message.TryGetInt64("paramId", out var paramId) ? paramId : 0);
    }

    private static bool HasMissingPoints(GribMessage message) =>
        (message.TryGetInt64("bitmapPresent", out var bitmap) && bitmap != 0)
        || (message.TryGetInt64("missingValueManagementUsed", out var management) && management != 0);

    private static string Key(GribMessage message, params ReadOnlySpan<string> keys)
    {
        var parts = new string[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            parts[i] = message.GetInt64(keys[i]).ToString(CultureInfo.InvariantCulture);
        }

        return string.Join('_', parts);
    }

    private static string? Text(GribMessage message, string key) =>
        message.TryGetString(key, out var text) && Array.IndexOf(s_unknown, text) < 0 ? text : null;
}
