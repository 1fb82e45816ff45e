using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using NUnit.Framework;

namespace NumVid.Tests.Contracts;

/// <content>Attributes, appending, partial and growing writes. The data here are integers, or of rank 1, hence
/// exact.</content>
internal abstract partial class DataSetContract
{
    private static readonly object?[] s_attributeValues =
    [
        null, "text", "", "Ж € 𝄞\nline", 1.5, double.NaN, 2.5f, (sbyte)-3, (byte)200, (short)-300, (
            ushort)60000, -70000, 4000000000u,
        -5000000000L, 10000000000000000000UL, true, false, new DateTime(2020, 2, 29, 1, 2, 3),
        new[] { 1.5, -2.5 }, new[] { 1.5 }, new[] { 2.5f, float.NaN }, new sbyte[] { -1, 1 }, new byte[] { 1,
            255 }, new short[] { -1, 2 },
        new ushort[] { 1, 65535 }, new[] { 1, -2 }, new[] { 7 }, new[] { 1u, 4000000000u }, new[] { 1L, long.MinValue },
        new[] { 1UL, ulong.MaxValue }, new[] { true, false }, new[] { true }, new[] { "a", "", "Ж" }, new[] { "one" },
        new[] { new DateTime(2020, 1, 1), new DateTime(1900, 12, 31, 23, 59, 59) },
    ];

    [Test]
    public void Attributes_OfEveryType_ComeBack()
    {
        var values = s_attributeValues.Where(KeepsAttribute).ToArray();
        using var dataSet = OpenReadOnly(Write(ds =>
        {
            var variable = ds.AddVariable<int>("v", new[] { 1 }, "x");
            for (var i = 0; i < values.Length; i++)
            {
                variable.Metadata[$"a{i}"] = values[i];
                ds.Metadata[$"g{i}"] = values[i];
            }
        }));

        Assert.Multiple(() =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                AssertAttribute(dataSet["v"].Metadata, $"a{i}", values[i]);
                AssertAttribute(dataSet.Metadata, $"g{i}", values[i]);
            }
        });
    }

    [Test]
    public void Attributes_UnusualKeys_ComeBack()
    {
        string[] keys = ["with space", "Ж", "a.b", "x;y=z", new string('k', 256)];
        using var dataSet = OpenReadOnly(Write(ds =>
        {
            var variable = ds.AddVariable<int>("v", new[] { 1 }, "x");
            Array.ForEach(keys, key => variable.Metadata[key] = key);
        }));

        Assert.That(dataSet["v"].Metadata.AsDictionary().Keys, Is.SupersetOf(keys));
    }

    [Test]
    public void Attributes_ChangedLater_ComeBack()
    {
        var path = Write(ds => ds.AddVariable<int>("v", new[] { 1 }, "x").Metadata["a"] = "old");
        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            dataSet["v"].Metadata["a"] = 5.0;
            dataSet["v"].Metadata["b"] = "new";
            dataSet["v"].Name = "renamed";
            Assert.That(dataSet.HasChanges, Is.False);
        }

        using var reopened = OpenReadOnly(path);
        Assert.Multiple(() =>
        {
            AssertAttribute(reopened["renamed"].Metadata, "a", 5.0);
            AssertAttribute(reopened["renamed"].Metadata, "b", "new");
            Assert.That(reopened["renamed"].GetData(), Is.EqualTo(new[] { 1 }));
        });
    }

    [Test]
    public void MissingValue_OfEveryNumericType_ComesBack([ValueSource(nameof(NumericTypes))] Type type)
    {
        var missing = Convert.ChangeType(77, type, null);

        using var dataSet =
            OpenReadOnly(Write(ds => Add(ds, type, "v", DataOf(type, 1), ["x"]).MissingValue = missing));

        Assert.That(dataSet["v"].MissingValue, Is.EqualTo(missing).And.TypeOf(type));
    }

    [TestCase(new float[] { 5, 6, 7, 8 }, TestName = "Append_AsManyAsThereWere_KeepsBoth")]
    [TestCase(new float[] { 5, 6 }, TestName = "Append_FewerThanThereWere_KeepsBoth")]
    public void Append_AfterACommitOfTheSameDataSet_KeepsBoth(float[] more)
    {
        using (var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create))
        {
            dataSet.IsAutocommitEnabled = false;
            dataSet.AddVariable<float>("t", new float[] { 1, 2, 3, 4 }, "time");
            dataSet.Commit();
            dataSet["t"].Append(more);
            dataSet.Commit();
        }

        using var reopened = OpenReadOnly(PathOf());
        Assert.That(reopened["t"].GetData(), Is.EqualTo(new float[] { 1, 2, 3, 4 }.Concat(more)));
    }

    [Test]
    public void GetData_NullOfAScalarOrAnEmptyVariable_MeansAll()
    {
        using var dataSet = OpenReadOnly(Write(ds =>
        {
            Add(ds, typeof(int), "scalar", new[] { 7 }, []);
            ds.AddVariable<int>("empty", "y", "x");
        }));

        Assert.Multiple(() =>
        {
            Assert.That(dataSet["scalar"].GetData(), Is.EqualTo(new[] { 7 }));
            Assert.That(dataSet["scalar"].GetData(null, null, null), Is.EqualTo(new[] { 7 }));
            Assert.That(dataSet["scalar"].GetData([], []), Is.EqualTo(new[] { 7 }));
            Assert.That(dataSet["empty"].GetData(), Is.TypeOf<int[,]>().And.Empty);
            Assert.That(dataSet["empty"].GetData(null, null, null), Is.TypeOf<int[,]>().And.Empty);
        });
    }

    [Test]
    public void GetData_NotCommittedYet_IsEmpty()
    {
        using var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create);
        dataSet.IsAutocommitEnabled = false;
        var scalar = Add(dataSet, typeof(double), "scalar", new[] { 7.0 }, []);
        var line = Add(dataSet, typeof(double), "line", new[] { 7.0 }, ["x"]);

        Assert.That(scalar.GetData(), Is.EqualTo(new[] { 0.0 }));
        Assert.That(line.GetData(), Is.TypeOf<double[]>().And.Empty);
        Assert.That(line.GetData(null, [2], null), Is.TypeOf<double[]>().And.Empty);
        dataSet.Rollback();
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Append_AlongTheFirstAxis_Grows(bool autocommit)
    {
        var path = Write(ds => ds.AddVariable<int>("v", new[,] { { 1, 2, 3 } }, "t", "x"));
        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            dataSet.IsAutocommitEnabled = autocommit;
            dataSet["v"].Append(new[,] { { 4, 5, 6 }, { 7, 8, 9 } });
            dataSet["v"].Append(new[] { 10, 11, 12 });
            dataSet["v"].Append(new[] { 13 });
            dataSet.Commit();
        }

        using var reopened = OpenReadOnly(path);
        var data = (int[,])reopened["v"].GetData();
        Assert.That(ShapeOf(data), Is.EqualTo(new[] { 5, 3 }));
        Assert.That(data.AsFlatSpan<int>()[..13].ToArray(), Is.EqualTo(Enumerable.Range(1, 13)));
    }

    [Test]
    public void Append_AlongAnotherAxis_Grows()
    {
        var path = Write(ds => ds.AddVariable<int>("v", new[,] { { 1, 2 }, { 4, 5 } }, "y", "x"));
        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            dataSet["v"].Append(new[] { 3, 6 }, "x");
        }

        using var reopened = OpenReadOnly(path);
        Assert.That(reopened["v"].GetData(), Is.EqualTo(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
    }

    [Test]
    public void Append_TwoVariablesOfOneAxis_CommitTogether()
    {
        var path = Write(ds =>
        {
            ds.AddVariable<double>("t", new[] { 0.0 }, "t");
            ds.AddVariable<int>("v", new[,] { { 1, 2 } }, "t", "x");
        });
        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            dataSet["t"].Append(new[] { 1.0 });
            Assert.That(dataSet.HasChanges, Is.True, "the other variable is shorter still");
            dataSet["v"].Append(new[] { 3, 4 });
            Assert.That(dataSet.HasChanges, Is.False);
        }

        using var reopened = OpenReadOnly(path);
        Assert.That(reopened["t"].GetData(), Is.EqualTo(new[] { 0.0, 1.0 }));
        Assert.That(reopened["v"].GetData(), Is.EqualTo(new[,] { { 1, 2 }, { 3, 4 } }));
    }

    [Test]
    public void PutData_Inside_ReplacesThatBox()
    {
        var path = Write(ds => ds.AddVariable<int>("v", new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, "y", "x"));
        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            dataSet["v"].PutData([0, 1], new[,] { { 20 }, { 50 } });
        }

        using var reopened = OpenReadOnly(path);
        Assert.That(reopened["v"].GetData(), Is.EqualTo(new[,] { { 1, 20, 3 }, { 4, 50, 6 } }));
    }

    [Test]
    public void PutData_BeyondTheEnd_Grows()
    {
        var path = Write(ds => ds.AddVariable<int>("v", new[,] { { 1, 2 }, { 3, 4 } }, "y", "x"));
        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            dataSet["v"].PutData([1, 2], new[,] { { 5 }, { 6 } });
        }

        using var reopened = OpenReadOnly(path);
        var data = (int[,])reopened["v"].GetData();
        Assert.That(ShapeOf(data), Is.EqualTo(new[] { 3, 3 }));
        Assert.That(new[] { data[0, 0], data[0, 1], data[1, 0], data[1, 1], data[1, 2], data[2, 2] },
            Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public void PutData_SeveralTimesInOneCommit_LastOneWins()
    {
        using var dataSet = OpenReadOnly(Write(ds =>
        {
            var variable = ds.AddVariable<int>("v", new[] { 1, 2, 3, 4 }, "x");
            variable.PutData([1], new[] { 20, 30 });
            variable.PutData([2], new[] { 33 });
            variable.Append(new[] { 5 });
        }));

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(new[] { 1, 20, 33, 4, 5 }));
    }

    [Test]
    public void Append_ManySmallCommits_KeepsAll()
    {
        var path = Write(ds => ds.AddVariable<double>("t", "t"));
        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            for (var i = 0; i < 20; i++)
            {
                dataSet["t"].Append(new[] { (double)i });
            }

            Assert.That(dataSet.Version, Is.EqualTo(21));
        }

        using var reopened = OpenReadOnly(path);
        Assert.That(reopened["t"].GetData(), Is.EqualTo(Enumerable.Range(0, 20).Select(i => (double)i)));
    }

    [Test]
    public void PutData_UncommittedData_AreNotRead()
    {
        using var dataSet =
            DataSet.Open(Write(ds => ds.AddVariable<int>("v", new[] { 1, 2 }, "x")), ResourceOpenMode.Open);
        dataSet.IsAutocommitEnabled = false;
        dataSet["v"].PutData(new[] { 3, 4, 5 });

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(new[] { 1, 2 }));
        dataSet.Commit();
        Assert.That(dataSet["v"].GetData(), Is.EqualTo(new[] { 3, 4, 5 }));
    }

    private static void AssertAttribute(MetadataDictionary metadata, string key, object? expected)
    {
        Assert.That(metadata.ContainsKey(key), Is.True, $"{key} ({expected ?? "null"}) is there");
        if (metadata.ContainsKey(key))
        {
            Assert.That(metadata[key], Is.EqualTo(expected), key);
            Assert.That(metadata[key]?.GetType(), Is.EqualTo(expected?.GetType()), key);
        }
    }
}
