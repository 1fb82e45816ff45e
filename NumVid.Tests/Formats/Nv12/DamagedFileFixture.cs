using System.IO;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Gives each test a sound file of its own to damage; the file is written once.</summary>
internal abstract class DamagedFileFixture
{
    private TemporaryFolder _folder = null!;

    /// <summary>The bytes of the sound file.</summary>
    protected byte[] Sound { get; private set; } = [];

    /// <summary>The file of this test.</summary>
    protected string Path => PathOf("field.nv12");

    [OneTimeSetUp]
    public void WriteFile()
    {
        using var folder = new TemporaryFolder();
        DamagedFiles.Write(folder.File("field.nv12"));
        Sound = File.ReadAllBytes(folder.File("field.nv12"));
    }

    [SetUp]
    public void CreateFolder()
    {
        _folder = new TemporaryFolder();
        File.WriteAllBytes(Path, Sound);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    /// <summary>A path in the folder of this test.</summary>
    protected string PathOf(string name) => _folder.File(name);
}
