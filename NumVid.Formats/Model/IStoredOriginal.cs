using System;
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

    /// <summary>Reads the code stream of a plane that is kept as it was packed.</summary>
    /// <param name="variable">The name of the variable.</param>
    /// <param name="origin">The first point of the plane.</param>
    /// <exception cref="System.IO.InvalidDataException">It is damaged, or not kept so.</exception>
    ReadOnlyMemory<byte> ReadPacked(string variable, int[] origin);

    /// <summary>The boxes in which the values of a variable are best read, one after the other.</summary>
    IReadOnlyList<(int[] Origin, int[] Shape)> BoxesOf(string variable);
}
