using System;
using System.Collections.Generic;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>A message, described.</summary>
/// <param name="Bytes">The message.</param>
/// <param name="Outline">Its outline.</param>
/// <param name="Kept">The data sections that are kept, as they are to be kept.</param>
/// <param name="Kinds">How each field is made.</param>
internal sealed record GribMessageDescription(
    byte[] Bytes, GribOutlineMessage Outline, IReadOnlyList<ReadOnlyMemory<byte>> Kept, IReadOnlyList<string> Kinds);
