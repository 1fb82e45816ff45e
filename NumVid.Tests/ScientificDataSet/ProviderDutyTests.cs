using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>What the core leaves to providers, as the original library does: a provider that relies on more loses data
/// there, and must fail here.</summary>
internal sealed class ProviderDutyTests
{
    [Test]
    public void GetData_Null_ReachesTheProvider()
    {
        using var ds = new CarelessDataSet();
        var v = (CarelessVariable)ds.AddVariable<int>("v", new[] { 1, 2, 3 }, "x");

        v.GetData();
        v.GetData([1], null);
        v.GetData(null, null, null);
        v.GetData([1], [2], null);

        Assert.That(v.Asked, Is.EqualTo(new int[]?[][]
        {
            [null, null],
            [[1], null],
            [null, null, null],
            [[1], [2], null],
        }));
    }

    [Test]
    public void GetData_BeyondTheEnd_ReachesTheProvider()
    {
        using var ds = new CarelessDataSet();
        var v = (CarelessVariable)ds.AddVariable<int>("v", new[] { 1, 2, 3 }, "x");

        v.GetData([2], [5]);

        Assert.That(v.Asked.Single(), Is.EqualTo(new int[][] { [2], [5] }));
    }

    [Test]
    public void GetData_ZeroInTheShape_NeverReachesTheProvider()
    {
        using var ds = new CarelessDataSet();
        var v = (CarelessVariable)ds.AddVariable<int>("v", new[] { 1, 2, 3 }, "x");

        Assert.That(v.GetData([1], [0]), Is.Empty);
        Assert.That(v.GetData([1], [2], [0]), Is.Empty);
        Assert.That(v.Asked, Is.Empty);
    }

    [Test]
    public void Commit_ShapeOfTheProvider_Counts()
    {
        using var ds = new CarelessDataSet();
        var v = (CarelessVariable)ds.AddVariable<int>("v", new[] { 1, 2, 3 }, "x");
        Assert.That(v.GetShape(), Is.EqualTo(new[] { 0 }), "nobody told the core that the variable has grown");

        v.Stored = [7];
        v.Metadata["units"] = "K";

        Assert.That(v.GetShape(), Is.EqualTo(new[] { 7 }));
        Assert.That(v.GetSchema().Dimensions.AsShape(), Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public void Commit_AppendToAShapeThatWasNotKept_ReplacesTheFirstValues()
    {
        using var ds = new CarelessDataSet();
        var v = (CarelessVariable)ds.AddVariable<int>("v", new[] { 1, 2, 3, 4 }, "x");

        v.Append(new[] { 5, 6, 7, 8 });

        Assert.That(v.Written, Is.EqualTo(new[] { "0: 1 2 3 4", "0: 5 6 7 8" }));
    }

    [Test]
    public void Commit_ShapeSetBesideThePieces_IsForgotten()
    {
        using var ds = new CarelessDataSet { IsAutocommitEnabled = false };
        ds.AddVariable<int>("w", new[] { 1, 2, 3, 4, 5 }, "x");
        var v = (CarelessVariable)ds.AddVariable<int>("v", "x");
        v.PutNothing([5]);

        Assert.That(ds.Commit, Throws.InstanceOf<ConstraintsFailedException>().With.Message.Contains("'x'"));
    }

    private sealed class CarelessDataSet : MemoryDataSet
    {
        protected override Variable<DataType> CreateVariable<DataType>(string varName, string[] dims)
            => (Variable<DataType>)(object)new CarelessVariable(this, varName, dims);
    }

    /// <summary>Keeps neither values nor its shape, and notes what it is asked for.</summary>
    private sealed class CarelessVariable : DataAccessVariable<int>
    {
        internal CarelessVariable(DataSet dataSet, string name, string[] dims)
            : base(dataSet, name, dims) => Initialize();

        internal List<int[]?[]> Asked { get; } = [];

        internal List<string> Written { get; } = [];

        internal int[]? Stored { get; set; }

        internal void PutNothing(int[] shape)
        {
            StartChanges();
            ChangesUpdateShape(changes!, shape);
            changes!.Data.Add(new DataPiece { Origin = new int[shape.Length], Data = Array.Empty<int>() });
        }

        protected override int[]? ReadShape() => Stored;

        protected override Array ReadData(int[]? origin, int[]? shape)
        {
            Asked.Add([origin, shape]);
            return new int[1];
        }

        protected override Array ReadData(int[]? origin, int[]? stride, int[]? count)
        {
            Asked.Add([origin, stride, count]);
            return new int[1];
        }

        protected override void WriteData(int[] origin, Array data)
            => Written.Add($"{string.Join(',', origin)}: {string.Join(' ', data.Cast<int>())}");
    }
}
