using Microsoft.Research.Science.Data;

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
}
