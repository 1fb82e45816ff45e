namespace NumVid.Formats.Nv12.Geometry;

/// <summary>Which two axes of a segment make its frames.</summary>
internal enum SegmentPlane
{
    /// <summary>Rows and columns; frames follow along the video axis.</summary>
    RowColumn,

    /// <summary>Video axis and columns; frames follow along the rows. Often smaller on long series of small
    /// grids.</summary>
    VideoColumn,
}
