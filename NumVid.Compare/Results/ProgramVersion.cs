using System.Linq;
using System.Reflection;

namespace NumVid.Compare.Results;

/// <summary>The version of this program.</summary>
internal static class ProgramVersion
{
    /// <summary>Major, minor and patch, for example <c>0.1.0</c>.</summary>
    internal static string Text { get; } = typeof(ProgramVersion).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    /// <summary>The commit from which it was built, with <c>-dirty</c> behind it where files were changed; null where
    /// that is not known.</summary>
    internal static string? Commit { get; } = typeof(ProgramVersion).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(entry => entry.Key == "Commit")?.Value;
}
