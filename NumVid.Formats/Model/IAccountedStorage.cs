using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>A dataset that accounts for all that its file holds: who deletes the file must know what was left
/// out.</summary>
public interface IAccountedStorage
{
    /// <summary>What the file as opened or last committed holds.</summary>
    StoredContents Contents { get; }

    /// <summary>What of the file the dataset does not show, and what the last commit had no place for. Each is among
    /// <see cref="IFieldStorage.Warnings"/>, too, where several may share a sentence.</summary>
    IReadOnlyList<StoredOmission> Omissions { get; }

    /// <summary>Returns how many fields of a GRIB file a committed variable holds.</summary>
    /// <param name="variableName">The name of a committed variable.</param>
    /// <param name="indices">For each axis the indices that are looked at, or null for all; null for all of
    /// it.</param>
    /// <returns>The fields; null for coordinates and in formats without messages.</returns>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    long? GetFieldCount(string variableName, IReadOnlyList<int[]?>? indices);
}
