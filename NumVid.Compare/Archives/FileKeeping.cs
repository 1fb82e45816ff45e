using System.Diagnostics;
using System.IO;
using NumVid.Compare.Conversions;
using NumVid.Compare.External;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Archives;

/// <summary>A way to keep a whole file, whatever stands in it.</summary>
internal abstract class FileKeeping
{
    /// <summary>The format whose files are kept so, <c>grib</c> or <c>netcdf</c>; null for all that can be made
    /// again.</summary>
    internal virtual string? Format => null;

    /// <summary>The program of somebody else's that does it, or null.</summary>
    internal virtual string? Program => null;

    /// <summary>Keeps a file, has it back, and compares.</summary>
    /// <param name="input">The file.</param>
    /// <param name="path">The file to make.</param>
    /// <param name="limits">What programs of somebody else's may take.</param>
    /// <exception cref="InvalidFileException">What comes back is not what was kept.</exception>
    /// <exception cref="UnsupportedDataException">Files of this format cannot be kept so.</exception>
    internal KeptInput Run(string input, string path, ExternalLimits limits)
    {
        using var work = WorkFolder.CreateIn(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var watch = Stopwatch.StartNew();
        Keep(input, path, work, limits);
        var kept = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var restored = GiveBack(path, work, limits);
        var seconds = watch.Elapsed.TotalSeconds;
        Compare(input, path, restored);
        return new KeptInput(new FileInfo(path).Length, kept, seconds);
    }

    /// <summary>Makes the file that keeps another.</summary>
    protected abstract void Keep(string input, string path, WorkFolder work, ExternalLimits limits);

    /// <summary>Has the file back, as a file in the work folder.</summary>
    protected abstract string GiveBack(string path, WorkFolder work, ExternalLimits limits);

    /// <summary>Compares what came back with the input: by SHA-256, unless a way of keeping keeps less.</summary>
    /// <param name="input">The input.</param>
    /// <param name="path">The file that keeps it.</param>
    /// <param name="restored">What came back.</param>
    protected virtual void Compare(string input, string path, string restored)
    {
        var (wanted, found) = (Provenance.ChecksumOf(input), Provenance.ChecksumOf(restored));
        if (wanted != found)
        {
            throw new InvalidFileException(
                restored, $"what came back has the SHA-256 {found}, the input {wanted}");
        }
    }
}
