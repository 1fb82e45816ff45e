using System;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>What a dataset was at one version: its variables with types, dimensions and attributes. Never
/// changes.</summary>
public class DataSetSchema
{
    private readonly VariableSchema[] _variables;

    internal DataSetSchema(Guid guid, string uri, int version, VariableSchema[] variables)
    {
        DataSetGuid = guid;
        URI = uri;
        Version = version;
        _variables = variables;
    }

    /// <summary>The identity of the dataset object.</summary>
    public Guid DataSetGuid { get; }

    /// <summary>The dataset's version.</summary>
    public int Version { get; }

    /// <summary>The dataset's URI.</summary>
    public string URI { get; }

    /// <summary>The same as <see cref="URI"/>.</summary>
    public string ConstructionString => URI;

    /// <summary>The variables, newest first, in a new array; the container of the dataset's attributes has ID
    /// 0.</summary>
    public VariableSchema[] Variables => (VariableSchema[])_variables.Clone();

    /// <summary>Returns the dimensions of all variables, each once, in the order in which variables brought
    /// them.</summary>
    public Dimension[] GetDimensions()
        => _variables.OrderBy(v => v.ID).SelectMany(v => v.Dimensions).DistinctBy(d => d.Name).ToArray();
}
