using System;

namespace Microsoft.Research.Science.Data;

/// <summary>Where a set of changes was made.</summary>
[Flags]
public enum ChangesetSource
{
    /// <summary>In this process.</summary>
    Local = 1,

    /// <summary>In the store behind the dataset.</summary>
    Remote = 2,

    /// <summary>In both.</summary>
    LocalAndRemote = Local | Remote,
}
