namespace NumVid.Formats.Cf;

/// <summary>What a variable is for others: the place that it tells, or the part of a coordinate that it is.</summary>
public enum CfRole
{
    /// <summary>Nothing: a field, or a dimension without a coordinate that says what it counts.</summary>
    None,

    /// <summary>Members of an ensemble.</summary>
    Member,

    /// <summary>Dates and times, be they of validity or of reference.</summary>
    Time,

    /// <summary>Times since a reference time.</summary>
    Step,

    /// <summary>Heights, depths, pressures, numbers of layers.</summary>
    Level,

    /// <summary>True latitudes.</summary>
    Latitude,

    /// <summary>True longitudes.</summary>
    Longitude,

    /// <summary>The second coordinate of a projection or of a rotated grid.</summary>
    ProjectionY,

    /// <summary>The first coordinate of a projection or of a rotated grid.</summary>
    ProjectionX,

    /// <summary>A coordinate along its own dimension that says no more.</summary>
    Dimension,

    /// <summary>A coordinate beside the dimensions, named by others, that says no more.</summary>
    Auxiliary,

    /// <summary>The ends of cells, of climatological ones too.</summary>
    Bounds,

    /// <summary>Areas or volumes of cells.</summary>
    CellMeasure,

    /// <summary>The attributes of a projection.</summary>
    GridMapping,

    /// <summary>A term of the formula for a vertical coordinate.</summary>
    FormulaTerm,
}
