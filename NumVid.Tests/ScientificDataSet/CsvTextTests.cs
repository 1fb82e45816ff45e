using System;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.CSV;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Text tables as other programs write them.</summary>
internal sealed class CsvTextTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Open_PlainTable_TellsTypesByTheCells()
    {
        using var dataSet = Open(
            "time,t,ok,when,name\n0,,true,2020-01-02,a\n6,1.5,false,2020-01-03,\"b, \"\"c\"\"\"\n");

        Assert.Multiple(() =>
        {
            var names = dataSet.Variables.Reverse().Select(v => v.Name);
            Assert.That(names, Is.EqualTo(new[] { "time", "t", "ok", "when", "name" }));
            Assert.That(dataSet["time"].GetData(), Is.EqualTo(new[] { 0.0, 6 }));
            Assert.That(dataSet["t"].GetData(), Is.EqualTo(new[] { double.NaN, 1.5 }));
            Assert.That(dataSet["ok"].GetData(), Is.EqualTo(new[] { true, false }));
            Assert.That(
                dataSet["when"].GetData(), Is.EqualTo(new[] { new DateTime(2020, 1, 2), new DateTime(2020, 1, 3) }));
            Assert.That(dataSet["name"].GetData(), Is.EqualTo(new[] { "a", "b, \"c\"" }));
            Assert.That(dataSet.Dimensions.Count, Is.EqualTo(1));
            Assert.That(dataSet["t"].Metadata[CsvDataSet.CsvColumnKeyName], Is.EqualTo(1));
        });
    }

    [Test]
    public void Open_WithOptions_FollowsThem()
    {
        using var dataSet = Open(
            "1;0.5\n2;1.5\n3;\n", "separator=Semicolon&noHeader=true&inferInt=true&culture=&inferDims=true");

        Assert.Multiple(() =>
        {
            Assert.That(dataSet["A"].GetData(), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(dataSet["B"].GetShape(), Is.EqualTo(new[] { 2 }), "it ends with its last cell");
            Assert.That(dataSet["A"].Dimensions[0].Name, Is.EqualTo("A"));
        });
    }

    [Test]
    public void Open_FillUp_MakesColumnsEqual()
    {
        using var dataSet = Open("a\tb\n1\t2\n3\n", "fillUpMissingValues=true", ".tsv");

        Assert.That(dataSet["b"].GetData(), Is.EqualTo(new[] { 2, double.NaN }));
        Assert.That(dataSet["b"].Dimensions, Is.EqualTo(dataSet["a"].Dimensions));
    }

    [Test]
    public void Commit_WithoutMetadata_IsAPlainTable()
    {
        var path = _folder.File("a.csv");
        using (var dataSet = DataSet.Open($"{path}?appendMetadata=false"))
        {
            dataSet.IsAutocommitEnabled = false;
            dataSet.AddVariable<double>("time", new[] { 0.0, 6 }, "time");
            dataSet.AddVariable<string>("name", new[] { "a,b", "" }, "time");
            dataSet.Commit();
            Assert.That(() => dataSet.AddVariable<int>("flat", new int[2, 2], "y", "x"), Throws.Nothing);
            Assert.That(dataSet.Commit, Throws.TypeOf<CannotPerformActionException>().With.Message.Contain("'flat'"));
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo("time,name\n0,\"a,b\"\n6,\"\"\n"));
    }

    [Test]
    public void Commit_Changes_LeavesNoOtherFile()
    {
        var path = _folder.File("a.csv");
        using (var dataSet = DataSet.Open(path))
        {
            dataSet.AddVariable<int>("v", new[,] { { 1, 2 }, { 3, 4 } }, "y", "x").Metadata["Units"] = "m";
        }

        Assert.That(Directory.EnumerateFiles(Path.GetDirectoryName(path)!), Is.EqualTo(new[] { path }));
        Assert.That(File.ReadAllText(path), Does.StartWith("v\n1\n2\n3\n4\n\nColumn,Variable,"));
    }

    [TestCase("a,b\n1,\"2\n", "not closed")]
    [TestCase("v\n1\n\nColumn,Variable,Type,Rank,Dimension,Length\nA,v,Double,1,x,3\n", "3 rows")]
    [TestCase("v\n1\n\nColumn,Variable,Type,Rank,Dimension,Length\nA,v,Complex,1,x,1\n", "Complex")]
    [TestCase("v\nx\n\nColumn,Variable,Type,Rank,Dimension,Length\nA,v,Double,1,x,1\n", "'x'")]
    public void Open_DamagedTable_SaysWhere(string text, string part) => Assert.That(
        () => Open(text), Throws.TypeOf<DataSetCreateException>()
            .With.InnerException.TypeOf<CsvParsingFailedException>()
            .And.Message.Contain(part).And.Message.Contain("table.csv"));

    [TestCase(0, "A")]
    [TestCase(25, "Z")]
    [TestCase(26, "AA")]
    [TestCase(701, "ZZ")]
    [TestCase(702, "AAA")]
    public void GetNameByIndex_AndBack(int index, string name)
    {
        Assert.That(CsvDataSet.GetNameByIndex(index), Is.EqualTo(name));
        Assert.That(CsvDataSet.GetIndexByName(name), Is.EqualTo(index));
    }

    private DataSet Open(string text, string options = "openMode=readOnly", string extension = ".csv")
    {
        var path = _folder.File("table" + extension);
        File.WriteAllText(path, text);
        return DataSet.Open($"{path}?{options}");
    }
}
