using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using NUnit.Framework;

namespace NumVid.Tests.Contracts;

/// <summary>Everything that a dataset of SDS can be, for providers that hold it all.</summary>
internal abstract partial class DataSetContract : FieldDataSetContract
{
    private static readonly int[] s_lengths = [3, 2, 4, 2, 3, 2];

    /// <summary>The types of variables.</summary>
    protected static readonly Type[] Types =
    [
        typeof(double), typeof(float), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int),
        typeof(uint), typeof(long), typeof(ulong), typeof(DateTime), typeof(string), typeof(bool),
    ];

    /// <summary>The types of variables that are numbers.</summary>
    protected static readonly Type[] NumericTypes = Types[..10];

    /// <summary>Whether a null in an array of strings comes back as null and not as an empty string.</summary>
    protected virtual bool KeepsNullStrings => true;

    /// <summary>Whether two variables can have one name.</summary>
    protected virtual bool KeepsDuplicateNames => true;

    /// <summary>Whether an attribute's value comes back with its type.</summary>
    protected virtual bool KeepsAttribute(object? value) => true;

    /// <summary>Names that variables can have.</summary>
    protected virtual string[] UnusualNames => ["with space", "Ж", "2m", "a/b", "é", "x=y&z", "_1", "0"];

    [Test]
    public void Write_AnyTypeAndRank_ComesBack(
        [ValueSource(nameof(Types))] Type type, [Values(0, 1, 2, 3, 4, 5, 6)] int rank)
    {
        var data = DataOf(type, rank);
        var dims = Dimensions(rank);

        using var dataSet = OpenReadOnly(Write(ds => Add(ds, type, "v", data, dims)));

        var variable = dataSet["v"];
        Assert.That(variable.TypeOfData, Is.EqualTo(type));
        Assert.That(variable.Dimensions.AsNamesArray(), Is.EqualTo(dims));
        Assert.That(variable.GetShape(), Is.EqualTo(s_lengths[..rank]));
        AssertData(variable.GetData(), data);
    }

    [Test]
    public void GetData_BoxOfAnyTypeAndRank_IsThatOfTheWhole(
        [ValueSource(nameof(Types))] Type type, [Values(1, 2, 3, 4, 5, 6)] int rank)
    {
        using var dataSet = OpenReadOnly(Write(ds => Add(ds, type, "v", DataOf(type, rank), Dimensions(rank))));
        var variable = dataSet["v"];
        var whole = variable.GetData();
        var origin = s_lengths[..rank].Select(n => n - 2).ToArray();
        var shape = Enumerable.Repeat(2, rank).ToArray();

        AssertBox(variable.GetData(origin, shape), whole, origin, Enumerable.Repeat(1, rank).ToArray());
        var zeros = new int[rank];
        var stride = Enumerable.Repeat(2, rank).ToArray();
        AssertBox(variable.GetData(zeros, stride, null), whole, zeros, stride);
    }

    [Test]
    public void Write_AllTypesAtOnce_KeepsNamesAndOrder()
    {
        using var dataSet = OpenReadOnly(Write(ds =>
        {
            foreach (var type in Types)
            {
                Add(ds, type, type.Name, DataOf(type, 2), Dimensions(2));
            }
        }));

        Assert.Multiple(() =>
        {
            Assert.That(
                dataSet.Variables.Select(v => v.Name), Is.EqualTo(Types.Reverse().Select(t => t.Name)), "newest first");
            Assert.That(dataSet.Variables.Select(v => v.ID), Is.Ordered.Descending);
            Assert.That(dataSet.Dimensions.AsNamesArray(), Is.EqualTo(Dimensions(2)));
            foreach (var type in Types)
            {
                AssertData(dataSet[type.Name].GetData(), DataOf(type, 2));
            }
        });
    }

    [TestCase(typeof(float))]
    [TestCase(typeof(double))]
    public void Write_NaNAndInfinities_ComeBackAtTheirPlaces(Type type)
    {
        var data = DataOf(type, 3);
        foreach (
            var (index, value) in new[] { (0, double.NaN), (7, double.PositiveInfinity), (8, double.NegativeInfinity), (
            23, double.NaN) })
        {
            data.SetValue(Convert.ChangeType(value, type, null), [index / 8, index / 4 % 2, index % 4]);
        }

        using var dataSet = OpenReadOnly(Write(ds => Add(ds, type, "v", data, Dimensions(3))));

        AssertData(dataSet["v"].GetData(), data);
    }

    [TestCase(typeof(sbyte), sbyte.MinValue, sbyte.MaxValue)]
    [TestCase(typeof(byte), byte.MinValue, byte.MaxValue)]
    [TestCase(typeof(short), short.MinValue, short.MaxValue)]
    [TestCase(typeof(ushort), ushort.MinValue, ushort.MaxValue)]
    [TestCase(typeof(int), int.MinValue, int.MaxValue)]
    [TestCase(typeof(uint), uint.MinValue, uint.MaxValue)]
    [TestCase(typeof(long), long.MinValue, long.MaxValue)]
    [TestCase(typeof(ulong), ulong.MinValue, ulong.MaxValue)]
    public void Write_ExtremesOfIntegers_AreExact(Type type, object smallest, object largest)
    {
        var data = Array.CreateInstance(type, 2, 2);
        data.SetValue(smallest, 0, 0);
        data.SetValue(largest, 1, 1);

        using var dataSet = OpenReadOnly(Write(ds => Add(ds, type, "v", data, ["a", "b"])));

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(data));
    }

    [Test]
    public void Write_Strings_KeepTheirText()
    {
        string?[] data = ["", "plain", "Ж € 𝄞", "line\nbreak\ttab", " blank ", KeepsNullStrings ? null : ""];

        using var dataSet = OpenReadOnly(Write(ds => ds.AddVariable<string>("v", data, "a")));

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(data));
    }

    [Test]
    public void Write_Dates_AreExact()
    {
        DateTime[] data = [DateTime.MinValue, new(1582, 10, 15), new(2000, 2, 29, 23, 59, 59, 999), new(
            2024, 12, 31, 12, 0, 0), DateTime.MaxValue];

        using var dataSet = OpenReadOnly(Write(ds => ds.AddVariable<DateTime>("v", data, "a")));

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(data));
    }

    [Test]
    public void Write_VariableWithoutData_HasZeroShape()
    {
        using var dataSet = OpenReadOnly(Write(ds =>
        {
            ds.AddVariable<double>("none", "a", "b");
            ds.AddVariable<double>("array", new double[0, 5], "c", "d");
            ds.AddVariable<double>("put", "e", "f").PutData(new double[0, 5]);
            ds.AddVariable<string>("scalar");
        }));

        Assert.Multiple(() =>
        {
            Assert.That(dataSet["none"].GetShape(), Is.EqualTo(new[] { 0, 0 }));
            Assert.That(dataSet["array"].GetShape(), Is.EqualTo(new[] { 0, 0 }));
            Assert.That(dataSet["put"].GetShape(), Is.EqualTo(new[] { 0, 5 }));
            Assert.That(dataSet["put"].GetData(), Is.TypeOf<double[,]>().And.Empty);
            Assert.That(dataSet["scalar"].GetShape(), Is.Empty);
            Assert.That(dataSet["scalar"].GetData(), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public void Write_UnusualNames_ComeBack()
    {
        using var dataSet = OpenReadOnly(Write(ds =>
        {
            foreach (var name in UnusualNames)
            {
                ds.AddVariable<int>(name, new[] { 1, 2 }, "x");
            }
        }));

        Assert.That(dataSet.Variables.Reverse().Select(v => v.Name), Is.EqualTo(UnusualNames));
    }

    [Test]
    public void Write_DuplicateNames_KeepsBoth()
    {
        Assume.That(KeepsDuplicateNames, "The format needs different names.");
        using var dataSet = OpenReadOnly(Write(ds =>
        {
            ds.AddVariable<int>("v", new[] { 1, 2 }, "x");
            ds.AddVariable<double>("v", new[] { 0.5 }, "y");
        }));

        Assert.That(dataSet.Variables.Select(v => v.Name), Is.EqualTo(new[] { "v", "v" }));
        Assert.That(dataSet["v"].GetData(), Is.EqualTo(new[] { 0.5 }), "the newest");
        Assert.That(dataSet.Variables[1].GetData(), Is.EqualTo(new[] { 1, 2 }));
    }

    /// <summary>Asserts equality: within the tolerance for floating-point data of rank 2 and more, else
    /// exact.</summary>
    protected void AssertData(Array actual, Array expected)
    {
        var type = expected.GetType().GetElementType();
        if (expected.Rank >= 2 && (type == typeof(float) || type == typeof(double)))
        {
            AssertValues(actual, expected, RangeTolerance);
        }
        else
        {
            Assert.That(actual, Is.EqualTo(expected));
            Assert.That(actual.GetType(), Is.EqualTo(expected.GetType()));
        }
    }

    protected static string[] Dimensions(int rank) => Enumerable.Range(0, rank).Select(i => "d" + i).ToArray();

    /// <summary>Adds a variable; a scalar is put after it was added.</summary>
    protected static Variable Add(DataSet dataSet, Type type, string name, Array data, string[] dims)
    {
        var variable = dims.Length > 0 ? dataSet.AddVariable(type, name, data, dims)
            : dataSet.AddVariable(type, name, null!);
        if (dims.Length == 0)
        {
            variable.PutData(data);
        }

        return variable;
    }

    /// <summary>Data of any type and rank; one element in an array of rank 1 for a scalar.</summary>
    protected static Array DataOf(Type type, int rank)
    {
        var shape = rank == 0 ? [1] : s_lengths[..rank];
        var data = Array.CreateInstance(type, shape);
        var index = new int[shape.Length];
        for (var i = 0; i < data.Length; i++)
        {
            var rest = i;
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }

            data.SetValue(Element(type, i + 1), index);
        }

        return data;
    }

    private static object Element(Type type, int i) => Type.GetTypeCode(type) switch
    {
        TypeCode.Double => Math.Sin(i * 0.1) * 1000 + 0.1,
        TypeCode.Single => (float)(Math.Cos(i * 0.1) * 100),
        TypeCode.DateTime => new DateTime(2000, 1, 1).AddHours(i * 5).AddTicks(i),
        TypeCode.String => i % 5 == 0 ? "" : $"s{i} Ж",
        TypeCode.Boolean => i % 3 == 0,
        _ => Convert.ChangeType(i * 7 % 120, type, null),
    };

    private static void AssertBox(Array box, Array whole, int[] origin, int[] stride)
    {
        var count = ShapeOf(box);
        Assert.That(
            count, Is.EqualTo(ShapeOf(whole).Select((n, k) => (n - origin[k] + stride[k] - 1) / stride[k])), "shape");
        for (var i = 0; i < box.Length; i++)
        {
            var index = new int[count.Length];
            var rest = i;
            for (var axis = count.Length - 1; axis >= 0; axis--)
            {
                index[axis] = rest % count[axis];
                rest /= count[axis];
            }

            var source = index.Select((n, k) => origin[k] + n * stride[k]).ToArray();
            Assert.That(box.GetValue(index), Is.EqualTo(whole.GetValue(source)), $"element {i}");
        }
    }
}
