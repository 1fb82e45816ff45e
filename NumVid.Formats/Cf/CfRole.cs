namespace NumVid.Formats.Cf;

/// <summary>What a dimension means.</summary>
internal enum CfRole
{
    /// <summary>Nothing that GRIB has a place for.</summary>
    Unknown,
    Member,
    Time,
    Step,
    Level,
    Latitude,
    Longitude,
}
