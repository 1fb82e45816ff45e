using System.Linq;
using NUnit.Framework;

namespace NumVid.Tests.Architecture;

/// <summary>Each folder with a decided order keeps it.</summary>
[TestFixture]
internal sealed class FolderOrderTests
{
    private static FolderOrder[] Orders => FolderOrders.All;

    [TestCaseSource(nameof(Orders))]
    public void Folder_KnowsOnlyThoseBelowIt(FolderOrder order)
    {
        var known = FolderOrders.KnownOffences.Where(item => item.Folder == order.Folder).Select(item => item.Offence);
        Assert.That(
            order.Offences(Level(order)), Is.EquivalentTo(known), "against the order: more or fewer than listed");
    }

    [TestCaseSource(nameof(Orders))]
    public void Folder_HasAPlaceInTheOrder(FolderOrder order)
    {
        var known = FolderOrders.KnownUnplaced.Where(item => item.Folder == order.Folder).Select(item => item.Station);
        Assert.That(order.Unplaced(Level(order)), Is.EquivalentTo(known), "without a place: more or fewer than listed");
    }

    [TestCaseSource(nameof(Orders))]
    public void Order_NamesEachFolderOnce(FolderOrder order) => Assert.That(order.Stations, Is.Unique.And.Not.Empty);

    [Test]
    public void KnownOffences_AreOfOrdersThatExist() =>
        Assert.That(
            FolderOrders.KnownOffences.Select(item => item.Folder)
                .Union(FolderOrders.KnownUnplaced.Select(item => item.Folder)),
            Is.SubsetOf(Orders.Select(order => order.Folder)));

    [Test]
    public void Order_SeesWhatIsAgainstIt()
    {
        var level = SampleGraph.Read().Level(SampleGraph.Root);
        Assert.That(new FolderOrder(SampleGraph.Root, ["Knowing", "Known"]).Offences(level), Is.Empty);
        Assert.That(
            new FolderOrder(SampleGraph.Root, ["Known", "Knowing"]).Offences(level), Is.EqualTo(["Knowing -> Known"]));
        Assert.That(new FolderOrder(SampleGraph.Root, ["Known"]).Unplaced(level), Does.Contain("Knowing"));
    }

    private static FolderLevel Level(FolderOrder order) => Project.Of(order.Folder).Folders().Level(order.Folder);
}
