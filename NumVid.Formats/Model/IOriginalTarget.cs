using System;

namespace NumVid.Formats.Model;

/// <summary>Takes the parts of an original that is made again, each once, in any order, from any thread.</summary>
internal interface IOriginalTarget
{
    /// <summary>Takes a part.</summary>
    /// <param name="offset">Where it stands.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="what">What it is, for people.</param>
    /// <exception cref="System.IO.InvalidDataException">It is not what it should be.</exception>
    void Write(long offset, ReadOnlySpan<byte> bytes, string what);
}
