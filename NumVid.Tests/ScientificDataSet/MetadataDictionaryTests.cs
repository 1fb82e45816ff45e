using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Attributes: keys, values, and what is committed or proposed.</summary>
internal sealed class MetadataDictionaryTests
{
    private MemoryDataSet _ds = null!;
    private MetadataDictionary _metadata = null!;

    [SetUp]
    public void CreateDataSet()
    {
        _ds = new MemoryDataSet();
        _metadata = _ds.AddVariable<int>("v").Metadata;
    }

    [TearDown]
    public void CloseDataSet() => _ds.Dispose();

    [TestCase("a", true)]
    [TestCase("a b.c;d=e", true)]
    [TestCase("Ж", true)]
    [TestCase("\u0100", true)]
    [TestCase("é", false)]
    [TestCase("\u007F", false)]
    [TestCase("a/b", false)]
    [TestCase("a\nb", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void IsValidKey_FollowsTheRules(string? key, bool expected)
    {
        Assert.That(MetadataDictionary.IsValidKey(key), Is.EqualTo(expected));
        if (!expected)
        {
            Assert.That(() => _metadata[key!] = 1, Throws.InstanceOf<ArgumentException>());
        }
    }

    [Test]
    public void IsValidKey_Length_Is256AtMost()
    {
        Assert.That(MetadataDictionary.IsValidKey(new string('a', 256)), Is.True);
        Assert.That(MetadataDictionary.IsValidKey(new string('a', 257)), Is.False);
    }

    private static IEnumerable<object?> GoodValues() =>
    [
        null, 1.0, 1f, (sbyte)1, (byte)1, (short)1, (ushort)1, 1, 1u, 1L, 1UL, DateTime.MaxValue, "s", true,
        new[] { 1.0 }, Array.Empty<int>(), new[] { "a" }, new[] { true }, new[] { DateTime.MinValue },
    ];

    private static IEnumerable<object> BadValues() =>
        ['c', 1m, Guid.Empty, DayOfWeek.Friday, new object(), new int[1, 1], new[] { "a", null }, new[] { 'c' },
            new object[] { 1 }, default(EmptyValueType)];

    [TestCaseSource(nameof(GoodValues))]
    public void Set_AllowedValue_ComesBack(object? value)
    {
        _metadata["a"] = value;
        Assert.That(_metadata["a"], Is.EqualTo(value));
    }

    [TestCaseSource(nameof(BadValues))]
    public void Set_OtherValue_Throws(object value)
    {
        Assert.That(() => _metadata["a"] = value, Throws.ArgumentException);
        Assert.That(_metadata.ContainsKey("a", SchemaVersion.Recent), Is.False);
    }

    [Test]
    public void Arrays_AreCopiedInAndOut()
    {
        int[] value = [1, 2];
        _metadata["a"] = value;
        value[0] = 9;
        ((int[])_metadata["a"]!)[1] = 9;
        ((int[])_metadata.AsDictionary()["a"]!)[1] = 9;

        Assert.That(_metadata["a"], Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Uncommitted_IsSeenByRecentOnly()
    {
        _metadata["a"] = "old";
        _ds.IsAutocommitEnabled = false;
        _metadata["a"] = "new";
        _metadata["b"] = 1;
        Assert.Multiple(() =>
        {
            Assert.That(_metadata["a"], Is.EqualTo("old"));
            Assert.That(_metadata["a", SchemaVersion.Recent], Is.EqualTo("new"));
            Assert.That(_metadata["a", SchemaVersion.Proposed], Is.EqualTo("new"));
            Assert.That(() => _metadata["b"], Throws.InstanceOf<KeyNotFoundException>());
            Assert.That(_metadata.ContainsKey("b"), Is.False);
            Assert.That(_metadata.ContainsKey("b", SchemaVersion.Recent), Is.True);
            Assert.That(_metadata.HasChanges, Is.True);
            Assert.That(_metadata.Count, Is.EqualTo(2));
            Assert.That(_metadata.Select(a => a.Key), Is.EquivalentTo(new[] { "Name", "a" }));
            Assert.That(_metadata.AsDictionary(SchemaVersion.Recent).Keys, Is.EquivalentTo(new[] { "Name", "a", "b" }));
            Assert.That(_metadata.GetModified().Select(a => a.Key), Is.EquivalentTo(new[] { "a", "b" }));
        });
        _ds.Commit();
        Assert.That(_metadata["a"], Is.EqualTo("new"));
        Assert.That(_metadata.HasChanges, Is.False);
    }

    [Test]
    public void IgnoreCase_FindsAnExactKeyFirst()
    {
        _metadata["Units"] = "K";
        _metadata["units"] = "degC";
        Assert.Multiple(() =>
        {
            Assert.That(_metadata["units", true], Is.EqualTo("degC"));
            Assert.That(_metadata["UNITS", true], Is.EqualTo("K").Or.EqualTo("degC"));
            Assert.That(_metadata.ContainsKey("UNITS"), Is.False);
            Assert.That(_metadata.ContainsKey("UNITS", true), Is.True);
            Assert.That(
                () => _metadata["UNITS", SchemaVersion.Committed, false], Throws.InstanceOf<KeyNotFoundException>());
        });
    }

    [Test]
    public void Equality_LooksAtTheType()
    {
        _metadata["a"] = 1;
        var version = _ds.Version;
        _metadata["a"] = 1;
        Assert.That(_ds.Version, Is.EqualTo(version));
        _metadata["a"] = 1L;
        Assert.That(_ds.Version, Is.EqualTo(version + 1));
        Assert.That(_metadata["a"], Is.TypeOf<long>());
    }

    [Test]
    public void Null_IsAValue()
    {
        _metadata["a"] = null;
        Assert.That(_metadata.ContainsKey("a"), Is.True);
        Assert.That(_metadata["a"], Is.Null);
    }

    [Test]
    public void Clone_IsIndependent()
    {
        _metadata["a"] = 1;
        var copy = _metadata.Clone(SchemaVersion.Committed, readOnly: false);
        copy["a"] = 2;
        Assert.That(copy["a", SchemaVersion.Recent], Is.EqualTo(2));
        Assert.That(_metadata["a", SchemaVersion.Recent], Is.EqualTo(1));
        Assert.That(_metadata.AsReadOnly().ReadOnly, Is.True);
        Assert.That(() => _metadata.AsReadOnly()["a"] = 1, Throws.InstanceOf<ReadOnlyException>());
    }

    [Test]
    public void ForEach_VisitsAll()
    {
        _metadata["a"] = 1;
        var keys = new List<string>();
        _metadata.ForEach(a => keys.Add(a.Key), SchemaVersion.Committed);
        Assert.That(keys, Is.EquivalentTo(new[] { "Name", "a" }));
    }
}
