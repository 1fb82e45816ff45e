using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Several reads at once.</summary>
internal sealed class MultipleDataTests
{
    [Test]
    public void GetMultipleData_AnswersInTheOrderOfTheRequests()
    {
        using var ds = new MemoryDataSet();
        var a = ds.AddVariable<int>("a", new[] { 1, 2, 3, 4 }, "x");
        var b = ds.AddVariable<double>("b", new[] { 0.5, 1.5, 2.5, 3.5 }, "x");

        var responses = ds.GetMultipleData(
            DataRequest.GetData(b), DataRequest.GetData(a, [1], [2]), DataRequest.GetData(a, [0], [3], null));

        Assert.Multiple(() =>
        {
            Assert.That(responses.Count, Is.EqualTo(3));
            Assert.That(responses.Version, Is.EqualTo(ds.Version));
            Assert.That(responses[b.ID].Data, Is.EqualTo(new[] { 0.5, 1.5, 2.5, 3.5 }));
            Assert.That(responses[a.ID].Data, Is.EqualTo(new[] { 2, 3 }));
            Assert.That(responses.ToDataResponses()[2].Data, Is.EqualTo(new[] { 1, 4 }));
            Assert.That(() => responses[99], Throws.TypeOf<KeyNotFoundException>());
        });
    }

    [Test]
    public void GetMultipleData_OfAnotherDataSet_Throws()
    {
        using var ds = new MemoryDataSet();
        using var other = new MemoryDataSet();
        var variable = other.AddVariable<int>("v", "x");

        Assert.That(
            () => ds.GetMultipleData(
                DataRequest.GetData(variable)), Throws.ArgumentException.With.Message.Contain("'v'"));
    }

    // A commit puts the same number everywhere; a read in between two halves of it would see two numbers.
    [Test]
    public void GetMultipleData_DuringCommits_SeesOneState()
    {
        using var ds = new MemoryDataSet { IsAutocommitEnabled = false };
        var all = Enumerable.Range(0, 8).Select(i => ds.AddVariable<int>($"v{i}", new int[1000], "x")).ToArray();
        ds.Commit();
        var requests = all.Select(variable => DataRequest.GetData(variable)).ToArray();

        var writer = Task.Run(() =>
        {
            for (var n = 1; n <= 200; n++)
            {
                System.Array.ForEach(all, variable => variable.PutData(Enumerable.Repeat(n, 1000).ToArray()));
                ds.Commit();
            }
        });
        do
        {
            var seen = ds.GetMultipleData(requests).ToDataResponses().SelectMany(response => (int[])response.Data);
            Assert.That(seen.Distinct().Count(), Is.EqualTo(1));
        }
        while (!writer.IsCompleted);

        writer.GetAwaiter().GetResult();
    }
}
