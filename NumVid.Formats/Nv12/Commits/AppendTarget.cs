namespace NumVid.Formats.Nv12.Commits;

/// <summary>A commit that goes behind the end of the file; no old byte changes.</summary>
/// <param name="path">The file.</param>
/// <param name="end">Where its last end record ends; what follows is cut.</param>
/// <param name="layer">The files.</param>
internal sealed class AppendTarget(string path, long end, IFileLayer layer)
    : CommitTarget(path, layer.OpenAt(path, end), layer)
{
    /// <inheritdoc/>
    internal override bool IsNewFile => false;

    /// <inheritdoc/>
    protected override void PutInPlace()
    {
        // The end record on the disk has done it.
    }

    /// <inheritdoc/>
    protected override void TakeBack() => Stream.SetLength(end);
}
