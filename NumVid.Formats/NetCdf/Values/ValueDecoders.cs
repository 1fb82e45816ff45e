using System;
using System.Collections.Generic;
using System.Numerics;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>Chooses the decoder of a variable.</summary>
internal static class ValueDecoders
{
    /// <summary>Chooses by stored type and attributes.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="isRaw">Whether numbers are to be left as they are stored.</param>
    /// <param name="sdsType">The type that our own convention notes, or null.</param>
    /// <param name="isMasked">Whether values that attributes declare missing become NaN.</param>
    /// <param name="warnings">Receives a sentence for each attribute that could not be used.</param>
    internal static ValueDecoder Choose(
        NetCdfVariableSchema variable, bool isRaw, Type? sdsType, bool isMasked, List<string> warnings)
    {
        if (variable.Type == NetCdfType.Char)
        {
            return new TextDecoder();
        }

        var floating = sdsType is not null && ExactNumbers.IsFloating(sdsType) ? sdsType : null;
        if ((sdsType is not null && floating is null) || variable.Type == NetCdfType.Text)
        {
            return ForSdsType(variable.Type, sdsType);
        }

        return isRaw ? new PlainDecoder(NetCdfTypes.ToClr(variable.Type))
            : ForNumbers(variable, floating, isMasked, warnings);
    }

    private static ValueDecoder ForSdsType(NetCdfType stored, Type? sdsType) => (stored, sdsType) switch
    {
        (NetCdfType.Byte, { } type) when type == typeof(bool) => new BooleanDecoder(),
        (NetCdfType.Int64, { } type) when type == typeof(DateTime) => new DateTimeDecoder(),
        _ => new PlainDecoder(NetCdfTypes.ToClr(stored)),
    };

    private static ValueDecoder ForNumbers(
        NetCdfVariableSchema variable, Type? unpackedType, bool isMasked, List<string> warnings)
    {
        var isUnsigned = Unsignedness.IsDeclared(variable);
        if (CfPacking.Of(variable, warnings) is { } packing)
        {
            var mask = CfMaskBuilder.ForStored(variable, isUnsigned, warnings);
            var stored = isUnsigned ? Unsignedness.Twin(variable.Type) : variable.Type;
            WarnOfRounding(variable, warnings);
            var inner = ForPacked(
                stored, unpackedType ?? packing.UnpackedType(stored), packing, mask,
                CfMaskBuilder.ForUnpacked(variable, warnings));
            return isUnsigned ? new ReinterpretingDecoder(inner) : inner;
        }

        if (isMasked && variable.Type is NetCdfType.Float or NetCdfType.Double)
        {
            var mask = CfMaskBuilder.ForStored(variable, isUnsigned, warnings);
            if (mask.IsActive)
            {
                return variable.Type == NetCdfType.Float ? new MaskingDecoder<float>(mask)
                    : new MaskingDecoder<double>(mask);
            }
        }

        return isUnsigned
            ? new UnsignedDecoder(NetCdfTypes.ToClr(Unsignedness.Twin(variable.Type)))
            : new PlainDecoder(NetCdfTypes.ToClr(variable.Type));
    }

    private static void WarnOfRounding(NetCdfVariableSchema variable, List<string> warnings)
    {
        if (variable.Type is NetCdfType.Int64 or NetCdfType.UInt64)
        {
            warnings.Add($"Variable '{variable.Name}' holds packed integers of 64 bits; unpacked to float64, those "
                + $"beyond 2^49 are not told to a tenth of their step. 'raw=true' shows them as they are.");
        }
    }

    private static ValueDecoder ForPacked(
        NetCdfType stored, Type unpacked, CfPacking packing, CfMask mask, CfMask unpackedMask)
    {
        return stored switch
        {
            NetCdfType.SByte => Unpack<sbyte>(unpacked, packing, mask, unpackedMask),
            NetCdfType.Byte => Unpack<byte>(unpacked, packing, mask, unpackedMask),
            NetCdfType.Int16 => Unpack<short>(unpacked, packing, mask, unpackedMask),
            NetCdfType.UInt16 => Unpack<ushort>(unpacked, packing, mask, unpackedMask),
            NetCdfType.Int32 => Unpack<int>(unpacked, packing, mask, unpackedMask),
            NetCdfType.UInt32 => Unpack<uint>(unpacked, packing, mask, unpackedMask),
            NetCdfType.Int64 => Unpack<long>(unpacked, packing, mask, unpackedMask),
            NetCdfType.UInt64 => Unpack<ulong>(unpacked, packing, mask, unpackedMask),
            NetCdfType.Float => Unpack<float>(unpacked, packing, mask, unpackedMask),
            _ => Unpack<double>(unpacked, packing, mask, unpackedMask),
        };
    }

    private static ValueDecoder Unpack<TStored>(Type unpacked, CfPacking packing, CfMask mask, CfMask unpackedMask)
        where TStored : struct, INumber<TStored>
        => unpacked == typeof(float)
            ? new UnpackingDecoder<TStored, float>(packing, mask, unpackedMask)
            : new UnpackingDecoder<TStored, double>(packing, mask, unpackedMask);
}
