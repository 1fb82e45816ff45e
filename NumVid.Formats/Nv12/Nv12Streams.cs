using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12;

/// <summary>The streams of gray pictures that a .nv12 file holds, as stock players decode them.</summary>
public static class Nv12Streams
{
    /// <summary>Writes the streams of a variable into a folder, each as it is stored.</summary>
    /// <param name="path">The file.</param>
    /// <param name="variable">The variable's name; of namesakes the newest.</param>
    /// <param name="folder">An existing folder; files are named <c>s0000.hevc</c> by the number of their segment.</param>
    /// <returns>The names of the files made, in the order of the segments.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is damaged or not a NumVid file.</exception>
    /// <exception cref="UnsupportedDataException">It has no such variable, or no video of it.</exception>
    public static IReadOnlyList<string> Write(string path, string variable, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(variable);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        var file = Nv12File.Open(path, CodecList.Instance);
        try
        {
            var stored = file.Manifest.Variables.LastOrDefault(each => each.Name == variable)
                ?? throw new UnsupportedDataException($"'{path}' has no variable '{variable}'.");
            var streams = stored.Segments.Where(segment => segment.Video?.Picture is not null && segment.Data is not null)
                .OrderBy(segment => segment.Number).ToArray();
            if (streams.Length == 0)
            {
                throw new UnsupportedDataException($"Variable '{variable}' of '{path}' is not kept as video, so it has no "
                    + "stream; 'numvid convert' with '--quality codec=ffv1' or 'codec=hevc' makes it one.");
            }

            return [.. streams.Select(segment =>
            {
                var name = string.Create(
                    CultureInfo.InvariantCulture, $"s{segment.Number:D4}{Path.GetExtension(segment.Data!.Entry)}");
                File.WriteAllBytes(Path.Combine(folder, name), file.ReadBlob(segment.Data, variable));
                return name;
            })];
        }
        finally
        {
            file.Release();
        }
    }
}
