using System.IO;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>A commit that is written beside the file and takes its place by a rename.</summary>
internal sealed class ReplacementTarget : CommitTarget
{
    private readonly string _finalPath;
    private readonly bool _overwrites;

    private ReplacementTarget(string temporaryPath, string finalPath, bool overwrites, IFileLayer layer)
        : base(temporaryPath, layer.Create(temporaryPath), layer)
    {
        _finalPath = finalPath;
        _overwrites = overwrites;
    }

    /// <inheritdoc/>
    internal override bool IsNewFile => true;

    /// <summary>Creates a file under a name beside a path.</summary>
    /// <param name="path">The path that the file will get.</param>
    /// <param name="overwrites">Whether a file may be there then.</param>
    /// <param name="layer">The files.</param>
    internal static ReplacementTarget Create(string path, bool overwrites, IFileLayer layer)
    {
        var finalPath = System.IO.Path.GetFullPath(path);
        var folder = System.IO.Path.GetDirectoryName(finalPath);
        if (folder is null || !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder of '{path}' does not exist.");
        }

        var name = $".{System.IO.Path.GetFileName(finalPath)}.{System.IO.Path.GetRandomFileName()}.tmp";
        return new ReplacementTarget(System.IO.Path.Combine(folder, name), finalPath, overwrites, layer);
    }

    /// <inheritdoc/>
    protected override void PutInPlace() => Layer.Move(Path, _finalPath, _overwrites);

    /// <inheritdoc/>
    protected override void TakeBack()
    {
        Close();
        Layer.Delete(Path);
    }
}
