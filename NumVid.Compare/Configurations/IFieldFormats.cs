using System.Collections.Generic;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Measurement;

namespace NumVid.Compare.Configurations;

/// <summary>How files are made and opened; a test puts a format that misbehaves in its place.</summary>
internal interface IFieldFormats
{
    /// <summary>Opens an input for reading, by its content.</summary>
    DataSet OpenRead(string path);

    /// <summary>Creates a file through a configuration.</summary>
    DataSet Create(string path, FormatConfiguration configuration);

    /// <summary>Opens a file that a configuration has written.</summary>
    DataSet OpenWritten(string path, FormatConfiguration configuration);

    /// <summary>The absolute bounds that a file promises for a variable, part by part; empty without a promise.</summary>
    IReadOnlyList<PromisedBound> BoundsOf(DataSet dataSet, string variableName);

    /// <summary>The codec by which a file keeps a variable, chosen by the writer; null where the format has but one.</summary>
    string? CodecOf(DataSet dataSet, string variableName);
}
