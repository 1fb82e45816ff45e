using System;
using System.Collections.Generic;
using System.Linq;
using EccodesDotNet;
using EccodesDotNet.Errors;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Packing;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Packs the values of fields under given headers; the same input gives the same bytes. For one thread at a
/// time.</summary>
/// <remarks>Messages of ecCodes are kept and used again for fields of the same grid, because opening one takes longer
/// than packing a small field; the header's own octets replace theirs at the end.</remarks>
internal sealed class GribFieldEncoder : IDisposable
{
    // Any number that no value of the field has; 9999 as everywhere would turn true values of 9999 into gaps.
    private const double MissingMarker = 1.2345678987654321e300;
    private const int MaxOpenMessages = 16;
    private const int MaxTightenings = 3;

    private readonly Dictionary<(string Grid, GribPacking Packing, bool HasMissing), GribMessage> _messages = [];
    private readonly GribPacking _packing;
    private readonly GribScales _scales;

    internal GribFieldEncoder(GribPacking packing, GribScales scales) => (_packing, _scales) = (packing, scales);

    /// <summary>Encodes a field.</summary>
    /// <param name="header">The header sections.</param>
    /// <param name="grid">The grid, with the scanning that the header announces.</param>
    /// <param name="values">The values in our orientation, NaN where missing.</param>
    /// <param name="precision">Bits or bound.</param>
    /// <returns>The message.</returns>
    /// <exception cref="UnsupportedDataException">The packing cannot hold the bound.</exception>
    /// <exception cref="EcCodesException">ecCodes cannot pack the values.</exception>
    internal byte[] Encode(GribHeaderBytes header, GribGrid grid, double[] values, GribPrecision precision)
    {
        var ordered = ToMessageOrder(values, grid);
        var range = GribFieldRange.Of(ordered);
        if (range.ValidCount == 0)
        {
            return Pack(header, ordered, range, 1);
        }

        if (_packing == GribPacking.Ieee)
        {
            return Checked(PackIeee(header, ordered, precision.IsDouble), ordered, precision);
        }

        if (precision.Bits is { } bits)
        {
            return EncodeWithBits(header, ordered, range, bits);
        }

        // The computed scaling holds; a decoder that rounds otherwise gets a finer one.
        var wanted = precision.Bound;
        var limits = new GribScalingLimits(
            header.Edition, GribPackings.GetMaxBits(_packing), IsOwn(header.Edition) || _packing == GribPacking.Ccsds,
            precision.IsDouble, !precision.IsNoted, _scales);
        for (var attempt = 0; attempt <= MaxTightenings; attempt++, wanted *= 0.75)
        {
            var scaling = GribScalingSearch.Find(ordered, range, wanted, limits);
            if (scaling is not { } found)
            {
                break;
            }

            var message = PackCodes(header, ordered, range, found);
            if (GribVerification.Holds(message, ordered, precision))
            {
                return message;
            }

            // So fine a scaling that readers get doubles, in which its values have to be right, too.
            limits = limits with { IsDouble = limits.IsDouble || !precision.IsNoted };
        }

        throw CannotHold(precision);
    }

    /// <summary>Frees the messages.</summary>
    public void Dispose()
    {
        foreach (var message in _messages.Values)
        {
            message.Dispose();
        }

        _messages.Clear();
    }

    private byte[] EncodeWithBits(GribHeaderBytes header, double[] ordered, in GribFieldRange range, int bits)
    {
        if (_packing == GribPacking.SecondOrder && header.Edition == 2 && !range.IsConstant)
        {
            var scaling = GribScaling.ForBits(range, bits);
            return Checked(GribComplexPacker.Pack(header, scaling.Encode(ordered), scaling), ordered,
                new GribPrecision(null, scaling.Step, IsDouble: false));
        }

        return Pack(header, ordered, range, bits);
    }

    private byte[] PackCodes(GribHeaderBytes header, double[] ordered, in GribFieldRange range, in GribScaling scaling)
    {
        if (scaling.Bits == 0)
        {
            // Missing points stay missing, all others take the reference.
            var constant = Array.ConvertAll(ordered, value => double.IsNaN(value) ? value : 0);
            var reference = scaling.Reference;
            return Pack(header, Array.ConvertAll(
                constant, value => value + reference), range with { Minimum = reference, Maximum = reference }, 1);
        }

        var codes = scaling.Encode(ordered);
        if (IsOwn(header.Edition))
        {
            return _packing == GribPacking.Simple
                ? GribSimplePacker.Pack(header, codes, scaling) : GribComplexPacker.Pack(header, codes, scaling);
        }

        if (!codes.Contains(0))
        {
            codes = Array.ConvertAll(codes, code => code + GribScaling.CodeOffset);
        }

        var message = Pack(header, codes, new GribFieldRange(0, 1, range.ValidCount, false), scaling.Bits);
        GribSections.SetScaling(message, scaling);
        return message;
    }

    // What this project packs itself; the rest goes through ecCodes.
    private bool IsOwn(int edition) =>
        _packing == GribPacking.Simple || (_packing == GribPacking.SecondOrder && edition == 2);

    private byte[] Pack(GribHeaderBytes header, double[] values, in GribFieldRange range, int bits)
    {
        // PNG of one value ends ecCodes 2.28 in an assertion, JPEG 2000 of none counts wrongly, groups of nothing are
        // none; simple packing takes no bits for them.
        var isGrouped = _packing == GribPacking.SecondOrder && !range.IsConstant;
        var isPlain = isGrouped || (range.ValidCount == 0 && _packing != GribPacking.Ccsds)
            || (range.IsConstant && _packing is (GribPacking.Png or GribPacking.SecondOrder));
        var packing = isPlain ? GribPacking.Simple : _packing;
        var hasMissing = range.ValidCount < values.Length;
        var message = GetMessage(header, packing, hasMissing);
        message.Set("bitsPerValue", bits);
        message.Set("values", hasMissing
            ? Array.ConvertAll(values, value => double.IsNaN(value) ? MissingMarker : value) : values);
        if (!isGrouped)
        {
            return WithHeader(message.ToArray(), header);
        }

        // Edition 1: ecCodes makes groups of packed values only.
        using var grouped = message.Clone();
        grouped.Set("packingType", GribPackings.GetEcCodesName(GribPacking.SecondOrder));
        return WithHeader(grouped.ToArray(), header);
    }

    private static byte[] PackIeee(GribHeaderBytes header, double[] ordered, bool isDouble)
    {
        using var message = GribMessage.FromBytes(header.ToMessage());
        message.Set("packingType", GribPackings.GetEcCodesName(GribPacking.Ieee));
        message.Set("precision", isDouble ? 2 : 1);
        if (Array.Exists(ordered, double.IsNaN))
        {
            message.Set("bitmapPresent", 1);
            message.Set("missingValue", MissingMarker);
        }

        message.Set("values", Array.ConvertAll(ordered, value => double.IsNaN(value) ? MissingMarker : value));
        return WithHeader(message.ToArray(), header);
    }

    private GribMessage GetMessage(GribHeaderBytes header, GribPacking packing, bool hasMissing)
    {
        var key = ($"{header.Edition} {header.Sections.Length} {Convert.ToBase64String(header.GridSection)}", packing,
            hasMissing);
        if (_messages.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_messages.Count >= MaxOpenMessages)
        {
            Dispose();
        }

        var message = GribMessage.FromBytes(header.ToMessage());
        _messages[key] = message;
        message.Set("packingType", GribPackings.GetEcCodesName(packing));
        if (hasMissing)
        {
            message.Set("bitmapPresent", 1);
            message.Set("missingValue", MissingMarker);
        }

        return message;
    }

    // The message was made for another field of the same grid: its own discipline and sections 1 to 4 (edition 1: 1 and
    // 2).
    private static byte[] WithHeader(byte[] message, GribHeaderBytes header)
    {
        const int FlagsAt = 7;
        const int BitmapFlag = 0x40;
        const int DecimalScaleAt = 26;
        if (header.Edition == 2)
        {
            message[6] = header.Discipline;
            header.Sections.CopyTo(message.AsSpan(16));
            return message;
        }

        // In edition 1 the product section also tells of the bitmap and of the decimal factor, which belong to the
        // values.
        var product = message.AsSpan(8);
        var (flags, first, second) = (product[FlagsAt], product[DecimalScaleAt], product[DecimalScaleAt + 1]);
        header.Sections.CopyTo(product);
        product[FlagsAt] = (byte)((product[FlagsAt] & ~BitmapFlag) | (flags & BitmapFlag));
        (product[DecimalScaleAt], product[DecimalScaleAt + 1]) = (first, second);
        return message;
    }

    private byte[] Checked(byte[] message, double[] ordered, GribPrecision precision) =>
        precision.Bits is not null || GribVerification.Holds(message, ordered, precision) ? message
            : throw CannotHold(precision);

    private UnsupportedDataException CannotHold(GribPrecision precision)
    {
        var name = GribPackings.GetName(_packing);
        var what = precision.Bound == 0 ? "Its values cannot be kept exactly"
            : FormattableString.Invariant($"The bound {precision.Bound:G6} cannot be held");
        var advice = _packing == GribPacking.Ieee ? "" : "; use 'packing=ieee', or a larger bound";
        return new UnsupportedDataException(
            $"{what} by packing '{name}' with at most {GribPackings.GetMaxBits(_packing)} bits a value{advice}.");
    }

    private static double[] ToMessageOrder(double[] values, GribGrid grid)
    {
        if (grid.Scanning.IsNormal)
        {
            return values;
        }

        var ordered = new double[values.Length];
        var source = 0;
        for (var row = 0; row < grid.RowCount; row++)
        {
            for (var column = 0; column < grid.ColumnCount; column++)
            {
                ordered[grid.Scanning.GetMessageIndex(row, column, grid.RowCount, grid.ColumnCount)] = values[source++];
            }
        }

        return ordered;
    }
}
