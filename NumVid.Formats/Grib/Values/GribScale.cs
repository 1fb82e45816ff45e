using System;
using System.Buffers.Binary;
using NumVid.Formats.Grib.Packing;

namespace NumVid.Formats.Grib.Values;

/// <summary>From coded numbers to values: (X 2^E + R) 10^-D, operation by operation as ecCodes does it.</summary>
/// <param name="Reference">R.</param>
/// <param name="Step">2^E.</param>
/// <param name="Factor">10^-D.</param>
internal readonly record struct GribScale(double Reference, double Step, double Factor)
{
    /// <summary>Makes one of its parts.</summary>
    internal static GribScale Create(double reference, int binaryScale, int decimalScale) =>
        new(reference, Math.ScaleB(1, binaryScale), GribScaling.DecodingFactor(decimalScale));

    /// <summary>Reads that of a section 5 of edition 2.</summary>
    internal static GribScale Read(ReadOnlySpan<byte> section)
    {
        const int ReferenceAt = 11;
        const int BinaryScaleAt = 15;
        const int DecimalScaleAt = 17;
        return Create(BinaryPrimitives.ReadSingleBigEndian(section[ReferenceAt..]), ReadSigned(
            section[BinaryScaleAt..]), ReadSigned(section[DecimalScaleAt..]));
    }

    /// <summary>Reads two octets of sign and magnitude.</summary>
    internal static int ReadSigned(ReadOnlySpan<byte> octets)
    {
        int coded = BinaryPrimitives.ReadUInt16BigEndian(octets);
        return (coded & 0x8000) != 0 ? -(coded & 0x7FFF) : coded;
    }

    /// <summary>The value of a coded number.</summary>
    internal double ToValue(double coded) => ((coded * Step) + Reference) * Factor;
}
