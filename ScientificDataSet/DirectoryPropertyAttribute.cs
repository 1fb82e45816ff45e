using System;

namespace Microsoft.Research.Science.Data;

/// <summary>Marks the property of a <see cref="DataSetUri"/> that holds the path of a folder, which may be
/// relative.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DirectoryPropertyAttribute : Attribute
{
}
