namespace NumVid.Formats.Nv12.Codecs.Packed;

/// <summary>The order in which a picture lists the points of a plane, whose rows run from the north, west to east.</summary>
/// <param name="Rows">The rows of the plane.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Code">1 westward, 2 northward, 4 by columns, 8 every second row or column backwards.</param>
internal readonly record struct PackedOrder(int Rows, int Columns, int Code)
{
    /// <summary>The largest code.</summary>
    internal const int MostCode = 15;

    private const int Westward = 1;
    private const int Northward = 2;
    private const int ByColumns = 4;
    private const int Alternating = 8;

    /// <summary>The place in the plane of each point, in the order of the picture.</summary>
    internal int[] Places()
    {
        var places = new int[checked(Rows * Columns)];
        var byColumns = (Code & ByColumns) != 0;
        var (outer, inner) = byColumns ? (Columns, Rows) : (Rows, Columns);
        for (var (i, next) = (0, 0); i < outer; i++)
        {
            for (var k = 0; k < inner; k++, next++)
            {
                var along = (Code & Alternating) != 0 && i % 2 == 1 ? inner - 1 - k : k;
                places[next] = byColumns ? PlaceOf(along, i) : PlaceOf(i, along);
            }
        }

        return places;
    }

    private int PlaceOf(int row, int column)
    {
        row = (Code & Northward) != 0 ? Rows - 1 - row : row;
        column = (Code & Westward) != 0 ? Columns - 1 - column : column;
        return (row * Columns) + column;
    }
}
