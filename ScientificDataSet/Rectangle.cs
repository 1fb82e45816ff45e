using System;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>A box of array elements: where it begins and how long it is along each axis.</summary>
public struct Rectangle
{
    private int[]? _origin;
    private int[]? _shape;

    /// <summary>Creates a box.</summary>
    /// <param name="origin">The first index along each axis, 0 or more.</param>
    /// <param name="shape">The length along each axis, 0 or more.</param>
    /// <exception cref="ArgumentException">The two differ in length, or a number is negative.</exception>
    public Rectangle(int[] origin, int[] shape)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(shape);
        if (origin.Length != shape.Length || origin.Any(int.IsNegative) || shape.Any(int.IsNegative))
        {
            throw new ArgumentException(
                $"A box needs an origin and a shape of equal rank and no negative numbers, not "
                    + $"[{string.Join(',', origin)}] and [{string.Join(',', shape)}].");
        }

        _origin = (int[])origin.Clone();
        _shape = (int[])shape.Clone();
    }

    /// <summary>Creates a box of rank 1.</summary>
    /// <param name="origin">The first index.</param>
    /// <param name="shape">The length.</param>
    public Rectangle(int origin, int shape)
        : this([origin], [shape])
    {
    }

    /// <summary>Creates an empty box at the origin.</summary>
    /// <param name="rank">The number of axes.</param>
    public Rectangle(int rank)
        : this(new int[rank], new int[rank])
    {
    }

    /// <summary>A box of rank 0 without elements.</summary>
    public static Rectangle EmptyRectangle => default;

    /// <summary>Whether the box holds no element. A box of rank 0 made from empty arrays holds one.</summary>
    public readonly bool IsEmpty => _shape is null || _shape.Contains(0);

    /// <summary>The first index along each axis, in a new array.</summary>
    public readonly int[] Origin => (int[]?)_origin?.Clone() ?? [];

    /// <summary>The length along each axis, in a new array.</summary>
    public readonly int[] Shape => (int[]?)_shape?.Clone() ?? [];

    /// <summary>The number of axes.</summary>
    public readonly int Rank => _shape?.Length ?? 0;

    /// <summary>Tells whether two boxes of equal rank share an element.</summary>
    /// <param name="r1">One box.</param>
    /// <param name="r2">The other box.</param>
    public static bool HasIntersection(Rectangle r1, Rectangle r2)
    {
        if (r1.IsEmpty || r2.IsEmpty)
        {
            return false;
        }

        CheckRanks(r1, r2);
        return Enumerable.Range(0, r1.Rank).All(axis =>
            r1._origin![axis] < r2._origin![axis] + r2._shape![axis]
                && r2._origin[axis] < r1._origin[axis] + r1._shape![axis]);
    }

    /// <summary>Returns the smallest box that holds both; an empty one adds nothing.</summary>
    /// <param name="r1">One box.</param>
    /// <param name="r2">The other box.</param>
    /// <exception cref="ArgumentException">The two differ in rank, or one is <c>default</c> and has none.</exception>
    public static Rectangle Combine(Rectangle r1, Rectangle r2)
    {
        r1.CombineWith(r2);
        return r1;
    }

    /// <summary>Returns the box of a whole array.</summary>
    /// <param name="shape">The array's shape.</param>
    public static Rectangle EntireShape(int[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new Rectangle(new int[shape.Length], shape);
    }

    /// <summary>Grows this box until it holds the other one as well.</summary>
    /// <param name="r">The other box, of equal rank.</param>
    /// <exception cref="ArgumentException">The two differ in rank, or one is <c>default</c> and has none.</exception>
    public void CombineWith(Rectangle r)
    {
        if (_shape is null || r._shape is null)
        {
            throw new ArgumentException("A default box has no axes and cannot be combined; make one by its rank.");
        }

        if (r.IsEmpty)
        {
            return;
        }

        if (IsEmpty)
        {
            this = r;
            return;
        }

        CheckRanks(this, r);
        var origin = _origin!.Zip(r._origin!, Math.Min).ToArray();
        var end = _origin!.Zip(_shape!, (o, s) => o + s).Zip(r._origin!.Zip(r._shape!, (o, s) => o + s), Math.Max);
        _shape = end.Zip(origin, (e, o) => e - o).ToArray();
        _origin = origin;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj)
        => obj is Rectangle other && Origin.SequenceEqual(other.Origin) && Shape.SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => Origin.Concat(Shape).Aggregate(Rank, HashCode.Combine);

    /// <summary>Returns origin and shape in one line.</summary>
    public override readonly string ToString() => $"[{string.Join(',', Origin)}]+[{string.Join(',', Shape)}]";

    private static void CheckRanks(Rectangle r1, Rectangle r2)
    {
        if (r1.Rank != r2.Rank)
        {
            throw new ArgumentException($"The boxes {r1} and {r2} differ in rank.");
        }
    }
}
