using System.IO;
using NumVid.Compare.CommandLine;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Progress goes to a terminal, and nowhere with --quiet; results and errors stay.</summary>
[NoLeakedHandles]
internal sealed class QuietTests
{
    private static readonly string s_sea = TestFiles.Fixture("coads_sst_airt_monthly.nc");

    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void MakeFile()
    {
        _folder = new TemporaryFolder();
        Run("convert", s_sea, _folder.File("a.nv12"), "--times", "#0..1", "--quality", "lossless");
        Run("export", _folder.File("a.nv12"), "SST", _folder.File("a.npy"));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("convert", "SEA", "b.nv12", "--variables", "SST", "--times", "#0", "--force")]
    [TestCase("verify", "a.nv12", "a.nv12")]
    [TestCase("export", "a.nv12", "SST", "b.png", "--times", "#0", "--force")]
    [TestCase("import", "a.npy", "c.nv12", "--force")]
    public void Progress_IsShownUnlessQuiet(params string[] words)
    {
        string[] arguments = [.. System.Linq.Enumerable.Select(words, word => word == "SEA" ? s_sea
            : Path.HasExtension(word) ? _folder.File(word) : word)];

        var (usualCode, usualOutput, usualError) = Run(arguments);
        var (quietCode, quietOutput, quietError) = Run([.. arguments, "--quiet"]);

        Assert.That((usualCode, quietCode), Is.EqualTo((0, 0)), usualError + quietError);
        Assert.That(usualError, Does.Contain("\r"));
        Assert.That(quietError, Is.Empty);
        Assert.That(quietOutput, Is.Not.Empty.And.Length.EqualTo(usualOutput.Length).Within(20));
    }

    [Test]
    public void Errors_AreToldThoughQuiet()
    {
        var (code, _, error) = Run("convert", _folder.File("none.nc"), _folder.File("d.nv12"), "--quiet");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("none.nc"));
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var terminal = new Terminal(output, error, isOutputTerminal: true, showsProgress: true, width: 100);
        return (Application.Run(arguments, terminal), output.ToString(), error.ToString());
    }
}
