using System;
using System.IO;
using System.Linq;
using System.Numerics;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Model;
using NUnit.Framework;

namespace NumVid.Tests.Contracts;

/// <content>Fields that are read box by box during the commit.</content>
internal abstract partial class FieldDataSetContract
{
    [Test]
    public void PutDeferred_FileIsTheSameAsByPutData()
    {
        var whole = WriteSample("whole");
        var promised = WriteDeferred(Sample, "promised");

        Assert.That(File.ReadAllBytes(promised).Length, Is.EqualTo(File.ReadAllBytes(whole).Length));
        using var expected = OpenReadOnly(whole);
        using var actual = OpenReadOnly(promised);
        AssertHolds(actual, Sample);
        Assert.That(actual[Sample.Name].GetData(), Is.EqualTo(expected[Sample.Name].GetData()));
    }

    [Test]
    public void PutDeferred_MissingPoints_ComeBackAtTheirPlaces()
    {
        using var dataSet = OpenReadOnly(WriteDeferred(SampleWithGaps, "gaps"));

        AssertHolds(dataSet, SampleWithGaps);
    }

    [Test]
    public void PutDeferred_DataSetStaysOpen_AsksForNothingAfterTheCommit()
    {
        using var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create);
        dataSet.IsAutocommitEnabled = false;
        var isCommitted = false;
        AddDeferred(dataSet, Sample, (origin, shape) =>
            isCommitted ? throw new InvalidOperationException("too late") : Box(Sample, origin, shape));
        dataSet.Commit();
        isCommitted = true;

        AssertHolds(dataSet, Sample);
    }

    [Test]
    public void PutDeferred_ReadingFails_LeavesNoFileAndSaysWhy()
    {
        using (var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create))
        {
            dataSet.IsAutocommitEnabled = false;
            AddDeferred(dataSet, Sample, (_, _) => throw new InvalidDataException("no values today"));

            Assert.That(
                dataSet.Commit, Throws.InstanceOf<InvalidDataException>().With.Message.Contains("no values today"));
            dataSet.Rollback();
        }

        Assert.That(Directory.GetFiles(Path.GetDirectoryName(PathOf())!)
            .Where(path => !path.EndsWith(Extension, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void PutDeferred_ThenPutData_TheLaterOneWins()
    {
        var patch = new float[1, 9, 16];
        patch.AsFlatSpan().Fill(290);
        using (var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create))
        {
            dataSet.IsAutocommitEnabled = false;
            AddDeferred(dataSet, Sample, (origin, shape) => Box(Sample, origin, shape));
            dataSet[Sample.Name].PutData([2, 0, 0], patch);
            dataSet.Commit();
        }

        var expected = (float[,,])Sample.Values.Clone();
        expected.AsFlatSpan().Slice(2 * 9 * 16, 9 * 16).Fill(290);
        using var reopened = OpenReadOnly(PathOf());
        AssertHolds(reopened, Sample with { Values = expected });
    }

    [Test]
    public void PutDeferred_OfADouble_ReaderGivesFloats_IsAnErrorThatNamesAll()
    {
        Assume.That(KeepsDoubleFields, "The format holds fields of single precision alone.");
        AssertRefused<double>((_, shape) => new float[shape[0], shape[1], shape[2]], "Double", "Single");
    }

    [Test]
    public void PutDeferred_ReaderGivesAnotherType_IsAnErrorThatNamesAll()
    {
        AssertRefused<float>((_, shape) => new double[shape[0], shape[1], shape[2]], "Single", "Double");
        AssertRefused<float>((_, shape) => new int[shape[0], shape[1], shape[2]], "Single", "Int32");
        AssertRefused<float>((_, shape) => new string[shape[0], shape[1], shape[2]], "Single", "String");
    }

    [Test]
    public void PutDeferred_ReaderGivesAnotherShape_IsAnErrorThatNamesAll()
    {
        AssertRefused<float>((_, shape) => new float[shape[0], shape[1], shape[2] + 1], "17)", "16)");
        AssertRefused<float>((_, shape) => new float[shape[0], shape[1] * shape[2]], "(", "144)");
        AssertRefused<float>((_, shape) => new float[shape[0] * shape[1] * shape[2]], "16)", "(");
    }

    [Test]
    public void PutDeferred_ReaderGivesNothing_IsAnErrorThatNamesAll() => AssertRefused<float>((_, _) => null!, "null");

    [Test]
    public void PutDeferred_AnotherRank_IsRefused()
    {
        using var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create);
        dataSet.IsAutocommitEnabled = false;
        var variable = Deferred(dataSet.AddVariable<float>(Sample.Name, Sample.Dimensions));

        Assert.That(() => variable.PutDeferred([3, 4], (_, _) => new float[3, 4]), Throws.ArgumentException);
        dataSet.Rollback();
    }

    private string WriteDeferred(FieldSample sample, string name) =>
        Write(dataSet => AddDeferred(dataSet, sample, (origin, shape) => Box(sample, origin, shape)), name);

    private static float[,,] Box(FieldSample sample, int[] origin, int[] shape) =>
        Take(sample.Values, origin, [1, 1, 1], shape);

    private static void AddDeferred(DataSet dataSet, FieldSample sample, BlockReader read) =>
        AddDeferred(dataSet, sample, float.NaN, read);

    private static void AddDeferred<T>(DataSet dataSet, FieldSample sample, T missing, BlockReader read)
        where T : struct
    {
        sample.AddAxesTo(dataSet);
        var variable = dataSet.AddVariable<T>(sample.Name, sample.Dimensions);
        foreach (var (key, value) in sample.Attributes.Append(new("MissingValue", missing)))
        {
            variable.Metadata[key] = value;
        }

        Deferred(variable).PutDeferred(ShapeOf(sample.Values), read);
    }

    private void AssertRefused<T>(BlockReader read, params string[] said)
        where T : struct, IFloatingPointIeee754<T>
    {
        using var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create);
        dataSet.IsAutocommitEnabled = false;
        AddDeferred(dataSet, Sample, T.NaN, read);

        var error = Assert.Throws<InvalidOperationException>(dataSet.Commit)!;
        Assert.That(error.Message, Does.Contain($"'{Sample.Name}'"));
        Array.ForEach(said, word => Assert.That(error.Message, Does.Contain(word)));
        dataSet.Rollback();
    }

    private static IDeferredVariable Deferred(Variable variable)
    {
        Assume.That(
            variable, Is.InstanceOf<IDeferredVariable>(), "The provider keeps what is put in memory in any case.");
        return (IDeferredVariable)variable;
    }
}
