using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Tests.Architecture;
using NumVid.Tests.Formats.Nv12.Golden;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet.Surface;

/// <summary>The public surface of our core against that of the original library, of which <c>original.txt</c> lists the
/// signatures (version 3.0.1; without overrides, and without its bindings to libnetcdf).</summary>
internal sealed class SurfaceTests
{
    private static string Folder => Path.Combine(TestFiles.Root, "NumVid.Tests", "ScientificDataSet", "Surface");

    [OneTimeSetUp]
    public void IsOurCore() => Assume.That(
        Project.Of("Microsoft.Research.Science.Data").IsOurs, "the core is not built here");

    // A line of missing.txt that is there now must go, so that the list says what is missing and nothing else.
    [Test]
    public void Core_ComparedWithTheOriginal_LacksWhatIsListed()
    {
        var missing = SurfaceText.Difference(Original(), Ours()).ToArray();

        var list = Path.Combine(Folder, "missing.txt");
        if (GoldenFiles.IsUpdate)
        {
            Assert.That(GoldenFiles.IsContinuousIntegration, Is.False);
            File.WriteAllLines(list, File.ReadLines(list).Where(line => line.StartsWith('#')).Concat(missing));
        }

        var listed = File.ReadLines(list).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(missing.Except(listed), Is.Empty, "missing and not listed");
            Assert.That(listed.Except(missing), Is.Empty, "listed and not missing");
            Assert.That(missing, Is.EqualTo(listed));
        });
    }

    // A program compiled against a member that the original does not have would fail there.
    [Test]
    public void Core_ComparedWithTheOriginal_AddsNothing() =>
        Assert.That(SurfaceText.Difference(Ours(), Original()), Is.Empty);

    private static Dictionary<string, HashSet<string>> Original() =>
        SurfaceText.Read(Path.Combine(Folder, "original.txt"));

    private static Dictionary<string, HashSet<string>> Ours() =>
        SurfaceOfAssembly.Of(typeof(DataSet).Assembly);
}
