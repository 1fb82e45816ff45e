using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>A file that grows by one step a commit; what belongs to a step is known.</summary>
internal static class GrowingFile
{
    private const int Rows = 12;
    private const int Columns = 15;
    private const double Bound = 0.05;

    /// <summary>Appends without end, and says after each commit how many steps there are.</summary>
    internal static void Grow(string path, TextWriter output)
    {
        using var dataSet = new Nv12DataSet($"{path}?quality=abs=0.05");
        dataSet.IsAutocommitEnabled = false;
        if (dataSet.Variables.Count == 0)
        {
            dataSet.AddVariable<int>("squares", "time");
            dataSet.AddVariable<float>("t", "time", "y", "x");
        }

        for (var step = dataSet["squares"].GetShape()[0]; ; step++)
        {
            dataSet["squares"].Append(new[] { step * step });
            dataSet["t"].Append(TestFields.Shaped(FieldOf(step), [1, Rows, Columns]));
            dataSet.Commit();
            output.WriteLine(step + 1);
            output.Flush();
        }
    }

    /// <summary>Checks the file and returns how many steps it has.</summary>
    internal static int Check(string path)
    {
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        if (dataSet.Variables.Count == 0)
        {
            return 0;
        }

        var squares = dataSet["squares"].GetData().Cast<int>().ToArray();
        Assert.That(squares, Is.EqualTo(Enumerable.Range(0, squares.Length).Select(step => step * step)));
        Assert.That(dataSet["t"].GetShape()[0], Is.EqualTo(squares.Length));
        var values = dataSet["t"].GetData().Cast<float>().ToArray();
        for (var step = 0; step < squares.Length; step++)
        {
            var field = FieldOf(step);
            Assert.That(Enumerable.Range(0, field.Length)
                .Max(i => Math.Abs((double)values[(step * field.Length) + i] - field[i])), Is.LessThanOrEqualTo(Bound));
        }

        return squares.Length;
    }

    private static float[] FieldOf(int step) => TestFields.Smooth<float>([1, Rows, Columns], step, noise: 0.5);
}
