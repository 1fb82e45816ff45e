namespace NumVid.Compare.Results;

/// <summary>The version of this program.</summary>
internal static class ProgramVersion
{
    /// <summary>Major, minor and patch, for example <c>0.1.0</c>.</summary>
    internal static string Text { get; } = typeof(ProgramVersion).Assembly.GetName().Version?.ToString(3) ?? "unknown";
}
