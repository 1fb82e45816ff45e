using System;

namespace NumVid.Formats.Model;

/// <summary>The values from which an original is made again. For any number of threads.</summary>
internal interface IOriginalValues
{
    /// <summary>The shape of a variable.</summary>
    int[] ShapeOf(string variable);

    /// <summary>Reads a box of a variable.</summary>
    Array Read(string variable, int[] origin, int[] shape);

    /// <summary>Begins to read a box of a variable; a stored one can be used while it still comes.</summary>
    ArrivingValues Begin(string variable, int[] origin, int[] shape) =>
        ArrivingValues.Of(Read(variable, origin, shape));
}
