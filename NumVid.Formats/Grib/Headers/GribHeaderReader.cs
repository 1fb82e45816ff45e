using System;
using System.Collections.Concurrent;
using EccodesDotNet;
using EccodesDotNet.Errors;
using EccodesDotNet.Framing;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Reads the headers of fields; ecCodes interprets each kind once, and no values are touched.
/// Thread-safe.</summary>
internal sealed class GribHeaderReader
{
    // In ecCodes' tables these stand for "no entry".
    private static readonly string[] s_unknown = ["unknown", "~", "undef", ""];

    private readonly GribSource _source;
    private readonly ConcurrentDictionary<GribHeaderIdentity, Lazy<GribHeaderKind>> _kinds = new();

    internal GribHeaderReader(GribSource source) => _source = source;

    /// <summary>How many kinds of headers ecCodes has interpreted.</summary>
    internal int KindCount => _kinds.Count;

    /// <summary>Reads a field's headers; thread-safe.</summary>
    /// <exception cref="Errors.UnsupportedDataException">The field cannot be part of a data cube.</exception>
    /// <exception cref="EcCodesException">ecCodes does not understand the header.</exception>
    internal GribHeader Read(GribField field)
    {
        var identity = GribHeaderIdentity.Read(_source, field);
        return _kinds.GetOrAdd(identity, _ => new Lazy<GribHeaderKind>(() => ReadKind(field))).Value.At(
            field, identity.Own);
    }

    private GribHeaderKind ReadKind(GribField field)
    {
        // Second-order packing of edition 1 describes itself all through its data section; its other headers stand
        // alone.
        var isSecondOrder = IsEdition1SecondOrder(field, out var codedBits);
        var headers = isSecondOrder ? GribHeaderBytes.Read(_source, field).ToMessage() : field.ReadHeaders(_source);
        var own = GribHeaderBytes.FromMessage(headers);
        GribGridStandIn.Use(headers);
        using var message = GribMessage.FromBytes(headers);
        GribGridReader.RequirePoints(message);
        var localText = ReadLocalText(field);
        var calendar = localText?["calendar"] is { } name ? CalendarArithmetic.Parse(name)
            : CfCalendar.ProlepticGregorian;
        var product = own.ReadProduct(HasLabels(message), skipsLocal: localText is not null);
        var (levelType, level) = GribLevelReader.Read(message, product);
        var step = GribStepReader.Read(product, own.ReferenceTime);
        var pattern = new GribHeader
        {
            Field = field,
            Parameter = ReadParameter(message, field, localText),
            LevelType = levelType,
            Level = level,
            Member = GribMember.Find(product),
            ReferenceTime = 0,
            StepRange = GribStepReader.ToText(step),
            StepType = Text(message, "stepType") ?? "instant",
            Calendar = CalendarArithmetic.GetName(calendar),
            Product = product,
            ProductKey = product.GetKey(),
            FurtherAxes = GribFurtherAxis.List(product),
            VerticalCoordinates = GribVerticalCoordinates.Read(own.Edition, own.Sections),
            Grid = GribGridCache.Get(own, GribLocalText.OrderOf(localText)),
            HasMissing = isSecondOrder ? field.BitmapSection is not null : HasMissingPoints(message),
            PackingType = isSecondOrder ? "grid_second_order" : Text(message, "packingType") ?? "unknown",
            BitsPerValue = isSecondOrder ? codedBits : message.TryGetInt64("bitsPerValue", out var bits) ? bits : 0,
            NeedsDouble = !isSecondOrder && IsOfDoubles(message),
            Centre = Text(message, "centre") ?? "",
            LocalText = localText,
            ValidTime = 0,
        };
        return new GribHeaderKind(pattern, step, calendar);
    }

    private bool IsEdition1SecondOrder(GribField field, out int bits)
    {
        const int FlagsAt = 3;
        const int BitsAt = 10;
        const int Spectral = 0x80;
        const int SecondOrder = 0x40;
        Span<byte> data = stackalloc byte[BitsAt + 1];
        _source.Read(field.DataSection.Offset, data[..Math.Min(data.Length, field.DataSection.Length)]);
        bits = data[BitsAt];
        return field.Edition == 1 && (data[FlagsAt] & (Spectral | SecondOrder)) == SecondOrder;
    }

    private GribLocalText? ReadLocalText(GribField field) =>
        field.Edition == 2 && field.Find(2) is { } section
        && GribLocalText.TryParse(GribField.ReadSection(_source, section), out var text) ? text : null;

    private GribParameter ReadParameter(GribMessage message, GribField field, GribLocalText? localText)
    {
        var parameter = GribParameterCache.Get(_source, field, message);
        return localText is null ? parameter : parameter with
        {
            ShortName = localText["name"] ?? parameter.ShortName,
            LongName = localText["long_name"] ?? parameter.LongName,
            Units = localText["units"] ?? parameter.Units,
            StandardName = localText["standard_name"] ?? parameter.StandardName,
        };
    }

    /// <summary>Whether a message has the labels of the ECMWF's archive where its centre defines what a local part
    /// holds.</summary>
    internal static bool HasLabels(GribMessage message)
    {
        // TIGGE and the regional reanalyses put their own local part in front.
        var status = message.TryGetInt64("productionStatusOfProcessedData", out var found) ? found : 0;
        return status is not (4 or 5 or 10 or 11) && message.IsDefined("marsStream") && message.IsDefined("marsType");
    }

    private static bool HasMissingPoints(GribMessage message) =>
        (message.TryGetInt64("bitmapPresent", out var bitmap) && bitmap != 0)
        || (message.TryGetInt64("missingValueManagementUsed", out var management) && management != 0);

    // Code table 5.7: numbers of 64 bits.
    private static bool IsOfDoubles(GribMessage message) =>
        Text(message, "packingType") == "grid_ieee" && message.TryGetInt64("precision", out var precision)
        && precision == 2;

    /// <summary>The text of a key, or null where ecCodes has no entry for it.</summary>
    internal static string? Text(GribMessage message, string key) =>
        message.TryGetString(key, out var text) && Array.IndexOf(s_unknown, text) < 0 ? text : null;
}
