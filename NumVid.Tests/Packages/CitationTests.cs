using System.IO;
using System.Linq;
using System.Xml.Linq;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Packages;

/// <summary>What others cite is what is built.</summary>
internal sealed class CitationTests
{
    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(TestFiles.Root, "CITATION.cff"));

    [Test]
    public void Version_IsThatOfTheProduct()
    {
        var properties = XDocument.Load(Path.Combine(TestFiles.Root, "Directory.Build.props"));
        var version = properties.Descendants("Version").Single().Value;

        Assert.That(s_lines, Does.Contain($"version: {version}"));
    }

    // Those that the Citation File Format 1.2.0 demands, and those that its guide asks for of software.
    [Test]
    public void Keys_ThatTheFormatAsksForAreThere() => Assert.That(
        s_lines.Where(line => line.Length > 0 && char.IsAsciiLetter(line[0])).Select(line => line.Split(':')[0]),
        Is.SupersetOf(new[]
        {
            "cff-version", "message", "title", "authors", "type", "version", "date-released", "license", "abstract",
            "keywords", "references",
        }));
}
