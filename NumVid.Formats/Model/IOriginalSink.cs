using System;

namespace NumVid.Formats.Model;

/// <summary>Takes those bytes of an original that do not follow from values, one piece behind the other.</summary>
internal interface IOriginalSink
{
    /// <summary>Keeps a piece.</summary>
    void Keep(ReadOnlySpan<byte> bytes);
}
