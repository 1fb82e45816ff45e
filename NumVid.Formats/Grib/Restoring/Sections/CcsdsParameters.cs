using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>What section 5 says of CCSDS packing (template 5.42), which is the lossless coding of CCSDS 121.0-B.</summary>
/// <param name="Bits">The bits of a sample, 1 to 32.</param>
/// <param name="Flags">How samples are laid out in memory, which does not matter here, and three that do.</param>
/// <param name="BlockLength">The samples of a block.</param>
/// <param name="Interval">The blocks from one reference sample to the next.</param>
internal readonly record struct CcsdsParameters(int Bits, int Flags, int BlockLength, int Interval)
{
    private const int IsSigned = 1;
    private const int UsesPredictor = 8;
    private const int IsRestricted = 16;
    private const int FillsIntervals = 32;

    /// <summary>Whether samples are told from those before them.</summary>
    internal bool Predicts => (Flags & UsesPredictor) != 0;

    /// <summary>Whether each interval ends with a whole octet.</summary>
    internal bool Aligns => (Flags & FillsIntervals) != 0;

    /// <summary>The bits that tell the option of a block.</summary>
    internal int OptionBits => Bits switch
    {
        > 16 => 5,
        > 8 => 4,
        > 4 => 3,
        > 2 => (Flags & IsRestricted) != 0 ? 2 : 3,
        _ => (Flags & IsRestricted) != 0 ? 1 : 3,
    };

    /// <summary>The most low bits that can be split off.</summary>
    internal int MostSplit => (1 << OptionBits) - 3;

    /// <summary>The largest sample.</summary>
    internal long Largest => (1L << Bits) - 1;

    /// <summary>Whether the standard has such a coding.</summary>
    internal bool ArePossible => Bits is >= 1 and <= 32 && BlockLength is 8 or 16 or 32 or 64
        && Interval is >= 1 and <= 4096 && (Flags & IsSigned) == 0 && Flags <= 0x3F;

    /// <summary>Reads them; null where section 5 is too short.</summary>
    internal static CcsdsParameters? Read(ReadOnlySpan<byte> section)
    {
        const int Length = 25;
        const int BitsAt = 19;
        const int FlagsAt = 21;
        return section.Length < Length ? null : new CcsdsParameters(
            section[BitsAt], section[FlagsAt], section[FlagsAt + 1],
            BinaryPrimitives.ReadUInt16BigEndian(section[(FlagsAt + 2)..]));
    }
}
