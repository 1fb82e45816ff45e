using System;

namespace NumVid.Formats.Model;

/// <summary>Takes those bytes of an original that do not follow from values, one piece behind the other.</summary>
internal interface IOriginalSink
{
    /// <summary>Keeps a piece.</summary>
    void Keep(ReadOnlySpan<byte> bytes);

    /// <summary>Whether the values of a plane are kept as <see cref="IOriginalSource.FindPacked"/> gave them, its code
    /// stream with them.</summary>
    /// <param name="variable">The name of the variable.</param>
    /// <param name="origin">The first point of the plane.</param>
    bool HoldsPacked(string variable, int[] origin);
}
