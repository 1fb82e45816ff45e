using System;

namespace Microsoft.Research.Science.Data;

/// <summary>Marks the property of a <see cref="DataSetUri"/> that holds the path of a file, which may be
/// relative.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FileNamePropertyAttribute : Attribute
{
}
