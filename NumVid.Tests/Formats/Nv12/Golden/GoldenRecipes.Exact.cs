using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Nv12;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <content>Files of exact values, and a file that grew.</content>
internal static partial class GoldenRecipes
{
    private const string AppendedName = "appended.nv12";

    private static void Types(Nv12DataSet data)
    {
        AddPair(data, double.MinValue, -0.0, double.Epsilon, double.NaN, double.NegativeInfinity);
        AddPair(data, float.MinValue, -0f, float.Epsilon, float.NaN, float.PositiveInfinity);
        AddPair<sbyte>(data, sbyte.MinValue, -1, 0, 1, sbyte.MaxValue);
        AddPair<byte>(data, 0, 1, 2, 254, byte.MaxValue);
        AddPair<short>(data, short.MinValue, -1, 0, 1, short.MaxValue);
        AddPair<ushort>(data, 0, 1, 2, 65534, ushort.MaxValue);
        AddPair(data, int.MinValue, -1, 0, 1, int.MaxValue);
        AddPair<uint>(data, 0, 1, 2, uint.MaxValue - 1, uint.MaxValue);
        AddPair(data, long.MinValue, -1, 0, 1, long.MaxValue);
        AddPair<ulong>(data, 0, 1, 2, ulong.MaxValue - 1, ulong.MaxValue);
        AddPair(data, true, false, false, true, true);
        AddPair(
            data, new DateTime(2026, 1, 31, 6, 0, 0, DateTimeKind.Utc), DateTime.MinValue, DateTime.MaxValue,
            new DateTime(1, DateTimeKind.Local), new DateTime(1800, 2, 28));
        data.AddVariable<float>("empty", new float[0, 3], "none", "three");
        AddAttributes(data.Metadata);
        AddAttributes(data["empty"].Metadata);
    }

    private static void AddPair<T>(Nv12DataSet data, params T[] values)
    {
        data.AddVariable<T>(typeof(T).Name, values, "five");
        data.AddVariable<T>($"{typeof(T).Name} scalar").PutData(new[] { values[0] });
    }

    private static void AddAttributes(MetadataDictionary metadata)
    {
        metadata["text"] = "\u00c5ngstr\u00f6m \u4e2d \"quoted\"\n";
        metadata["half"] = "a\ud800b";
        metadata["texts"] = new[] { "a", "" };
        metadata["double"] = 0.1;
        metadata["singles"] = new[] { float.NaN, 1e-45f, 3.4028235e38f };
        metadata["long"] = long.MinValue;
        metadata["ulong"] = ulong.MaxValue;
        metadata["flag"] = true;
        metadata["time"] = new DateTime(2026, 1, 31, 6, 0, 0, DateTimeKind.Utc);
        metadata["bytes"] = new byte[] { 0, 255 };
    }

    private static void Strings(Nv12DataSet data)
    {
        data.AddVariable<string?>("plain", new[] { "a", "", null, "\u4e2d\ud83c\udf00", "line\nfeed" }, "five");
        data.AddVariable<string?>("half", new[] { "\udc00", null, "a\ud800" }, "three");
        data.AddVariable<string?>("table", Shaped(
            [.. Enumerable.Range(0, 24).Select(i => i % 5 == 0 ? null : $"cell {i}")], [4, 6]), "rows", "columns");
    }

    private static void Exact(Nv12DataSet data)
    {
        int[] shape = [3, 14, 20];
        var smooth = TestFields.Smooth<double>(shape, 21, noise: 2);
        Add(data, "decimals", [.. smooth.Select(value => Math.Round(value, 1))], shape);
        Add(data, "hundreds", [.. smooth.Select(value => Math.Round(value) * 100)], shape);
        Add(data, "dyadic", [.. smooth.Select(value => Math.Round(value * 16) / 16)], shape);
        Add(data, "packed",
            [.. smooth.Select(value => (float)(271.3f + (0.0123f * Math.Round((value - 271) / 0.0123))))], shape);
        Add(data, "narrow", TestFields.Smooth<float>(shape, 22, noise: 20).Select(value => (double)value)
            .ToArray(), shape);
        Add(data, "words", TestFields.Smooth<float>(shape, 23, noise: 20), shape);
        Add(data, "payloads", TestFields.Named<double>("payloads", shape, 24), shape);
        Add(data, "zeros", TestFields.Named<float>("zeros", shape, 25), shape);
        Add(data, "holes", [.. smooth.Select(
            (value, i) => i % 20 < 4 + (i / 20 % 14) ? float.NaN : (float)Math.Round(value, 1))], shape);
        Add(data, "messages", Messages(smooth), shape);
        Add(data, "messages with holes", [.. Messages(smooth).Select((value, i) => i % 20 < 4 ? float.NaN : value)],
            shape);
        Add(data, "messages in time", Messages(
            [.. Enumerable.Range(0, 12 * 280).Select(i => smooth[i % 280] + (0.02 * (i / 280)))]), [12, 14, 20]);
        Add(data, "table", TableValues(3 * 14 * 20), shape);
        Add(data, "noisy", smooth.Select((value, i) => (int)(value * 40) + (i * 7919 % 61)).ToArray(), shape);
        Add(data, "noise", Noise(3 * 14 * 20), shape);
        Add(data, "steps", Enumerable.Range(0, 500).Select(i => 1000L * i * i).ToArray(), [500]);
        Add(data, "shifted", smooth.Select(value => (int)Math.Round(value) << 12).ToArray(), shape);
        Add(data, "counts", smooth.Select(value => (ushort)value).ToArray(), shape);
        Add(data, "flags", smooth.Select(value => value > 280).ToArray(), shape);
        Add(data, "hours", Enumerable.Range(0, 100).Select(i => new DateTime(2026, 1, 1).AddHours(i)).ToArray(), [100]);
    }

    // Each frame packed by itself, as messages are.
    private static float[] Messages(double[] values)
    {
        const int Frame = 14 * 20;
        return [.. values.Select((value, i) =>
        {
            var origin = 250.1f + (0.37f * (i / Frame));
            var step = i / Frame % 2 == 0 ? 1 / 64.0 : 1 / 128.0;
            return (float)(origin + (step * Math.Round((value - origin) / step)));
        })];
    }

    private static float[] TableValues(int count)
    {
        var random = new Random(27);
        float[] few = [.. Enumerable.Range(0, 12).Select(_ => random.NextSingle() * 100)];
        return [.. Enumerable.Range(0, count).Select(_ => few[random.Next(few.Length)])];
    }

    // Bits without any order: the bytes as they are.
    private static double[] Noise(int count)
    {
        var random = new Random(26);
        return [.. Enumerable.Range(0, count).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(1L << 62)))];
    }

    // A preset promises nothing, so that nothing is exact but what is constant.
    private static void Constants(Nv12DataSet data)
    {
        int[] shape = [3, 18, 24];
        Add(data, "constant", TestFields.Named<float>("constant", shape, 31), shape);
        Add(data, "allNan", TestFields.Named<double>("allNan", shape, 31), shape);
        Add(data, "nanAndConstant", TestFields.Named<float>("nanAndConstant", shape, 31), shape);
        Add(data, "flags", Enumerable.Repeat(true, 40).ToArray(), [40]);
    }

    // Appended to, written over in part, and with points that nobody put.
    private static void WriteAppended(string path, string threads)
    {
        int[] shape = [4, 18, 24];
        using (var dataSet = new Nv12DataSet($"{path}?openMode=create{threads}&quality=range=1e-2"))
        {
            dataSet.IsAutocommitEnabled = false;
            Add(dataSet, "grown", TestFields.Smooth<float>(shape, 41, noise: 2), shape);
            Add(dataSet, "patched", TestFields.Smooth<float>(shape, 42, noise: 2), shape);
            Add(dataSet, "names", new[] { "a", "b" }, [2]);

            // Beside what stays, changes are small: the old state is kept and new parts of the manifest are added.
            Add(dataSet, "bulk", Noise(2000), [2000]);
            for (var i = 0; i < 8; i++)
            {
                Add(dataSet, FormattableString.Invariant($"still {i}"), Enumerable.Range(i, 20).ToArray(), [20]);
            }

            dataSet.Commit();
        }

        for (var step = 0; step < 3; step++)
        {
            using var dataSet = new Nv12DataSet($"{path}?openMode=open{threads}");
            dataSet.IsAutocommitEnabled = false;
            dataSet["grown"].Append(Shaped(TestFields.Smooth<float>([18, 24], 43 + step, noise: 2), [18, 24]));
            if (step == 2)
            {
                dataSet["patched"].PutData([1, 2, 3], Shaped(Enumerable.Repeat(300.25f, 20).ToArray(), [1, 4, 5]));
            }
            else if (step == 1)
            {
                dataSet["names"].PutData([5], new[] { "far" });
                dataSet.AddVariable<short>("late", "n").PutData([3], new short[] { 7, 8 });
            }

            dataSet.Commit();
        }
    }
}
