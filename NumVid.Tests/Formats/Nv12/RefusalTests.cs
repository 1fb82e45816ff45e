using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>What docs/nv12-format.md says is refused, both readers refuse, and read what differs from it by
/// little.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class RefusalTests
{
    // One process for all files: what a file holds is asked of the reader's modules, not of its command.
    private const string Reader =
        "import sys; sys.path.insert(0, sys.argv[1]); import read_nv12\n"
        + "for path in sys.argv[2:]:\n"
        + "    try:\n"
        + "        list(read_nv12.read_variables(path)); print('read')\n"
        + "    except Exception as e:\n"
        + "        print('refused' if type(e).__name__ in ('DamagedFile', 'UnknownRequirement') else repr(e))\n";

    private TemporaryFolder _folder = null!;

    private static IEnumerable<string> Names => RefusedFiles.All.Keys;

    [OneTimeSetUp]
    public void WriteFiles()
    {
        _folder = new TemporaryFolder();
        foreach (var (name, make) in RefusedFiles.All)
        {
            File.WriteAllBytes(PathOf(name, false), make(false).ToBytes());
            File.WriteAllBytes(PathOf(name, true), make(true).ToBytes());
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(nameof(Names))]
    public void Provider_RefusesTheFileAndReadsItsNeighbour(string name)
    {
        Assert.That(Nv12Fixity.Check(PathOf(name, false)).IsSound);
        Assert.That(Nv12Fixity.Check(PathOf(name, true)).IsSound, Is.False);
        using var dataSet = new Nv12DataSet($"{PathOf(name, true)}?openMode=readOnly");
        Assert.That(
            () => dataSet["x"].GetData(),
            Throws.TypeOf<InvalidFileException>().With.Message.Contains("variable 'x'").And.Message.Not.Contains(
                "differ"));
    }

    [Test]
    public void SecondReader_RefusesTheSame()
    {
        var folder = Path.Combine(TestFiles.Root, "docs", "reference-decoder");
        string[] paths = [.. Names.SelectMany(name => new[] { PathOf(name, false), PathOf(name, true) })];

        var lines = ExternalTool.Run("/usr/bin/python3", ["-B", "-c", Reader, folder, .. paths]).TrimEnd().Split('\n');

        Assert.That(
            paths.Zip(lines, (path, line) => $"{Path.GetFileName(path)}: {line}"),
            Is.EqualTo(paths.Select((path, i) => $"{Path.GetFileName(path)}: {(i % 2 == 0 ? "read" : "refused")}")));
    }

    [Test]
    public void File_ThatRequiresWhatIsNotKnown_IsRefusedByName()
    {
        var path = _folder.File("required.nv12");
        File.WriteAllBytes(path, ForgedFile.ChangeManifest(
            File.ReadAllBytes(PathOf("boolean above 1", false)), manifest =>
                manifest["requires"] = new System.Text.Json.Nodes.JsonArray("braids")));

        Assert.That(
            () => new Nv12DataSet($"{path}?openMode=readOnly"),
            Throws.TypeOf<InvalidFileException>().With.Message.Contains("requires 'braids'").And.Message.Contains(
                "newer"));
    }

    private string PathOf(string name, bool wrong) => _folder.File($"{name} {(wrong ? "wrong" : "sound")}.nv12");
}
