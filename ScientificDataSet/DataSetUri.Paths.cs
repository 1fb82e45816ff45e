using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.Research.Science.Data.Factory;

namespace Microsoft.Research.Science.Data;

/// <content>Making paths absolute and relative.</content>
public partial class DataSetUri
{
    /// <summary>Makes the paths in a URI absolute, against <see cref="DataSetFactory.BaseUri"/> or else the current
    /// folder.</summary>
    /// <param name="uri">The URI, which is altered: the string properties that its class itself declares with
    /// <see cref="FileNamePropertyAttribute"/> or <see cref="DirectoryPropertyAttribute"/>.</param>
    public static void NormalizeUri(DataSetUri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var folder = string.IsNullOrEmpty(DataSetFactory.BaseUri) ? Directory.GetCurrentDirectory()
            : DataSetFactory.BaseUri;
        ReplacePaths(uri, path => Path.GetFullPath(path, Path.GetFullPath(folder)));
    }

    /// <summary>The same as <see cref="NormalizeUri"/>.</summary>
    /// <param name="uri">The URI, which is altered.</param>
    public static void NormalizeFileName(DataSetUri uri) => NormalizeUri(uri);

    /// <summary>Returns a copy of a URI with its paths relative to a folder.</summary>
    /// <param name="uri">The URI.</param>
    /// <param name="basePath">The folder.</param>
    public static DataSetUri GetRelativeUri(DataSetUri uri, string basePath)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var copy = (DataSetUri)Activator.CreateInstance(uri.GetType(), uri.ToString())!;
        ReplacePaths(copy, path => Path.GetRelativePath(basePath, path));
        return copy;
    }

    internal static PropertyInfo? FileNamePropertyOf(Type uriType) => PathPropertiesOf(uriType)
        .FirstOrDefault(p => p.IsDefined(typeof(FileNamePropertyAttribute)));

    private static void ReplacePaths(DataSetUri uri, Func<string, string> replace)
    {
        foreach (var property in PathPropertiesOf(uri.GetType()))
        {
            if (property.GetValue(uri) is string { Length: > 0 } path)
            {
                property.SetValue(uri, replace(path));
            }
        }
    }

    private static IEnumerable<PropertyInfo> PathPropertiesOf(Type uriType)
        => uriType.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(p => p.PropertyType == typeof(string) && p is { CanRead: true, CanWrite: true }
                && (p.IsDefined(typeof(FileNamePropertyAttribute)) || p.IsDefined(typeof(DirectoryPropertyAttribute))));
}
