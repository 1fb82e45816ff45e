using System.IO;
using NumVid.Compare.External;
using NumVid.Compare.Transfer;
using NumVid.Formats;

namespace NumVid.Compare.Archives;

/// <summary>The dataset as NetCDF-4 with every variable shuffled and deflated at level 9, as nccopy repacks it: its
/// values stay, and its bytes do not come back.</summary>
internal sealed class DeflatedKeeping : FileKeeping
{
    private const int MostGrowth = 2;
    private const long LeastRoom = 64L << 20;

    /// <inheritdoc/>
    internal override string Format => "netcdf";

    /// <inheritdoc/>
    internal override string Program => "nccopy";

    /// <inheritdoc/>
    protected override void Keep(string input, string path, WorkFolder work, ExternalLimits limits)
    {
        File.Copy(input, work.File("input.nc"));
        LimitedProcess.Run(
            [Program, "-k", "nc4", "-d", "9", "-s", "input.nc", "repacked.nc"], work.Path, limits,
            (MostGrowth * new FileInfo(input).Length) + LeastRoom);
        File.Move(work.File("repacked.nc"), path, overwrite: true);
    }

    /// <inheritdoc/>
    protected override string GiveBack(string path, WorkFolder work, ExternalLimits limits)
    {
        // All of its values are read, as who opens it does.
        using var written = NumVidProviders.OpenRead(path);
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
