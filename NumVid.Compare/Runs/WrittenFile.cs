using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using NumVid.Compare.Configurations;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Runs;

/// <summary>A file written through one configuration.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="EncodeSeconds">Wall time from the first call on the new file until it was committed and closed.</param>
/// <param name="Times">What the writer says of it; null where it does not.</param>
internal sealed record WrittenFile(string Path, long Bytes, double EncodeSeconds, EncodingTimes? Times)
{
    /// <summary>Writes variables to a new file in one commit.</summary>
    /// <exception cref="UnsupportedDataException">The provider has written no file.</exception>
    internal static WrittenFile Write(
        IFieldFormats formats,
        string path,
        FormatConfiguration configuration,
        IReadOnlyList<KeyValuePair<string, object?>> attributes,
        IReadOnlyList<FieldData> variables)
    {
        var watch = Stopwatch.StartNew();
        EncodingTimes? times;
        using (var target = formats.Create(path, configuration))
        {
            target.IsAutocommitEnabled = false;
            FieldData.SetAttributes(target.Metadata, attributes);
            foreach (var variable in variables)
            {
                variable.AddTo(target);
            }

            target.Commit();
            times = (target as ITimedStorage)?.LastEncoding;
        }

        var seconds = watch.Elapsed.TotalSeconds;
        return File.Exists(path)
            ? new WrittenFile(path, new FileInfo(path).Length, seconds, times)
            : throw new UnsupportedDataException(
                $"The provider '{configuration.Format}' has written no file, so there is nothing to read back.");
    }
}
