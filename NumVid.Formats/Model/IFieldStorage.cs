using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>What a dataset of this project can tell about the file behind it, beyond what SDS asks.</summary>
public interface IFieldStorage
{
    /// <summary>What was left out or looked at with suspicion while opening, one sentence each; empty when all is
    /// well.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>Returns the bytes that the coded values of a committed variable take in the file.</summary>
    /// <param name="variableName">The name of a committed variable.</param>
    /// <returns>Bytes of coded values (streams, masks and patches included; headers, metadata and padding
    /// not).</returns>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    long GetCodedByteCount(string variableName);

    /// <summary>Returns what a reader of a part of a committed variable fetches and decodes, opening the file
    /// apart.</summary>
    /// <param name="variableName">The name of a committed variable.</param>
    /// <param name="origin">The first index on each axis.</param>
    /// <param name="shape">The points asked for on each axis, at least one.</param>
    /// <returns>The cost of a first read, found as the reader itself finds what it needs, without reading; null where
    /// the file does not tell.</returns>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    ReadCost? GetReadCost(string variableName, int[] origin, int[] shape);

    /// <summary>Returns the bits per value of a committed variable that the file has packed to whole numbers.</summary>
    /// <param name="variableName">The name of a committed variable.</param>
    /// <returns>The bits, or null where values are not packed, or it is not known.</returns>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    PackedBits? GetPackedBits(string variableName);
}
