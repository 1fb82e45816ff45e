using System;
using Microsoft.Research.Science.Data;

namespace NumVid.Compare.Transfer;

/// <summary>Values that stay in their dataset, which must stay open, and are read when they are wanted.</summary>
/// <param name="variable">A committed variable.</param>
internal sealed class VariableValues(Variable variable) : FieldValues(variable.TypeOfData, variable.GetShape())
{
    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape) =>
        Shape.Length == 0 ? variable.GetData() : variable.GetData(origin, shape);
}
