using System.Collections.Generic;
using Microsoft.Research.Science.Data;

namespace NumVid.Compare.Comparison;

/// <summary>How files are made and opened; a test puts a format that misbehaves in its place.</summary>
internal interface IFieldFormats
{
    /// <summary>Opens a file for reading, by its content.</summary>
    DataSet OpenRead(string path);

    /// <summary>Creates a file with a configuration's options.</summary>
    DataSet Create(string path, IReadOnlyDictionary<string, string> options);

    /// <summary>The absolute bounds that a file promises for a variable, part by part; empty without a promise.</summary>
    IReadOnlyList<PromisedBound> BoundsOf(DataSet dataSet, string variableName);
}
