using System;

namespace Microsoft.Research.Science.Data;

/// <summary>The file, or other resource, to be opened does not exist.</summary>
public class ResourceNotFoundException : DataSetException
{
    /// <summary>Creates the exception without naming the resource.</summary>
    public ResourceNotFoundException()
        : base("The resource was not found.")
    {
    }

    /// <summary>Creates the exception for a named resource.</summary>
    /// <param name="resourceName">What was looked for, for example a path.</param>
    public ResourceNotFoundException(string? resourceName)
        : base($"'{resourceName}' was not found.")
    {
    }

    /// <summary>Creates the exception for a named resource with its cause.</summary>
    /// <param name="resourceName">What was looked for, for example a path.</param>
    /// <param name="inner">The cause, or null.</param>
    public ResourceNotFoundException(string? resourceName, Exception? inner)
        : base($"'{resourceName}' was not found.", inner)
    {
    }
}
