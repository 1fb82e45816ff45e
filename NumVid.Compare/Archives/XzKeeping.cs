using System.IO;
using NumVid.Compare.External;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Archives;

/// <summary>The bytes of the input through <c>xz -9</c>, on one thread.</summary>
internal sealed class XzKeeping : FileKeeping
{
    private const long LeastRoom = 64L << 20;

    /// <inheritdoc/>
    internal override string Program => "xz";

    /// <inheritdoc/>
    protected override void Keep(string input, string path, WorkFolder work, ExternalLimits limits)
    {
        File.Copy(input, work.File("input"));
        Run(limits, work, new FileInfo(input).Length, "--compress", "-9", "--threads=1", "input");
        File.Move(work.File("input.xz"), path, overwrite: true);
    }

    /// <inheritdoc/>
    protected override string GiveBack(string path, WorkFolder work, ExternalLimits limits)
    {
        File.Copy(path, work.File("back.xz"));
        Run(limits, work, long.MaxValue / 2, "--decompress", "back.xz");
        return work.File("back");
    }

    private void Run(ExternalLimits limits, WorkFolder work, long bytes, params string[] arguments) =>
        LimitedProcess.Run([Program, .. arguments], work.Path, limits, bytes + LeastRoom);
}
