using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>What a check of a .nv12 file found in one variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SegmentCount">The segments that hold its values; all of them were decoded.</param>
/// <param name="ByteCount">The bytes of their entries.</param>
/// <param name="Damage">The segments that cannot be trusted; empty when the variable is sound.</param>
public sealed record Nv12VariableFixity(
    string Name, int SegmentCount, long ByteCount, IReadOnlyList<Nv12SegmentDamage> Damage);
