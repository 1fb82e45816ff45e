using System.Collections.Generic;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>A part of a file, in the order of the file.</summary>
/// <param name="Length">Its bytes.</param>
internal abstract record GribOutlinePart(int Length);

/// <summary>Bytes that are kept as they are: what stands between messages, and damaged messages.</summary>
/// <param name="Length">Their number.</param>
/// <param name="Crc32">Their CRC-32.</param>
/// <param name="KeptLength">What they take among the kept bytes.</param>
internal sealed record GribOutlineBytes(int Length, uint Crc32, int KeptLength) : GribOutlinePart(Length);

/// <summary>A message.</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="Header">All its octets but the data sections, and but bitmaps that are made.</param>
/// <param name="Fields">Its fields, in their order.</param>
internal sealed record GribOutlineMessage(int Length, byte[] Header, IReadOnlyList<GribOutlineField> Fields)
    : GribOutlinePart(Length);
