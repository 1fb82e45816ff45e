using System.Globalization;

namespace NumVid.Compare.Results;

/// <summary>Something of an original that is not in what was made of it.</summary>
/// <param name="Source">The file, without its folder.</param>
/// <param name="Reason">Why, a sentence.</param>
internal sealed record OmittedPart(string Source, string Reason)
{
    /// <summary>The variable or attribute; null for a field of GRIB.</summary>
    internal string? Name { get; init; }

    /// <summary>The message of a GRIB file, from 1; null otherwise.</summary>
    internal int? Message { get; init; }

    /// <summary>The byte at which the message begins; null otherwise.</summary>
    internal long? Offset { get; init; }

    /// <summary>Whether it is metadata of something that is there.</summary>
    internal bool IsMetadata { get; init; }

    /// <summary>What it is, for a list.</summary>
    internal string What => Message is { } message ? message.ToString(CultureInfo.InvariantCulture) : $"'{Name}'";
}
