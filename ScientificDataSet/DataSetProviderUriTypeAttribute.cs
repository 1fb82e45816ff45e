using System;

namespace Microsoft.Research.Science.Data;

/// <summary>The class of a provider's URIs: derived from <see cref="DataSetUri"/>, with public constructors
/// without parameters and from a string.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DataSetProviderUriTypeAttribute : Attribute
{
    /// <summary>Names the class.</summary>
    /// <param name="uriType">A class derived from <see cref="DataSetUri"/>.</param>
    public DataSetProviderUriTypeAttribute(Type uriType) => UriType = uriType;

    /// <summary>A class derived from <see cref="DataSetUri"/>.</summary>
    public Type UriType { get; }
}
