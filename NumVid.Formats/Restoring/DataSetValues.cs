using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Model;

namespace NumVid.Formats.Restoring;

/// <summary>The values of a dataset's variables.</summary>
internal sealed class DataSetValues(DataSet dataSet) : IOriginalValues
{
    /// <inheritdoc/>
    public int[] ShapeOf(string variable) => Find(variable).GetShape();

    /// <inheritdoc/>
    public Array Read(string variable, int[] origin, int[] shape) => Find(variable).GetData(origin, shape);

    /// <inheritdoc/>
    public ArrivingValues Begin(string variable, int[] origin, int[] shape) =>
        dataSet is IOriginalStorage storage ? storage.Begin(variable, origin, shape)
            : ArrivingValues.Of(Read(variable, origin, shape));

    private Variable Find(string name) => dataSet.Variables.First(variable => variable.Name == name);
}
