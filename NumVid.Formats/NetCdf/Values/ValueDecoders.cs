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

        if (sdsType is not null || variable.Type == NetCdfType.Text)
        {
            return ForSdsType(variable.Type, sdsType);
        }

        return isRaw ? new PlainDecoder(NetCdfTypes.ToClr(variable.Type)) : ForNumbers(variable, isMasked, warnings);
    }

    private static ValueDecoder ForSdsType(NetCdfType stored, Type? sdsType) => (stored, sdsType) switch
    {
        (NetCdfType.Byte, { } type) when type == typeof(bool) => new BooleanDecoder(),
        (NetCdfType.Int64, { } type) when type == typeof(DateTime) => new DateTimeDecoder(),
        _ => new PlainDecoder(NetCdfTypes.ToClr(stored)),
    };

    private static ValueDecoder ForNumbers(NetCdfVariableSchema variable, bool isMasked, List<string> warnings)
    {
        var isUnsigned = Unsignedness.IsDeclared(variable);
        if (CfPacking.Of(variable, warnings) is { } packing)
        {
            var mask = CfMaskBuilder.ForStored(variable, isUnsigned, warnings);
            return ForPacked(variable.Type, isUnsigned, packing, mask, CfMaskBuilder.ForUnpacked(variable, warnings));
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

    private static ValueDecoder ForPacked(
        NetCdfType stored, bool isUnsigned, CfPacking packing, CfMask mask, CfMask unpackedMask)
    {
        var inner = (isUnsigned ? Unsignedness.Twin(stored) : stored) switch
        {
            NetCdfType.SByte => Unpack<sbyte>(packing, mask, unpackedMask),
            NetCdfType.Byte => Unpack<byte>(packing, mask, unpackedMask),
            NetCdfType.Int16 => Unpack<short>(packing, mask, unpackedMask),
            NetCdfType.UInt16 => Unpack<ushort>(packing, mask, unpackedMask),
            NetCdfType.Int32 => Unpack<int>(packing, mask, unpackedMask),
            NetCdfType.UInt32 => Unpack<uint>(packing, mask, unpackedMask),
            NetCdfType.Int64 => Unpack<long>(packing, mask, unpackedMask),
            NetCdfType.UInt64 => Unpack<ulong>(packing, mask, unpackedMask),
            NetCdfType.Float => new UnpackingDecoder<float, float>(packing, mask, unpackedMask),
            _ => Unpack<double>(packing, mask, unpackedMask),
        };
        return isUnsigned ? new ReinterpretingDecoder(inner) : inner;
    }

    private static ValueDecoder Unpack<TStored>(CfPacking packing, CfMask mask, CfMask unpackedMask)
        where TStored : struct, INumber<TStored>
        => CfPacking.UnpackedType(NetCdfTypes.FromClr(typeof(TStored))!.Value) == typeof(float)
            ? new UnpackingDecoder<TStored, float>(packing, mask, unpackedMask)
            : new UnpackingDecoder<TStored, double>(packing, mask, unpackedMask);
}
