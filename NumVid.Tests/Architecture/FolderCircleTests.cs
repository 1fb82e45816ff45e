using System.Linq;
using NUnit.Framework;

namespace NumVid.Tests.Architecture;

/// <summary>Folders stand in an order: no circle among the folders of one folder and its own types.</summary>
[TestFixture]
internal sealed class FolderCircleTests
{
    private static Project[] Projects => Project.Shipped;

    [TestCaseSource(nameof(Projects))]
    public void Folders_MakeNoCircle(Project project)
    {
        Assume.That(project.IsOurs, $"{project} is not built here");
        var circles = project.Folders().Levels().SelectMany(level => level.Circles());
        var known = KnownCircles.All.Where(circle => Project.Of(circle.Folder) == project);
        Assert.That(
            circles.Select(circle => circle.ToString()), Is.EquivalentTo(known.Select(circle => circle.ToString())),
            "circles: more or fewer than KnownCircles lists ('./test --graph' shows why)");
    }

    [TestCaseSource(nameof(Projects))]
    public void Folders_KnowNoTypesOfTheFolderTheyAreIn(Project project)
    {
        Assume.That(project.IsOurs, $"{project} is not built here");
        var climbs = project.Folders().Levels()
            .SelectMany(level => level.Stations.Where(station => level.KnownBy(station).Contains(FolderLevel.Own))
                .Select(station => (level.Folder, station)));
        var known = KnownCircles.Climbs.Where(climb => Project.Of(climb.Folder) == project);
        Assert.That(climbs, Is.EquivalentTo(known), "folders that know types above them: more or fewer than listed");
    }

    [Test]
    public void Circle_OfTwoFolders_IsSeen()
    {
        var circles = SampleGraph.Read().Level(SampleGraph.Root).Circles();
        Assert.That(circles, Is.EqualTo([new FolderCircle(SampleGraph.Root, "Left, Right")]));
    }

    [Test]
    public void Circle_OfAFolderAndItsOwnTypes_IsSeen()
    {
        var circles = SampleGraph.Read().Level($"{SampleGraph.Root}.Left").Circles();
        Assert.That(circles, Is.EqualTo([new FolderCircle($"{SampleGraph.Root}.Left", $"{FolderLevel.Own}, Below")]));
    }
}
