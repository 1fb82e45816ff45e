using System;

namespace Microsoft.Research.Science.Data;

/// <summary>The name of a provider in URIs: <c>msds:NAME?...</c>. Case matters.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DataSetProviderNameAttribute : Attribute
{
    /// <summary>Names the provider.</summary>
    /// <param name="name">The name, without the scheme.</param>
    public DataSetProviderNameAttribute(string name) => Name = name;

    /// <summary>The name, without the scheme.</summary>
    public string Name { get; }
}
