namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>Which points of a level a pass goes over; rows and columns are counted in strides of the level.</summary>
internal enum HierarchicalPassKind
{
    /// <summary>All points of the coarsest grid.</summary>
    Base = 0,

    /// <summary>Odd rows, odd columns: in the middle of four points that are known.</summary>
    Diagonal = 1,

    /// <summary>Odd rows and even columns, even rows and odd columns.</summary>
    Rest = 2,
}
