namespace NumVid.Formats.Nv12.Positions;

/// <summary>One coordinate of the points of a grid.</summary>
/// <param name="Origin">That of the first point.</param>
/// <param name="Column">The distance of columns.</param>
/// <param name="Row">The distance of rows.</param>
internal readonly record struct GridLine(double Origin, double Column, double Row)
{
    /// <summary>The coordinate of a point.</summary>
    internal double At(int row, int column) => Origin + (column * Column) + (row * Row);

    /// <summary>The same, counted from another point.</summary>
    internal GridLine From(int row, int column) => this with { Origin = At(row, column) };
}
