using System;
using System.Linq;
using System.Reflection;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Contracts;

/// <summary>What every provider must do for a float field with coordinates. A provider's fixture inherits it and names
/// the provider and its accuracy; virtual members say what a format cannot keep.</summary>
internal abstract partial class FieldDataSetContract
{
    private TemporaryFolder _folder = null!;

    /// <summary>The provider: a class with name and extension attributes.</summary>
    protected abstract Type ProviderType { get; }

    /// <summary>The largest error of a value as a share of the range of the field; 0 when values come back
    /// exactly.</summary>
    protected abstract double RangeTolerance { get; }

    /// <summary>The largest error of a coordinate.</summary>
    protected virtual double CoordinateTolerance => 0;

    /// <summary>Options for creating, as <c>a=b&amp;c=d</c>; empty for the provider's defaults.</summary>
    protected virtual string Options => "";

    /// <summary>The field that is written; a format that fixes names or attributes takes another.</summary>
    protected virtual FieldSample Sample => FieldSample.Smooth("t");

    /// <summary>The same field with missing points.</summary>
    protected virtual FieldSample SampleWithGaps => FieldSample.WithGaps("t");

    /// <summary>Whether coordinates can be committed before there is a field.</summary>
    protected virtual bool KeepsCoordinatesAlone => true;

    /// <summary>Whether a field can be of double precision.</summary>
    protected virtual bool KeepsDoubleFields => true;

    /// <summary>Whether a dataset without variables can be closed and opened again.</summary>
    protected virtual bool KeepsEmptyDataSets => true;

    /// <summary>Whether a file of another format is told by its content.</summary>
    protected virtual bool KnowsItsFiles => true;

    protected string Extension =>
        ProviderType.GetCustomAttributes<DataSetProviderFileExtensionAttribute>().First().FileExtension;

    protected string ProviderName => ProviderType.GetCustomAttribute<DataSetProviderNameAttribute>()!.Name;

    [OneTimeSetUp]
    public void RegisterProvider() => DataSetFactory.Register(ProviderType);

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    /// <summary>The path of a file that need not exist.</summary>
    protected string PathOf(string name = "field") => _folder.File(name + Extension);

    /// <summary>A path with the options for creating.</summary>
    protected string AddressOf(string path) => Options.Length == 0 ? path : $"{path}?{Options}";

    /// <summary>Writes with one commit, closes, and returns the path.</summary>
    protected string Write(Action<DataSet> add, string name = "field")
    {
        var path = PathOf(name);
        using var dataSet = DataSet.Open(AddressOf(path), ResourceOpenMode.Create);
        dataSet.IsAutocommitEnabled = false;
        add(dataSet);
        dataSet.Commit();
        return path;
    }

    protected string WriteSample(string name = "field") => Write(Sample.AddTo, name);

    protected static DataSet OpenReadOnly(string path) => DataSet.Open(path, ResourceOpenMode.ReadOnly);

    /// <summary>Asserts that a dataset holds a sample: dimensions, coordinates, values, missing points and
    /// attributes.</summary>
    protected void AssertHolds(DataSet dataSet, FieldSample sample)
    {
        var field = dataSet.Variables[sample.Name];
        Assert.Multiple(() =>
        {
            Assert.That(field.TypeOfData, Is.EqualTo(typeof(float)));
            Assert.That(field.Dimensions.AsNamesArray(), Is.EqualTo(sample.Dimensions));
            AssertValues(field.GetData(), sample.Values, RangeTolerance);
            AssertAxis(dataSet, sample.Dimensions[0], sample.Times);
            AssertAxis(dataSet, sample.Dimensions[1], sample.Latitudes);
            AssertAxis(dataSet, sample.Dimensions[2], sample.Longitudes);
            foreach (var (key, value) in sample.Attributes)
            {
                Assert.That(field.Metadata.AsDictionary(), Does.ContainKey(key).And.ContainValue(value), key);
            }
        });
    }

    /// <summary>Asserts shape and values; NaN and infinities must be at the same places.</summary>
    protected static void AssertValues(Array actual, Array expected, double rangeTolerance)
    {
        Assert.That(ShapeOf(actual), Is.EqualTo(ShapeOf(expected)), "shape");
        var (found, wanted) = (ToDoubles(actual), ToDoubles(expected));
        var valid = wanted.Where(double.IsFinite).DefaultIfEmpty().ToArray();
        // Half a unit in the last place of a float is what rounding to the variable's type may add.
        var tolerance = rangeTolerance == 0 ? 0
            : rangeTolerance * (valid.Max() - valid.Min()) + valid.Max(Math.Abs) * Math.Pow(2, -24);
        for (var i = 0; i < wanted.Length; i++)
        {
            var error = double.IsFinite(wanted[i]) ? Math.Abs(found[i] - wanted[i]) : found[i].Equals(wanted[i]) ? 0
                : double.NaN;
            if (!(error <= tolerance))
            {
                Assert.Fail($"Element {i} is {found[i]:R} instead of {wanted[i]:R}; allowed are {tolerance:R}.");
            }
        }
    }

    protected static int[] ShapeOf(Array array) => Enumerable.Range(0, array.Rank).Select(array.GetLength).ToArray();

    /// <summary>Copies a box out of an array, as the oracle for partial reads.</summary>
    protected static float[,,] Take(float[,,] source, int[] origin, int[] stride, int[] count)
    {
        var result = new float[count[0], count[1], count[2]];
        for (var i = 0; i < result.Length; i++)
        {
            var (a, b, c) = (i / (count[1] * count[2]), i / count[2] % count[1], i % count[2]);
            result[a, b, c] = source[origin[0] + a * stride[0], origin[1] + b * stride[1], origin[2] + c * stride[2]];
        }

        return result;
    }

    private void AssertAxis(DataSet dataSet, string name, double[] expected)
    {
        var axis = dataSet.Variables[name];
        Assert.That(axis.Dimensions.AsNamesArray(), Is.EqualTo(new[] { name }));
        Assert.That(axis.GetData(), Is.EqualTo(expected).Within(CoordinateTolerance), name);
    }

    private static double[] ToDoubles(Array array)
        => array.Cast<object>().Select(v => Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
}
