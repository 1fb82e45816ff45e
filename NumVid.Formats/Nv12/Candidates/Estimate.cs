using System;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What a sample says of a way.</summary>
/// <param name="Bytes">About how many bytes it takes; 0 where only trying tells.</param>
/// <param name="Took">The time that the sample took, where it is the segment itself and is kept; otherwise 0.</param>
internal readonly record struct Estimate(long Bytes, TimeSpan Took)
{
    /// <summary>Only trying tells.</summary>
    internal static Estimate Unknown { get; }

    /// <summary>Not to be tried.</summary>
    internal static Estimate Never { get; } = new(long.MaxValue, TimeSpan.Zero);
}
