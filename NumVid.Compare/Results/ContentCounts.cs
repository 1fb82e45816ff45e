namespace NumVid.Compare.Results;

/// <summary>How much of an original was there, and how much of it is in what was made.</summary>
/// <param name="VariablesIn">The variables of the originals, those included that could not be read.</param>
/// <param name="VariablesOut">Those that are in what was made, coordinates that headers tell included.</param>
internal sealed record ContentCounts(int VariablesIn, int VariablesOut)
{
    /// <summary>The messages of GRIB originals; null for others.</summary>
    internal long? MessagesIn { get; init; }

    /// <summary>The fields in them; null for others.</summary>
    internal long? FieldsIn { get; init; }

    /// <summary>The fields that were asked for and are in what was made: of GRIB originals those of the originals, else
    /// the messages of a GRIB file that was made; null for others.</summary>
    internal long? FieldsOut { get; init; }
}
