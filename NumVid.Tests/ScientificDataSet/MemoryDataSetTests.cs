using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Imperative;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The memory provider through the ways in which it is opened.</summary>
internal sealed class MemoryDataSetTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase("msds:memory")]
    [TestCase("msds:memory?name=weather")]
    public void Open_MemoryUri_GivesEmptyDataSetAtVersion1(string? uri)
    {
        using var ds = DataSet.Open(uri);

        Assert.Multiple(() =>
        {
            Assert.That(ds, Is.TypeOf<MemoryDataSet>());
            Assert.That(ds.Version, Is.EqualTo(1));
            Assert.That(ds.HasChanges, Is.False);
            Assert.That(ds.Variables, Is.Empty);
            Assert.That(ds.Dimensions, Is.Empty);
            Assert.That(ds.IsAutocommitEnabled, Is.True);
            Assert.That(ds.Name,
                Is.EqualTo(uri?.EndsWith("weather", System.StringComparison.Ordinal) == true ? "weather" : ""));
        });
    }

    [Test]
    public void Add_GetData_ReturnsWhatWasAdded()
    {
        using var ds = new MemoryDataSet();
        float[,,] field = { { { 1, 2, 3 }, { 4, 5, 6 } }, { { 7, 8, 9 }, { 10, 11, float.NaN } } };
        ds.Add("t", field, "time", "lat", "lon");
        ds.Add("n", 5);

        Assert.Multiple(() =>
        {
            Assert.That(ds.GetData<float[,,]>("t"), Is.EqualTo(field));
            Assert.That(ds.GetData<float>("t", 1, 0, 2), Is.EqualTo(9));
            Assert.That(ds.GetData<float[]>("t", DataSet.ReduceDim(1), DataSet.Range(0, 1), DataSet.ReduceDim(2)),
                Is.EqualTo(new float[] { 9, float.NaN }));
            Assert.That(ds.GetData<int>("n"), Is.EqualTo(5));
            Assert.That(ds.Dimensions.AsShape(), Is.EqualTo(new[] { 2, 2, 3 }));
        });
    }
}
