using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The protected members that providers call, and the mistakes that they can make.</summary>
internal sealed class ProviderHelpersTests
{
    [Test]
    public void GetRecentData_IncludesWhatIsPending()
    {
        using var ds = new Probe();
        var v = ds.AddVariable<int>("v", new[] { 1, 2 }, "x");
        ds.IsAutocommitEnabled = false;
        v.PutData([1], new[] { 20 });
        v.Append(30);

        Assert.That(Probe.Recent(v), Is.EqualTo(new[] { 1, 20, 30 }));
        Assert.That(v.GetData(), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void ProposeNextVarID_LeavesNumbersOut()
    {
        using var ds = new Probe();
        ds.Propose(10);
        Assert.That(ds.AddVariable<int>("v").ID, Is.EqualTo(10));
        ds.Propose(5);
        Assert.That(ds.AddVariable<int>("w").ID, Is.EqualTo(11));
    }

    [Test]
    public void AddVariableToCollection_NumberTakenOrNotInitialized_Throws()
    {
        using var ds = new Probe();
        ds.AddVariable<int>("v");
        Assert.That(() => ds.Adopt(id => new Fixed(ds, id, initialize: true), 1),
            Throws.InvalidOperationException.With.Message.Contains("'v'"));
        Assert.That(() => ds.Adopt(id => new Fixed(ds, id, initialize: false), 2),
            Throws.InvalidOperationException.With.Message.Contains("Initialize"));
    }

    [Test]
    public void AddVariableToCollection_OwnNumberAndStoredShape_AreKept()
    {
        using var ds = new Probe();
        ds.Adopt(id => new Fixed(ds, id, initialize: true), 7);
        Assert.Multiple(() =>
        {
            Assert.That(ds.Variables[0].ID, Is.EqualTo(7));
            Assert.That(ds.Variables[0].GetShape(), Is.EqualTo(new[] { 3 }));
            Assert.That(
                ds.Variables[0].Metadata["MissingValue"], Is.EqualTo(0.5), "of another type, but loaded, not set");
            Assert.That(ds.AddVariable<int>("next").ID, Is.EqualTo(8));
        });
    }

    [Test]
    public void ClearVariableCollection_KeepsTheAttributesOfTheDataSet()
    {
        using var ds = new Probe();
        ds.Metadata["title"] = "t";
        ds.AddVariable<int>("v");
        ds.Clear();

        Assert.That(ds.Variables, Is.Empty);
        Assert.That(ds.Metadata["title"], Is.EqualTo("t"));
    }

    [Test]
    public void SetCompleteReadOnly_RefusesEveryChange()
    {
        using var ds = new Probe();
        var v = ds.AddVariable<int>("v", new[] { 1 }, "x");
        ds.Freeze();
        Assert.Multiple(() =>
        {
            Assert.That(ds.IsReadOnly && ds.ReadOnly && v.IsReadOnly && v.ReadOnly && v.Metadata.ReadOnly, Is.True);
            Assert.That(() => v.PutData(new[] { 2 }), Throws.InstanceOf<ReadOnlyException>());
            Assert.That(() => v.Append(2), Throws.InstanceOf<ReadOnlyException>());
            Assert.That(() => v.Metadata["a"] = 1, Throws.InstanceOf<ReadOnlyException>());
            Assert.That(() => ds.Name = "n", Throws.InstanceOf<ReadOnlyException>());
            Assert.That(() => ds.AddVariable<int>("w"), Throws.InstanceOf<ReadOnlyException>());
            Assert.That(ds.Commit, Throws.InstanceOf<ReadOnlyException>());
            Assert.That(() => ds.TryCommit(), Throws.InstanceOf<ReadOnlyException>());
            Assert.That(v.GetData(), Is.EqualTo(new[] { 1 }));
        });
    }

    [Test]
    public void OnPrecommit_SeesProposedAttributesShapeAndBox()
    {
        using var ds = new Probe();
        var v = ds.AddVariable<int>("v", new[] { 1, 2 }, "x");
        ds.IsAutocommitEnabled = false;
        v.Append(3);
        v.Metadata["a"] = 1;
        ds.Commit();

        var (changes, committed, recent) = ds.Seen[^1];
        var change = (Variable.DataChanges)changes.GetVariableChanges(v.ID)!;
        Assert.Multiple(() =>
        {
            Assert.That(committed, Is.False, "not applied yet");
            Assert.That(recent, Is.True);
            Assert.That(changes.Version, Is.EqualTo(ds.Version));
            Assert.That(changes.Variables.Select(w => w.ID), Is.EqualTo(new[] { 1, 0 }));
            Assert.That(change.Shape, Is.EqualTo(new[] { 3 }));
            Assert.That(change.InitialSchema.Dimensions.AsShape(), Is.EqualTo(new[] { 2 }));
            Assert.That(change.AffectedRectangle, Is.EqualTo(new Rectangle(2, 1)));
            Assert.That(
                change.ChangeType, Is.EqualTo(Variable.ChangeTypes.DataUpdated | Variable.ChangeTypes.MetadataUpdated));
            Assert.That(change.Data.Single().Origin, Is.EqualTo(new[] { 2 }), "the append is settled");
            Assert.That(changes.GetVariableChanges(0), Is.Null, "the dataset itself has no change");
        });
    }

    [Test]
    public void OnPrecommitting_AttributeSetThere_IsCommittedAlong()
    {
        using var ds = new Probe { History = "written" };
        ds.AddVariable<int>("v");

        Assert.That(ds.Metadata["history"], Is.EqualTo("written"));
        Assert.That(ds.HasChanges, Is.False);
        Assert.That(ds.Variables.All.Any(v => v.HasChanges), Is.False);
    }

    [Test]
    public void UpdateAppendedOrigin_ReplacesMinus1()
    {
        Assert.That(Variable.DataPiece.UpdateAppendedOrigin([0, -1], [4, 5]), Is.EqualTo(new[] { 0, 5 }));
        Assert.That(Variable.DataPiece.UpdateAppendedOrigin([1, 2], [4, 5]), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Variable.DataPiece.UpdateAppendedOrigin([-1], axis => 10 + axis), Is.EqualTo(new[] { 10 }));
    }

    /// <summary>Opens the protected members.</summary>
    private sealed class Probe : MemoryDataSet
    {
        internal List<(Changes Changes, bool Committed, bool Recent)> Seen { get; } = [];

        internal string? History { get; init; }

        internal static Array Recent(Variable variable) => GetRecentData(variable);

        internal void Propose(int id) => ProposeNextVarID(id);

        internal void Adopt(Func<int, Variable> create, int id) => AddVariableToCollection(create(id));

        internal void Clear() => ClearVariableCollection();

        internal void Freeze() => SetCompleteReadOnly();

        protected override bool OnPrecommitting(Changes changes)
        {
            if (History is not null)
            {
                Metadata["history"] = History;
            }

            return base.OnPrecommitting(changes);
        }

        protected override void OnPrecommit(Changes changes)
        {
            var metadata = changes.Variables[0].Metadata;
            Seen?.Add(
                (changes, metadata.ContainsKey("a"), metadata.AsDictionary(SchemaVersion.Recent).ContainsKey("a")));
        }
    }

    /// <summary>A loaded variable with a number of its own and a missing value of the wrong type.</summary>
    private sealed class Fixed : DataAccessVariable<int>
    {
        internal Fixed(DataSet dataSet, int id, bool initialize)
            : base(dataSet, "fixed", ["x"], assignID: false)
        {
            ID = id;
            Metadata["MissingValue"] = 0.5;
            if (initialize)
            {
                Initialize();
            }
        }

        protected override int[] ReadShape() => [3];

        protected override Array ReadData(int[]? origin, int[]? shape) => new int[3];

        protected override void WriteData(int[] origin, Array data)
        {
        }
    }
}
