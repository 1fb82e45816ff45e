using System;
using System.Collections.Generic;
using System.Linq;
using EccodesDotNet;
using EccodesDotNet.Errors;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Turns headers of edition 1 into those of edition 2.</summary>
/// <remarks>ecCodes takes some 8 ms for one header. Those of a series differ in their date only, so each kind is
/// converted once and gets the dates of the others. For one variable and one thread.</remarks>
internal sealed class GribEditionConverter
{
    // Any parameter that both editions have: 130 of table 128, temperature.
    private const long KnownParameter = 130;

    // "Reserved for local use"; categories are numbers of tables there, as the ECMWF has them.
    private const long LocalDiscipline = 192;

    // What the tools print of a message; further ones follow from these.
    private static readonly string[] s_nameSpaces = ["parameter", "time", "vertical", "geography", "mars", "ls"];

    private readonly Dictionary<string, GribHeaderBytes> _converted = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _changes = new(StringComparer.Ordinal);

    /// <summary>The keys that say something else in edition 2, or nothing: <c>key=old -&gt; new</c>.</summary>
    internal IReadOnlyCollection<string> Changes => _changes;

    /// <summary>Converts headers; a parameter that edition 2 lacks becomes a local one with its name beside
    /// it.</summary>
    /// <exception cref="UnsupportedDataException">The headers are of edition 2, which has no way back.</exception>
    /// <exception cref="EcCodesException">ecCodes cannot convert something else, the level type for
    /// example.</exception>
    internal GribHeaderBytes Convert(GribHeaderBytes header, IGribVariable variable, GribOptions options)
    {
        if (header.Edition == 2)
        {
            throw new UnsupportedDataException(
                $"'{variable.RecentName}' is of GRIB edition 2 and cannot be written as edition {options.Edition}.");
        }

        var key = header.GetUndatedKey();
        if (_converted.TryGetValue(key, out var known) && known.TryMoveTo(header.ReferenceTime) is { } moved)
        {
            return moved;
        }

        var converted = ConvertOne(header, variable);
        _converted[key] = converted;
        return converted;
    }

    private GribHeaderBytes ConvertOne(GribHeaderBytes header, IGribVariable variable)
    {
        using var message = GribMessage.FromBytes(header.ToMessage());
        GribEdition1Repairs.Prepare(message);
        using var original = message.Clone();
        var before = ReadKeys(message);
        var parameter = message.GetInt64("paramId");
        if (TryConvert(message, parameter))
        {
            GribEdition1Repairs.Complete(message, original, variable.RecentName);
            CompleteGrid(message);
            AddChanges(before, message);
            return GribHeaderBytes.FromMessage(message.ToArray());
        }

        using var replacement = original.Clone();
        var local = CreateLocalText(replacement, variable);
        var (table, number) = (replacement.GetInt64("table2Version"), replacement.GetInt64("indicatorOfParameter"));
        replacement.Set("paramId", KnownParameter);
        replacement.Set("edition", 2);
        GribEdition1Repairs.Complete(replacement, original, variable.RecentName);
        CompleteGrid(replacement);
        replacement.Set("discipline", LocalDiscipline);
        replacement.Set("parameterCategory", table);
        replacement.Set("parameterNumber", number);
        AddChanges(before, replacement);
        return GribHeaderBytes.FromMessage(replacement.ToArray()).WithLocalSection(local.ToSection());
    }

    private static Dictionary<string, string> ReadKeys(GribMessage message) =>
        s_nameSpaces.SelectMany(message.GetKeys).Distinct(StringComparer.Ordinal)
        .Where(key => message.TryGetString(key, out _))
        .ToDictionary(key => key, message.GetString, StringComparer.Ordinal);

    // Edition and packing change by wish; whether pressure counts in Pa is how it is written.
    private void AddChanges(Dictionary<string, string> before, GribMessage message)
    {
        var after = ReadKeys(message);
        foreach (var (key, old) in before)
        {
            var found = after.GetValueOrDefault(key, "nothing");
            if (found != old && key is not ("edition" or "editionNumber" or "packingType" or "centreDescription"))
            {
                _changes.Add($"{key}={old} -> {found}");
            }
        }
    }

    private static bool TryConvert(GribMessage message, long parameter)
    {
        try
        {
            message.Set("edition", 2);
            return parameter != 0 && message.GetInt64("paramId") == parameter;
        }
        catch (EcCodesException)
        {
            return false;
        }
    }

    // Edition 1 rounds the last longitude to thousandths, which loses the last point of some rows in edition 2's
    // microdegrees.
    private static void CompleteGrid(GribMessage message)
    {
        if (message.GetString("gridType") != "reduced_gg")
        {
            return;
        }

        var rows = message.GetInt64s("pl");
        var first = message.GetDouble("longitudeOfFirstGridPointInDegrees");
        var last = message.GetDouble("longitudeOfLastGridPointInDegrees");
        var isWhole = first == 0 && System.Math.Abs(last - (360 - (360.0 / rows.Max()))) < 1e-3;
        if (isWhole)
        {
            message.Set("global", 1);
            message.Set("numberOfDataPoints", rows.Sum());
        }
    }

    private static GribLocalText CreateLocalText(GribMessage message, IGribVariable variable) => new()
    {
        ["name"] = variable.RecentName,
        ["units"] = variable.RecentAttributes.TryGetValue("units", out var units) ? units as string : null,
        ["long_name"] = message.TryGetString("name", out var name) ? name : null,
    };
}
