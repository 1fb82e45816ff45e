namespace NumVid.Formats.Grib.Grids;

/// <summary>The order in which a message lists the points of a grid, and the way between it and ours.</summary>
/// <remarks>Ours is always the same: rows from north (or the largest y) to south, in a row from west to east.</remarks>
/// <param name="IsWestward">Points run against x within a row.</param>
/// <param name="IsNorthward">Rows run from south to north.</param>
/// <param name="IsColumnMajor">Points that follow each other lie in one column.</param>
/// <param name="IsAlternating">Every second row (or column) runs backwards.</param>
internal readonly record struct GribScanning(bool IsWestward, bool IsNorthward, bool IsColumnMajor, bool IsAlternating)
{
    /// <summary>Whether the message has our order already.</summary>
    internal bool IsNormal => this == default;

    /// <summary>The place in the message of the point in a row and a column of our order.</summary>
    internal int GetMessageIndex(int row, int column, int rowCount, int columnCount)
    {
        var j = IsNorthward ? rowCount - 1 - row : row;
        var i = IsWestward ? columnCount - 1 - column : column;
        if (!IsColumnMajor)
        {
            return (j * columnCount) + (IsAlternating && j % 2 == 1 ? columnCount - 1 - i : i);
        }

        return (i * rowCount) + (IsAlternating && i % 2 == 1 ? rowCount - 1 - j : j);
    }
}
