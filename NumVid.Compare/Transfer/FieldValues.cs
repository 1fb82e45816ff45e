using System;

namespace NumVid.Compare.Transfer;

/// <summary>The values of a variable, wherever they are; read box by box.</summary>
internal abstract class FieldValues
{
    /// <summary>Creates values of a type and shape.</summary>
    protected FieldValues(Type type, int[] shape)
    {
        Type = type;
        Shape = shape;
        Count = 1;
        foreach (var length in shape)
        {
            Count = checked(Count * length);
        }
    }

    /// <summary>The type of a value.</summary>
    internal Type Type { get; }

    /// <summary>The lengths of the dimensions; none for a scalar.</summary>
    internal int[] Shape { get; }

    /// <summary>How many values there are.</summary>
    internal long Count { get; }

    /// <summary>Reads a box; may be called by several threads at once.</summary>
    /// <param name="origin">The first point.</param>
    /// <param name="shape">The lengths of the box.</param>
    /// <returns>Values of the field's rank, which the caller must not change; one element for a scalar.</returns>
    internal abstract Array Read(int[] origin, int[] shape);
}
