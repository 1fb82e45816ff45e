using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;
using Microsoft.Research.Science.Data.Memory;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Variables that stand for those of another dataset, and the commits that they tie together.</summary>
internal sealed class ReferenceTests
{
    private MemoryDataSet _source = null!;
    private MemoryDataSet _viewer = null!;

    [SetUp]
    public void CreateSets()
    {
        _source = new MemoryDataSet();
        _source.AddVariable<int>("v", new[] { 1, 2, 3 }, "x").Metadata["Units"] = "m";
        _viewer = new MemoryDataSet();
    }

    [TearDown]
    public void Close()
    {
        _viewer.Dispose();
        _source.Dispose();
    }

    [Test]
    public void AddVariableByReference_ShowsDataAndAttributes()
    {
        var reference = _viewer.AddVariableByReference((Variable<int>)_source["v"], "y");

        Assert.Multiple(() =>
        {
            Assert.That(_viewer["v"], Is.SameAs(reference).And.InstanceOf<IRefVariable>());
            Assert.That(((IRefVariable)reference).ReferencedVariable, Is.SameAs(_source["v"]));
            Assert.That(reference.ID, Is.Negative);
            Assert.That(reference.Dimensions.ToString(), Is.EqualTo("(y:3)"));
            Assert.That(reference.GetData(), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(reference.GetData([0], [2], [2]), Is.EqualTo(new[] { 1, 3 }));
            Assert.That(reference.Metadata["Units"], Is.EqualTo("m"));
            Assert.That(_viewer.HasChanges, Is.False);
        });
    }

    [Test]
    public void IsLinked_OfBoth_AndOfAThirdByWayOfTheSecond()
    {
        Assert.That(_source.IsLinked, Is.False);
        _viewer.AddVariableByReference(_source["v"]);
        using var third = new MemoryDataSet();
        third.AddVariableByReference(_viewer["v"]);

        Assert.That(_source.GetLinkedDataSets(), Is.EquivalentTo(new[] { _viewer, third }));
        Assert.That(third.GetLinkedDataSets(), Is.EquivalentTo(new[] { _viewer, _source }));
        Assert.That(third["v"].GetData(), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void Append_ThroughTheReference_IsCommittedInBoth()
    {
        var reference = _viewer.AddVariableByReference(_source["v"]);

        reference.Append(new[] { 4 });

        Assert.That(_source["v"].GetData(), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(_viewer.Dimensions.ToString(), Is.EqualTo("(x:4)"));
        Assert.That((_source.HasChanges, _viewer.HasChanges), Is.EqualTo((false, false)));
    }

    [Test]
    public void Commit_OfEither_CommitsBoth([Values] bool bySource)
    {
        _viewer.AddVariableByReference(_source["v"]);
        (_source.IsAutocommitEnabled, _viewer.IsAutocommitEnabled) = (false, false);
        _source["v"].PutData(new[] { 7, 8, 9, 10 });
        _viewer.AddVariable<double>("own", new[] { 0.5 }, "z");
        var committed = 0;
        _source.Committed += (_, _) => committed++;
        _viewer.Committed += (_, _) => committed++;

        (bySource ? _source : _viewer).Commit();

        Assert.That(_source["v"].GetData(), Is.EqualTo(new[] { 7, 8, 9, 10 }));
        Assert.That(_viewer["own"].GetData(), Is.EqualTo(new[] { 0.5 }));
        Assert.That(committed, Is.EqualTo(2));
    }

    [Test]
    public void Commit_WhereTheLengthsOfTheViewerDisagree_CommitsNothing()
    {
        _viewer.AddVariable<double>("axis", new[] { 0.1, 0.2, 0.3 }, "x");
        _viewer.AddVariableByReference(_source["v"]);
        _source.IsAutocommitEnabled = false;
        _source["v"].Append(new[] { 4 });

        Assert.That(_source.TryCommit(), Is.False);
        Assert.That(_source.Commit, Throws.TypeOf<DistributedCommitFailedException>()
            .With.Property(nameof(DistributedCommitFailedException.FailedDataSet)).SameAs(_viewer)
            .And.InnerException.TypeOf<ConstraintsFailedException>());
        Assert.That(_source["v"].GetData(), Is.EqualTo(new[] { 1, 2, 3 }));

        _viewer.IsAutocommitEnabled = false;
        _viewer["axis"].Append(new[] { 0.4 });
        _viewer.Commit();
        Assert.That(_source["v"].GetData(), Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void Commit_WhereALinkedProviderFails_UndoesTheOthers()
    {
        DataSetFactory.Register(typeof(ToyDataSet));
        using var folder = new TemporaryFolder();
        using var toy = (ToyDataSet)DataSet.Open(folder.File("a.toy"));
        toy.AddVariableByReference(_source["v"]);
        toy.Hook = hook => _ = hook == "OnPrecommit" ? throw new InvalidOperationException("full") : 0;
        _source.IsAutocommitEnabled = false;
        _source["v"].PutData(new[] { 7, 8, 9 });

        Assert.That(_source.Commit, Throws.TypeOf<DistributedCommitFailedException>().With.Message.Contain("full"));
        Assert.That(_source["v"].GetData(), Is.EqualTo(new[] { 1, 2, 3 }));

        toy.Hook = _ => { };
        _source.Commit();
        Assert.That(_source["v"].GetData(), Is.EqualTo(new[] { 7, 8, 9 }));
        Assert.That(toy["v"].GetData(), Is.EqualTo(new[] { 7, 8, 9 }));
    }

    [Test]
    public void Rollback_OfTheViewer_DropsTheReferenceAndTheLink()
    {
        _viewer.IsAutocommitEnabled = false;
        _viewer.AddVariableByReference(_source["v"]);

        _viewer.Rollback();

        Assert.That(_viewer.Variables, Is.Empty);
        Assert.That((_viewer.IsLinked, _source.IsLinked), Is.EqualTo((false, false)));
        Assert.That(_source["v"].Metadata["Units"], Is.EqualTo("m"));
    }

    [Test]
    public void Metadata_SetThroughTheReference_IsThatOfTheSource()
    {
        _viewer.AddVariableByReference(_source["v"]).Metadata["Units"] = "km";

        Assert.That(_source["v"].Metadata["Units"], Is.EqualTo("km"));
        Assert.That(_viewer.GetSchema().Variables.Single(v => v.Name == "v").Metadata["Units"], Is.EqualTo("km"));
    }

    [Test]
    public void Dispose_OfTheSource_ClosesTheViewer()
    {
        _viewer.AddVariableByReference(_source["v"]);
        _source.AddVariableByReference(_viewer.AddVariable<int>("w", new[] { 1 }, "w"));

        _source.Dispose();

        Assert.That((_source.IsDisposed, _viewer.IsDisposed), Is.EqualTo((true, true)));
    }

    [Test]
    public void Dispose_OfTheViewer_LeavesTheSource()
    {
        _viewer.AddVariableByReference(_source["v"]);

        _viewer.Dispose();

        _source["v"].Append(new[] { 4 });
        Assert.That(_source["v"].GetShape(), Is.EqualTo(new[] { 4 }));
    }

    [Test]
    public void AddVariableByReference_TooFewDimensions_Throws() => Assert.That(
        () => _viewer.AddVariableByReference(_source["v"], "a", "b"),
        Throws.ArgumentException.With.Message.Contain("'v'"));
}
