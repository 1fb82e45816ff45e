using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>What a dataset of this project can tell about the file behind it, beyond what SDS asks.</summary>
public interface IFieldStorage
{
    /// <summary>What was left out or looked at with suspicion while opening, one sentence each; empty when all is well.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>Returns the bytes that the coded values of a committed variable take in the file.</summary>
    /// <param name="variableName">The name of a committed variable.</param>
    /// <returns>Bytes of coded values (streams, masks and patches included; headers, metadata and padding not).</returns>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    long GetCodedByteCount(string variableName);
}
