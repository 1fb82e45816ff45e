using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Comparison;

/// <summary>A file written through one configuration.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="EncodeSeconds">Wall time from the first call on the new file until it was committed and closed.</param>
internal sealed record WrittenFile(string Path, long Bytes, double EncodeSeconds)
{
    /// <summary>Writes variables to a new file in one commit.</summary>
    internal static WrittenFile Write(
        IFieldFormats formats,
        string path,
        IReadOnlyDictionary<string, string> options,
        IReadOnlyList<KeyValuePair<string, object?>> attributes,
        IReadOnlyList<FieldData> variables)
    {
        var watch = Stopwatch.StartNew();
        using (var target = formats.Create(path, options))
        {
            target.IsAutocommitEnabled = false;
            FieldData.SetAttributes(target.Metadata, attributes);
            foreach (var variable in variables)
            {
                variable.AddTo(target);
            }

            target.Commit();
        }

        return new WrittenFile(path, new FileInfo(path).Length, watch.Elapsed.TotalSeconds);
    }
}
