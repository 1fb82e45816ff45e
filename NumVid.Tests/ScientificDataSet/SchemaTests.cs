using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>What is seen before and after a commit; order, names and numbers of variables.</summary>
internal sealed class SchemaTests
{
    private MemoryDataSet _ds = null!;

    [SetUp]
    public void CreateDataSet() => _ds = new MemoryDataSet();

    [TearDown]
    public void CloseDataSet() => _ds.Dispose();

    [Test]
    public void Variables_RunFromTheNewest_IDsInOrderOfCreation()
    {
        _ds.AddVariable<int>("a");
        _ds.AddVariable<int>("b");
        _ds.AddVariable<int>("c");
        Assert.Multiple(() =>
        {
            Assert.That(_ds.Variables.Select(v => v.Name), Is.EqualTo(new[] { "c", "b", "a" }));
            Assert.That(_ds.Select(v => v.ID), Is.EqualTo(new[] { 3, 2, 1 }));
            Assert.That(_ds[0].Name, Is.EqualTo("c"));
            Assert.That(_ds["b"], Is.SameAs(_ds.Variables.GetByID(2)));
            Assert.That(_ds.GetSchema().Variables.Select(v => v.ID), Is.EqualTo(new[] { 3, 2, 1, 0 }));
        });
    }

    [Test]
    public void Container_IsInAllAndSchema_NotInCount()
    {
        _ds.AddVariable<int>("a");
        Assert.Multiple(() =>
        {
            Assert.That(_ds.Variables.Count, Is.EqualTo(1));
            Assert.That(_ds.Variables.All.Select(v => v.ID), Is.EqualTo(new[] { 1, DataSet.GlobalMetadataVariableID }));
            Assert.That(_ds.Variables.GetByID(0).Metadata, Is.SameAs(_ds.Metadata));
            Assert.That(_ds.Variables.GetByID(0).TypeOfData, Is.EqualTo(typeof(EmptyValueType)));
            Assert.That(_ds.Metadata["Name"], Is.EqualTo(""));
        });
    }

    [Test]
    public void Uncommitted_IsInVariables_NotInEnumerationNorDimensions()
    {
        _ds.AddVariable<int>("old", new[] { 1 }, "x");
        _ds.IsAutocommitEnabled = false;
        var added = _ds.AddVariable<int>("new", new[] { 1, 2 }, "y");
        Assert.Multiple(() =>
        {
            Assert.That(_ds.Variables.Select(v => v.Name), Is.EqualTo(new[] { "new", "old" }));
            Assert.That(_ds.Select(v => v.Name), Is.EqualTo(new[] { "old" }));
            Assert.That(_ds["new"], Is.SameAs(added));
            Assert.That(added.Name, Is.EqualTo("new"), "the proposed name, as there is no committed one");
            Assert.That(added.GetShape(), Is.EqualTo(new[] { 0 }));
            Assert.That(added.GetData(), Is.Empty);
            Assert.That(added.Version, Is.Zero);
            Assert.That(_ds.Dimensions.AsNamesArray(), Is.EqualTo(new[] { "x" }));
            Assert.That(_ds.GetSchema(SchemaVersion.Proposed).GetDimensions()
                .Select(d => d.ToString()), Is.EqualTo(new[] { "(x:1)", "(y:2)" }));
            Assert.That(_ds.GetSchema().Variables, Has.Length.EqualTo(2));
        });
        _ds.Commit();
        Assert.That(added.GetShape(), Is.EqualTo(new[] { 2 }));
        Assert.That(added.Version, Is.EqualTo(_ds.Version));
    }

    [Test]
    public void Rename_IsSeenAfterTheCommit()
    {
        var variable = _ds.AddVariable<int>("old");
        _ds.IsAutocommitEnabled = false;
        variable.Name = "new";
        Assert.Multiple(() =>
        {
            Assert.That(variable.Name, Is.EqualTo("old"));
            Assert.That(_ds.Variables.Contains("new"), Is.False);
            Assert.That(_ds.Variables["new", SchemaVersion.Recent], Is.SameAs(variable));
            Assert.That(variable.GetSchema(SchemaVersion.Recent).Name, Is.EqualTo("new"));
            Assert.That(variable.GetSchema().Name, Is.EqualTo("old"));
        });
        _ds.Commit();
        Assert.That(_ds["new"], Is.SameAs(variable));
        Assert.That(() => variable.Name = null!, Throws.ArgumentException);
    }

    [Test]
    public void Lookup_TakesTheNewestOfAName_AndNamesWhatThereIs()
    {
        _ds.AddVariable<int>("v");
        _ds.AddVariable<double>("v");

        Assert.That(_ds["v"].TypeOfData, Is.EqualTo(typeof(double)));
        Assert.That(() => _ds["w"], Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("'v'"));
        Assert.That(() => _ds.Variables.GetByID(9), Throws.InstanceOf<KeyNotFoundException>());
    }

    [Test]
    public void Proposed_WithoutChanges_Throws()
    {
        var variable = _ds.AddVariable<int>("v");
        Assert.That(() => _ds.GetSchema(SchemaVersion.Proposed), Throws.InvalidOperationException);
        Assert.That(() => variable.GetSchema(SchemaVersion.Proposed), Throws.InvalidOperationException);
        Assert.That(() => variable.Metadata.AsDictionary(SchemaVersion.Proposed), Throws.InvalidOperationException);
    }

    [Test]
    public void Schema_DoesNotChangeLater()
    {
        var variable = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        variable.Metadata["a"] = 1;
        var schema = variable.GetSchema();

        variable.Metadata["a"] = 2;
        variable.Append(5);

        Assert.Multiple(() =>
        {
            Assert.That(schema.Metadata["a"], Is.EqualTo(1));
            Assert.That(schema.Dimensions["x"].Length, Is.EqualTo(1));
            Assert.That(() => schema.Metadata["a"] = 3, Throws.InstanceOf<ReadOnlyException>());
            Assert.That(variable.GetSchema().Dimensions["x"].Length, Is.EqualTo(2));
        });
    }

    [Test]
    public void Version_RisesByOneWithEachCommit()
    {
        Assert.That(_ds.Version, Is.EqualTo(1));
        _ds.AddVariable<int>("v");
        Assert.That(_ds.Version, Is.EqualTo(2));
        _ds["v"].Metadata["a"] = 1;
        Assert.That(_ds.Version, Is.EqualTo(3));
        Assert.That(_ds["v"].Version, Is.EqualTo(3));
        Assert.That(_ds.GetSchema().Version, Is.EqualTo(3));
    }

    [Test]
    public void DataSetName_IsAnAttribute()
    {
        _ds.Name = "weather";
        Assert.That(_ds.Metadata["Name"], Is.EqualTo("weather"));
        Assert.That(_ds.Name, Is.EqualTo("weather"));
    }

    [Test]
    public void DataSetGuid_DiffersForEachObject()
    {
        using var other = new MemoryDataSet();
        Assert.That(other.DataSetGuid, Is.Not.EqualTo(_ds.DataSetGuid));
    }

    [Test]
    public void Collections_RefuseChanges()
    {
        _ds.AddVariable<int>("v", new[] { 1 }, "x");
        Assert.That(() => ((ICollection<Variable>)_ds.Variables).Clear(), Throws.InstanceOf<NotSupportedException>());
        Assert.That(() => ((IList<Dimension>)_ds.Dimensions).RemoveAt(0), Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public void DimensionLists_CompareByContent()
    {
        var v = _ds.AddVariable<int>("v", new int[2, 3], "y", "x");
        var w = _ds.AddVariable<int>("w", new int[2, 3], "y", "x");
        var u = _ds.AddVariable<int>("u", new int[3, 2], "x", "y");
        Assert.Multiple(() =>
        {
            Assert.That(v.Dimensions == w.Dimensions, Is.True);
            Assert.That(v.Dimensions != u.Dimensions, Is.True);
            Assert.That(v.Dimensions.FindIndex("x"), Is.EqualTo(1));
            Assert.That(v.Dimensions.FindIndex("z"), Is.EqualTo(-1));
            Assert.That(v.Dimensions["x"].Length, Is.EqualTo(3));
            Assert.That(() => v.Dimensions["z"], Throws.InstanceOf<KeyNotFoundException>());
            Assert.That(v.Dimensions.AsShape(), Is.EqualTo(new[] { 2, 3 }));
        });
    }
}
