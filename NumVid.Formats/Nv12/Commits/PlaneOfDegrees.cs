using System;
using NumVid.Formats.Nv12.Positions;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>Latitudes or longitudes that wait for a commit.</summary>
internal sealed class PlaneOfDegrees
{
    private const int MaxSample = 1000;

    private readonly Func<double, double> _toType;
    private readonly double _resolution;

    private PlaneOfDegrees(int[] shape, Func<int, double> at, Func<double, double> toType, double resolution)
    {
        (Rows, Columns, At) = (shape[0], shape[1], at);
        (_toType, _resolution) = (toType, resolution);
    }

    /// <summary>The rows.</summary>
    internal int Rows { get; }

    /// <summary>The columns.</summary>
    internal int Columns { get; }

    /// <summary>The value of a point, row by row.</summary>
    internal Func<int, double> At { get; }

    /// <summary>Takes the values of a piece of float or double.</summary>
    internal static PlaneOfDegrees Of(DataPiece piece, Type type)
    {
        if (type == typeof(float))
        {
            var singles = new PieceSource<float>([piece]).Gather(piece.Box);
            return new(piece.Box.Shape, i => singles[i], value => (float)value, Math.ScaleB(1, -23));
        }

        var doubles = new PieceSource<double>([piece]).Gather(piece.Box);
        return new(piece.Box.Shape, i => doubles[i], value => value, Math.ScaleB(1, -52));
    }

    /// <summary>To what the values were rounded.</summary>
    internal DecimalPlaces Places()
    {
        var count = Rows * Columns;
        var sample = new double[Math.Min(count, MaxSample)];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = At((int)((long)i * count / sample.Length));
        }

        return DecimalPlaces.Find(sample, _toType, _resolution);
    }
}
