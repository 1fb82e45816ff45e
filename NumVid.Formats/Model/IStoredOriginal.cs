using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>What a file keeps of the original from which its variables came.</summary>
internal interface IStoredOriginal
{
    /// <summary>The description, as the original's format made it.</summary>
    OriginalFile File { get; }

    /// <summary>The bytes that it takes beside the values.</summary>
    long ByteCount { get; }

    /// <summary>Reads pieces that were kept, which lie one behind the other.</summary>
    /// <param name="offset">The bytes before them.</param>
    /// <param name="length">Their bytes.</param>
    /// <exception cref="System.IO.InvalidDataException">They are damaged, or there are not so many.</exception>
    byte[] ReadKept(long offset, int length);

    /// <summary>The boxes in which the values of a variable are best read, one after the other.</summary>
    IReadOnlyList<(int[] Origin, int[] Shape)> BoxesOf(string variable);
}
