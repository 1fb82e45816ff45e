namespace NumVid.Formats.Model;

/// <summary>Something of a file that its dataset does not show, or something put that its format has no place
/// for.</summary>
/// <param name="Reason">What was found and why it is left out, a sentence.</param>
public sealed record StoredOmission(string Reason)
{
    /// <summary>The variable or attribute, where it has a name; null for a field of GRIB, which is nameless.</summary>
    public string? Name { get; init; }

    /// <summary>The message of a GRIB file, counted from 1; null in other formats.</summary>
    public int? Message { get; init; }

    /// <summary>The byte of the file at which the message begins; null in other formats.</summary>
    public long? Offset { get; init; }

    /// <summary>Whether it is metadata of something that is shown, for example an attribute.</summary>
    public bool IsMetadata { get; init; }
}
