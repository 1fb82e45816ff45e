using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A file extension that a provider opens; case matters, several are allowed.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DataSetProviderFileExtensionAttribute : Attribute
{
    /// <summary>Claims an extension.</summary>
    /// <param name="extension">The extension with its dot, for example <c>.nc</c>.</param>
    public DataSetProviderFileExtensionAttribute(string extension) => FileExtension = extension;

    /// <summary>The extension with its dot.</summary>
    public string FileExtension { get; }
}
