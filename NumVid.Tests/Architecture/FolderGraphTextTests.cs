using System.IO;
using System.Linq;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Architecture;

/// <summary>The whole graph of folders as text, as <c>./test --graph</c> prints it.</summary>
[TestFixture]
internal sealed class FolderGraphTextTests
{
    /// <summary>Writes the file that the launcher prints.</summary>
    [Test]
    public void Text_OfAllProjects_NamesEachFolder()
    {
        var graphs = Project.Shipped.Select(project => project.Folders()).ToArray();
        var lines = FolderGraphText.Lines(graphs).ToArray();
        File.WriteAllLines(Path.Combine(TestFiles.Root, "artifacts", "folders.txt"), lines);
        Assert.That(graphs.SelectMany(graph => graph.Folders), Is.SubsetOf(lines));
    }

    [Test]
    public void Text_OfTheSamples_TellsCirclesFirstAndAPairOfTypesForEachLink()
    {
        var lines = FolderGraphText.Lines([SampleGraph.Read()]).ToArray();
        Assert.That(lines[..4], Is.EqualTo(
        [
            "Circles:",
            "  NumVid.Tests.Architecture.Samples: Left, Right",
            "    Left -> Right  (LeftPart knows RightPart; 1 in all)",
            "    Right -> Left  (RightPart knows LeftPart; 1 in all)",
        ]));
        Assert.That(
            lines, Does.Contain($"  -> {SampleGraph.Root}.Left.Below  (LeftPart knows LowerPart; 1 in all)"));
    }

    [Test]
    public void Text_WithoutCircles_SaysSo()
    {
        var graph = FolderGraph.Read(typeof(SampleGraph).Assembly.Location, $"{SampleGraph.Root}.Right");
        Assert.That(FolderGraphText.Lines([graph]).First(), Is.EqualTo("No circles."));
    }
}
