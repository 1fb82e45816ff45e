using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NUnit.Framework;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Exact;

namespace NumVid.Tests.Formats.Nv12.Proof;

/// <summary>Values for which the exact coder chooses one of its forms.</summary>
/// <param name="name">What they are.</param>
/// <param name="start">The first bytes that the coder makes of them: the form, then the map of predicted
/// values.</param>
internal abstract class ExactField(string name, byte[] start)
{
    private const byte Plain = 0;
    private const byte Predicted = 1;
    private const byte Narrowed = 2;
    private const int Rows = 14;
    private const int Columns = 20;

    /// <summary>The first bytes that the coder makes of them.</summary>
    internal byte[] Start => start;

    /// <summary>A field for each form and map.</summary>
    internal static IEnumerable<ExactField> All
    {
        get
        {
            var smooth = TestFields.Smooth<double>([3, Rows, Columns], 21, noise: 2);
            var random = new Random(26);
            yield return Field("noise", [Predicted, NumberingMaps.Words], _ =>
                BitConverter.Int64BitsToDouble(random.NextInt64(1L << 62)));
            yield return Field("integers", [Predicted, NumberingMaps.Words], i => (int)(smooth[i] * 40));
            yield return Field("flags", [Plain], i => smooth[i] > 280);
            yield return Field(
                "times", [Predicted, NumberingMaps.Words], i => new DateTime(2026, 1, 1).AddHours(i / 3));
            yield return Field(
                "multiplied", [Predicted, NumberingMaps.MultipliedLattice], i => Math.Round(smooth[i] / 0.001) * 0.001);
            yield return Field("divided", [Predicted, NumberingMaps.DividedLattice], i => Math.Round(smooth[i], 1));
            yield return Field(
                "messages", [Predicted, NumberingMaps.FrameLattices], i => Message(smooth[i], i / (Rows * Columns)));
            float[] few = [.. Enumerable.Range(0, 12).Select(_ => random.NextSingle() * 100)];
            yield return Field("table", [Predicted, NumberingMaps.Table], _ => few[random.Next(few.Length)]);
            yield return Field("narrowed", [Narrowed], i => (double)(float)smooth[i]);
            yield return Field("narrowed table", [Narrowed, Predicted, NumberingMaps.Table], _ =>
                (double)few[random.Next(few.Length)]);
        }
    }

    /// <summary>Puts the values into a dataset.</summary>
    internal abstract void AddTo(DataSet dataSet);

    /// <summary>Fails unless values have the same bits.</summary>
    internal abstract void CheckBits(Array actual, string where);

    public override string ToString() => name;

    // Each frame packed by itself.
    private static float Message(double value, int frame)
    {
        var origin = 250.1f + (0.37f * frame);
        var step = frame % 2 == 0 ? 1 / 64.0 : 1 / 128.0;
        return (float)(origin + (step * Math.Round((value - origin) / step)));
    }

    private static Of<T> Field<T>(string name, byte[] start, Func<int, T> valueAt) =>
        new(name, start, [.. Enumerable.Range(0, 3 * Rows * Columns).Select(valueAt)]);

    private sealed class Of<T>(string name, byte[] start, T[] values) : ExactField(name, start)
    {
        internal override void AddTo(DataSet dataSet)
        {
            var array = new T[3, Rows, Columns];
            values.CopyTo(ArraySpan.Of<T>(array));
            dataSet.AddVariable<T>("v", array, "n", "y", "x");
        }

        internal override void CheckBits(Array actual, string where) =>
            Assert.That(
                ElementBytes.AsBytes<T>(ArraySpan.Of<T>(actual)).SequenceEqual(ElementBytes.AsBytes<T>(values)), where);
    }
}
