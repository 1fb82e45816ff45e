namespace Microsoft.Research.Science.Data;

/// <summary>What opening does when the file exists, and when it does not.</summary>
public enum ResourceOpenMode
{
    /// <summary>Creates the file; it must not exist.</summary>
    CreateNew,

    /// <summary>Creates the file, replacing an existing one.</summary>
    Create,

    /// <summary>Opens an existing file for reading and writing.</summary>
    Open,

    /// <summary>Opens an existing file for reading and writing, or creates it.</summary>
    OpenOrCreate,

    /// <summary>Opens an existing file for reading only.</summary>
    ReadOnly,
}
