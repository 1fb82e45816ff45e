namespace NumVid.Formats.Cf;

/// <summary>Which coordinates a format without variables, such as GRIB, tells by its headers.</summary>
public static class CfImpliedRoles
{
    /// <summary>Whether headers of fields say what a coordinate says.</summary>
    /// <param name="role">What the coordinate is.</param>
    /// <param name="rank">How many dimensions it has.</param>
    public static bool Include(CfRole role, int rank) => role switch
    {
        CfRole.Latitude or CfRole.Longitude or CfRole.ProjectionX or CfRole.ProjectionY => true,
        CfRole.Bounds or CfRole.GridMapping or CfRole.Dimension => true,

        // Those of single points have no place in a header, which speaks of a whole field. A term along the levels is
        // one of the two coefficients that headers hold; a term over the grid is a field.
        CfRole.Member or CfRole.Time or CfRole.Step or CfRole.Level or CfRole.FormulaTerm => rank < 2,
        _ => false,
    };
}
