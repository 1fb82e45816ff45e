namespace NumVid.Formats.Cf;

/// <summary>The names of attributes by which CF says what a variable is, and what others are for it.</summary>
public static class CfAttributes
{
    /// <summary>What a quantity is, by CF's table.</summary>
    public const string StandardName = "standard_name";

    /// <summary>What a variable is, for people.</summary>
    public const string LongName = "long_name";

    /// <summary>The same in a sentence; not of the conventions, but common.</summary>
    public const string Description = "description";

    /// <summary>The unit, of times with their origin.</summary>
    public const string Units = "units";

    /// <summary>The calendar of times.</summary>
    public const string Calendar = "calendar";

    /// <summary>The direction of a coordinate: X, Y, Z or T.</summary>
    public const string Axis = "axis";

    /// <summary>Up or down, where a level grows; of fluxes too.</summary>
    public const string Positive = "positive";

    /// <summary>The coordinates beside the dimensions.</summary>
    public const string Coordinates = "coordinates";

    /// <summary>The ends of a coordinate's cells.</summary>
    public const string Bounds = "bounds";

    /// <summary>The ends of a time's cells that recur.</summary>
    public const string Climatology = "climatology";

    /// <summary>Areas and volumes of cells.</summary>
    public const string CellMeasures = "cell_measures";

    /// <summary>How values stand for their cells.</summary>
    public const string CellMethods = "cell_methods";

    /// <summary>The projection.</summary>
    public const string GridMapping = "grid_mapping";

    /// <summary>The kind of a projection; what has it is one.</summary>
    public const string GridMappingName = "grid_mapping_name";

    /// <summary>The terms of the formula for a level.</summary>
    public const string FormulaTerms = "formula_terms";
}
