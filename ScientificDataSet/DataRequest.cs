using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A part of a variable that is asked for together with others; see
/// <see cref="DataSet.GetMultipleData"/>.</summary>
public class DataRequest
{
    private DataRequest(Variable variable, int[]? origin, int[]? stride, int[]? shape)
    {
        ArgumentNullException.ThrowIfNull(variable);
        Variable = variable;
        Origin = origin;
        Stride = stride;
        Shape = shape;
    }

    /// <summary>The variable.</summary>
    public Variable Variable { get; }

    /// <summary>The first position along each axis; null for the beginning.</summary>
    public int[]? Origin { get; }

    /// <summary>The step along each axis; null for each element.</summary>
    public int[]? Stride { get; }

    /// <summary>The number of positions along each axis; null for all that follow.</summary>
    public int[]? Shape { get; }

    /// <summary>Asks for all data of a variable.</summary>
    /// <param name="var">The variable.</param>
    public static DataRequest GetData(Variable var) => new(var, null, null, null);

    /// <summary>Asks for a box.</summary>
    /// <param name="var">The variable.</param>
    /// <param name="origin">The first position along each axis; null for the beginning.</param>
    /// <param name="shape">The number of positions along each axis; null for all that follow.</param>
    public static DataRequest GetData(Variable var, int[]? origin, int[]? shape) => new(var, origin, null, shape);

    /// <summary>Asks for every n-th element of a box.</summary>
    /// <param name="var">The variable.</param>
    /// <param name="origin">The first position along each axis; null for the beginning.</param>
    /// <param name="stride">The step along each axis; null for each element.</param>
    /// <param name="shape">The number of positions along each axis; null for all that follow.</param>
    public static DataRequest GetData(Variable var, int[]? origin, int[]? stride, int[]? shape) =>
        new(var, origin, stride, shape);

    internal Array Read() => Stride is null ? Variable.GetData(Origin, Shape) : Variable.GetData(Origin, Stride, Shape);
}
