using System;

namespace Microsoft.Research.Science.Data;

/// <content>The kinds of changes.</content>
public abstract partial class Variable
{
    /// <summary>What has changed in a variable.</summary>
    [Flags]
    public enum ChangeTypes
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>Data were put or appended.</summary>
        DataUpdated = 1,

        /// <summary>Attributes changed.</summary>
        MetadataUpdated = 2,
    }
}
