using System.Collections.Generic;
using System.IO;
using NumVid.Compare.Conversions;
using NumVid.Compare.External;
using NumVid.Compare.Transfer;
using NumVid.Formats;

namespace NumVid.Compare.Archives;

/// <summary>A .nv12 file from which the input comes back: byte by byte, or of NetCDF-4 as an equal dataset.</summary>
internal sealed class RestorableKeeping : FileKeeping
{
    /// <inheritdoc/>
    protected override void Keep(string input, string path, WorkFolder work, ExternalLimits limits) =>
        Conversion.Run(new ConversionRequest(
            [input], Path.GetFullPath(path), new Dictionary<string, string> { ["quality"] = "restorable" })
        {
            Overwrites = true,
        });

    /// <inheritdoc/>
    protected override string GiveBack(string path, WorkFolder work, ExternalLimits limits)
    {
        var restored = work.File("restored");
        Originals.Restore(path, restored, overwrites: true);
        return restored;
    }

    /// <inheritdoc/>
    protected override void Compare(string input, string path, string restored)
    {
        using var made = NumVidProviders.OpenRead(path);

        // As a dataset the file just made was compared with the input, and what came back with that.
        if (Originals.Of(made) is not { DataSetSha256: not null })
        {
            base.Compare(input, path, restored);
        }
    }
}
