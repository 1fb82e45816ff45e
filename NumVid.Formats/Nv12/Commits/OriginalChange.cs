using NumVid.Formats.Model;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>What a commit does to the original that a file keeps.</summary>
/// <param name="Added">The original that comes with this commit, or null.</param>
/// <param name="KeepsOld">Whether that of the state before stays, where none comes.</param>
internal sealed record OriginalChange(IOriginalSource? Added, bool KeepsOld)
{
    /// <summary>All stays as it is.</summary>
    internal static OriginalChange None { get; } = new(null, true);
}
