using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Commits;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Proof;

/// <summary>Gives each test a file to write with wrong candidates.</summary>
internal abstract class ProofFixture
{
    private TemporaryFolder _folder = null!;

    /// <summary>The file.</summary>
    protected string Path => _folder.File("field.nv12");

    /// <summary>All files of the folder.</summary>
    protected string[] Files => Directory.GetFiles(_folder.Path);

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    /// <summary>Opens the file for writing.</summary>
    protected Nv12DataSet Open(ICandidateSource candidates, ICodecSource codecs, string options = "") =>
        new($"{Path}?{options}", codecs, DiskFileLayer.Instance, candidates);

    /// <summary>Creates the file anew with a field of floats.</summary>
    protected void Write(
        ICandidateSource candidates, ICodecSource codecs, string quality, float[] values, params int[] shape)
    {
        using var dataSet = Open(candidates, codecs, $"openMode=create&quality={quality}");
        AddField(dataSet, values, shape);
    }

    /// <summary>Adds a field of floats.</summary>
    protected static void AddField(Nv12DataSet dataSet, float[] values, params int[] shape) =>
        dataSet.AddVariable<float>(
        "t", TestFields.Shaped(values, shape), [.. new[] { "l", "t", "y", "x" }[(4 - shape.Length)..]]);

    /// <summary>What a reader gets, and what is told of it; the file must be sound.</summary>
    protected (float[] Values, Nv12VariableDescription Description) Read(ICodecSource codecs)
    {
        var report = Nv12Fixity.Check(Path, 2, null, codecs);
        Assert.That(report.IsSound, string.Join('\n', report.Problems));
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly", codecs);
        return ([.. dataSet["t"].GetData().Cast<float>()], dataSet.Describe().Single());
    }

    /// <summary>The largest error; special values must have their bits.</summary>
    protected static double LargestError(float[] expected, float[] actual)
    {
        var largest = 0.0;
        foreach (var (left, right) in expected.Zip(actual))
        {
            var isSame = BitConverter.SingleToUInt32Bits(left) == BitConverter.SingleToUInt32Bits(right);
            largest = isSame ? largest : Math.Max(largest, Math.Abs((double)left - right));
        }

        return largest;
    }
}
