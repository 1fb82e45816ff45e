using NumVid.Compare.External;
using NumVid.Compare.Transfer;
using NumVid.Formats.Grib;

namespace NumVid.Compare.Archives;

/// <summary>The messages of a GRIB file in CCSDS packing, as ecCodes repacks them: their values stay, which was compared
/// message by message, and their bytes do not come back.</summary>
internal sealed class RepackedKeeping : FileKeeping
{
    private const string Packing = "grid_ccsds";

    /// <inheritdoc/>
    internal override string Format => "grib";

    /// <inheritdoc/>
    protected override void Keep(string input, string path, WorkFolder work, ExternalLimits limits) =>
        GribRepacking.Run(input, path, Packing);

    /// <inheritdoc/>
    protected override string GiveBack(string path, WorkFolder work, ExternalLimits limits)
    {
        // All of its values are read, as who opens it does.
        using var written = NumVid.Formats.NumVidProviders.OpenRead(path);
        foreach (var variable in written)
        {
            _ = variable.GetData();
        }

        return path;
    }

    /// <inheritdoc/>
    protected override void Compare(string input, string path, string restored)
    {
    }
}
