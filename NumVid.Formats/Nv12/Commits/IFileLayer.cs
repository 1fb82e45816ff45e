using System.IO;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>All that a commit does to files; tests put a recording one in its place.</summary>
internal interface IFileLayer
{
    /// <summary>Creates a file at a path at which nothing is.</summary>
    Stream Create(string path);

    /// <summary>Opens a file for writing at a place, and cuts what lies behind it.</summary>
    Stream OpenAt(string path, long end);

    /// <summary>Waits until all that was written to a stream is on the disk.</summary>
    void Flush(Stream stream);

    /// <summary>Gives a file another name in its folder, for good when this returns.</summary>
    void Move(string source, string target, bool overwrite);

    /// <summary>Removes a file if it is there.</summary>
    void Delete(string path);
}
