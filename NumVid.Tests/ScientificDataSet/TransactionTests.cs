using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The commit pipeline: what is called when, and what a failure leaves behind.</summary>
internal sealed class TransactionTests
{
    private TemporaryFolder _folder = null!;
    private ToyDataSet _ds = null!;

    [SetUp]
    public void CreateDataSet()
    {
        _folder = new TemporaryFolder();
        _ds = new ToyDataSet(_folder.File("a.toy"));
    }

    [TearDown]
    public void CloseDataSet()
    {
        _ds.Hook = _ => { };
        _ds.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Commit_CallsTheHooksInOrder()
    {
        _ds.IsAutocommitEnabled = false;
        var v = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        v.Append(new[] { 2 });
        _ds.Commit();

        Assert.That(_ds.Log, Is.EqualTo(new[]
        {
            "OnTransactionOpened", "OnPrecommitting", "v.CheckConstraints", "v.OnPrecommit", "v.BeginWriteTransaction",
            "v.WriteData(0)", "v.WriteData(1)", "OnPrecommit", "v.OnCommit", "v.CommitWrite", "OnCommit",
        }));
    }

    [Test]
    public void Commit_AttributesOnly_WritesNoData()
    {
        _ds.AddVariable<int>("v", new[] { 1 }, "x");
        _ds.AddVariable<int>("w", new[] { 1 }, "x");
        _ds.Log.Clear();

        _ds["v"].Metadata["a"] = 1;

        Assert.That(_ds.Log, Is.EqualTo(new[]
        {
            "OnTransactionOpened", "OnPrecommitting", "v.CheckConstraints", "v.OnPrecommit", "OnPrecommit", "v.OnCommit", "OnCommit",
        }));
    }

    [Test]
    public void Autocommit_AddVariableWithData_CommitsTwice_UnlessTheFirstStepIsInconsistent()
    {
        _ds.AddVariable<int>("v", new[] { 1 }, "x");
        Assert.That(_ds.Version, Is.EqualTo(3));
        Assert.That(_ds.Log.Count(hook => hook == "OnCommit"), Is.EqualTo(2));

        _ds.AddVariable<int>("w", new[] { 1 }, "x");
        Assert.That(_ds.Version, Is.EqualTo(4));
    }

    [Test]
    public void Autocommit_EqualAttribute_IsNoChange()
    {
        var v = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        v.Metadata["a"] = new[] { 1.0, double.NaN };
        _ds.Log.Clear();

        v.Metadata["a"] = new[] { 1.0, double.NaN };

        Assert.That(_ds.Log, Is.Empty);
        Assert.That(_ds.HasChanges, Is.False);
    }

    [Test]
    public void Autocommit_SharedDimensionOfTwoLengths_StaysPendingUntilTheOtherCatchesUp()
    {
        var v = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        var w = _ds.AddVariable<int>("w", new[] { 10 }, "x");

        v.Append(2);
        Assert.That(_ds.HasChanges, Is.True);
        Assert.That(v.GetData(), Is.EqualTo(new[] { 1 }));
        Assert.That(_ds.TryCommit(), Is.False);
        Assert.That(_ds.Commit, Throws.InstanceOf<ConstraintsFailedException>().With.Message.Contains("'x'"));

        w.Append(20);
        Assert.That(_ds.HasChanges, Is.False);
        Assert.That(v.GetData(), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Autocommit_FailureOfTheProvider_ReachesTheCaller()
    {
        var v = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        _ds.Hook = FailAt("v.WriteData(0)");

        Assert.That(() => v.PutData(new[] { 2 }), Throws.InstanceOf<IOException>());
        Assert.That(_ds.HasChanges, Is.True);
    }

    [TestCase("OnPrecommitting")]
    [TestCase("v.CheckConstraints")]
    [TestCase("v.OnPrecommit")]
    [TestCase("v.BeginWriteTransaction")]
    [TestCase("v.WriteData(0)")]
    [TestCase("OnPrecommit")]
    public void Commit_FailureInTheFirstPhase_UndoesAndStaysPending(string hook)
    {
        var v = _ds.AddVariable<int>("v", new[] { 1, 2 }, "x");
        var before = File.ReadAllBytes(_folder.File("a.toy"));
        var version = _ds.Version;
        _ds.IsAutocommitEnabled = false;
        v.PutData(new[] { 7, 8 });
        v.Metadata["a"] = "new";
        _ds.Log.Clear();
        _ds.Hook = FailAt(hook);

        Assert.That(_ds.Commit, Throws.InstanceOf<IOException>());

        var wrote = _ds.Log.Contains("v.BeginWriteTransaction");
        Assert.Multiple(() =>
        {
            Assert.That(_ds.Log.SkipWhile(h => h != hook).Skip(1),
                Is.EqualTo(wrote ? new[] { "v.Undo", "v.RollbackWrite", "Undo" } : new[] { "v.Undo", "Undo" }));
            Assert.That(_ds.HasChanges, Is.True);
            Assert.That(_ds.Version, Is.EqualTo(version));
            Assert.That(v.GetData(), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(v.Metadata.ContainsKey("a"), Is.False);
            Assert.That(File.ReadAllBytes(_folder.File("a.toy")), Is.EqualTo(before));
            Assert.That(File.Exists(_folder.File("a.toy.tmp")), Is.False);
        });
        _ds.Hook = _ => { };
        _ds.Commit();
        Assert.That(v.GetData(), Is.EqualTo(new[] { 7, 8 }));
        Assert.That(v.Metadata["a"], Is.EqualTo("new"));
        Assert.That(_ds.Version, Is.EqualTo(version + 1));
    }

    [Test]
    public void Rollback_AfterFailedCommit_DoesNotRollBackTheWriteTwice()
    {
        var v = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        _ds.IsAutocommitEnabled = false;
        v.PutData(new[] { 2 });
        _ds.Hook = FailAt("OnPrecommit");
        Assert.That(_ds.Commit, Throws.InstanceOf<IOException>());
        _ds.Hook = _ => { };
        _ds.Log.Clear();

        _ds.Rollback();

        Assert.That(_ds.Log, Is.EqualTo(new[] { "v.OnRollback", "OnRollback" }));
        Assert.That(_ds.HasChanges, Is.False);
    }

    [Test]
    public void Commit_RefusedByTheProvider_ThrowsAndStaysPending()
    {
        _ds.AllowsCommit = false;

        Assert.That(() => _ds.AddVariable<int>("v", "x"), Throws.InstanceOf<CannotPerformActionException>());
        Assert.That(_ds.HasChanges, Is.True);
        _ds.AllowsCommit = true;
        _ds.Commit();
        Assert.That(_ds.Variables.Contains("v"), Is.True);
    }

    [Test]
    public void Rollback_NewAndOldVariables_GoBack()
    {
        var v = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        _ds.Metadata["title"] = "old";
        _ds.IsAutocommitEnabled = false;
        v.PutData(new[] { 2 });
        v.Metadata["a"] = 1;
        v.Name = "renamed";
        _ds.Metadata["title"] = "new";
        var w = _ds.AddVariable<int>("w", new[] { 1 }, "x");

        _ds.Rollback();

        Assert.Multiple(() =>
        {
            Assert.That(_ds.HasChanges, Is.False);
            Assert.That(v.HasChanges, Is.False);
            Assert.That(v.Name, Is.EqualTo("v"));
            Assert.That(v.Metadata.ContainsKey("a", SchemaVersion.Recent), Is.False);
            Assert.That(_ds.Metadata["title", SchemaVersion.Recent], Is.EqualTo("old"));
            Assert.That(v.GetData(), Is.EqualTo(new[] { 1 }));
            Assert.That(_ds.Variables.Count, Is.EqualTo(1));
            Assert.That(() => w.PutData(new[] { 1 }), Throws.InvalidOperationException);
            Assert.That(() => w.Metadata["a"] = 1, Throws.InvalidOperationException);
        });
        _ds.Commit();
        Assert.That(_ds.Version, Is.EqualTo(4), "nothing to commit");
    }

    [Test]
    public void Rollback_OneVariable_KeepsTheChangesOfOthers()
    {
        var v = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        var w = _ds.AddVariable<int>("w", new[] { 1 }, "y");
        _ds.IsAutocommitEnabled = false;
        v.PutData(new[] { 2 });
        w.PutData(new[] { 2 });

        v.Rollback();
        Assert.That(_ds.HasChanges, Is.True);
        _ds.Commit();
        Assert.That(v.GetData(), Is.EqualTo(new[] { 1 }));
        Assert.That(w.GetData(), Is.EqualTo(new[] { 2 }));

        v.PutData(new[] { 3 });
        v.Rollback();
        Assert.That(_ds.HasChanges, Is.False, "nothing else was pending");
        Assert.That(_ds.AddVariable<int>("u").Rollback, Throws.InstanceOf<CannotPerformActionException>());
    }

    [Test]
    public void Rollback_FailureOfTheProvidersHook_IsNotTheCallers()
    {
        var v = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        _ds.IsAutocommitEnabled = false;
        v.PutData(new[] { 2 });
        _ds.Hook = FailAt("OnRollback");

        Assert.That(_ds.Rollback, Throws.Nothing);
        Assert.That(_ds.HasChanges, Is.False);
    }

    [Test]
    public void Commit_FailureWhilePublishing_ReachesTheCaller()
    {
        _ds.Hook = FailAt("OnCommit");

        Assert.That(() => _ds.AddVariable<int>("v", "x"), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void Committed_IsRaisedInsideTheCommit_AndMayThrow()
    {
        var seen = new List<string>();
        _ds.IsAutocommitEnabled = false;
        _ds.AddVariable<int>("v", new[] { 1 }, "x");
        _ds.Committed += (sender, e) =>
        {
            Assert.That(sender, Is.SameAs(_ds));
            seen.Add($"{e.CommittedSchema.Version}: "
                + $"{string.Join(',', e.Changes.AddedVariables.Select(c => c.ID))}/{string.Join(',', e.Changes.UpdatedVariables.Select(c => c.ID))}");
            if (seen.Count == 2)
            {
                throw new IOException("handler");
            }
        };
        _ds.Commit();
        _ds["v"].PutData(new[] { 2 });

        Assert.That(_ds.Commit, Throws.InstanceOf<IOException>().With.Message.EqualTo("handler"));
        Assert.That(seen, Is.EqualTo(new[] { "2: 1/", "3: /1" }));
        Assert.That(_ds["v"].GetData(), Is.EqualTo(new[] { 2 }), "the data are in");
        Assert.That(_ds.HasChanges, Is.False);
    }

    [Test]
    public void Commit_NothingPending_IsNoCommit()
    {
        _ds.Commit();

        Assert.That(_ds.Version, Is.EqualTo(1));
        Assert.That(_ds.Log, Is.Empty);
    }

    [Test]
    public void Dispose_ClosesForWriting_MemoryCanStillBeRead()
    {
        var ds = new MemoryDataSet();
        var v = ds.AddVariable<int>("v", new[] { 1 }, "x");
        ds.Dispose();

        Assert.Multiple(() =>
        {
            Assert.That(v.GetData(), Is.EqualTo(new[] { 1 }));
            Assert.That(() => v.PutData(new[] { 2 }), Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => v.Metadata["a"] = 1, Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => ds.AddVariable<int>("w"), Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(ds.Commit, Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(ds.Rollback, Throws.Nothing);
        });
    }

    private static Action<string> FailAt(string hook) => called =>
    {
        if (called == hook)
        {
            throw new IOException($"failed at {hook}");
        }
    };
}
