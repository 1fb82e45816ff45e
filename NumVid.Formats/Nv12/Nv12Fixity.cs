using System;
using System.IO;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Fixity;

namespace NumVid.Formats.Nv12;

/// <summary>Checks .nv12 files against the checksums that they hold; the original data are not needed.</summary>
public static class Nv12Fixity
{
    /// <summary>Checks a file: the archive, the bytes of every entry, the decoded frames, and the final
    /// values.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">How many segments are decoded at once; null: one a processor.</param>
    /// <param name="progress">Told how many segments are done, and of how many; called from any thread. May be
    /// null.</param>
    /// <returns>What is damaged and what is sound.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is not a NumVid file.</exception>
    /// <exception cref="MissingLibraryException">The library that decodes it is not on this machine.</exception>
    public static Nv12FixityReport Check(string path, int? threads = null, Action<int, int>? progress = null) =>
        Check(path, threads, progress, CodecList.Instance);

    /// <summary>Checks a file with other codecs than the usual ones.</summary>
    internal static Nv12FixityReport Check(string path, int? threads, Action<int, int>? progress, ICodecSource codecs)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FixityCheck(path, threads ?? Environment.ProcessorCount, progress, codecs).Run();
    }
}
