using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <summary>How each golden file is made. A file is named after what it holds to try a reader.</summary>
internal static partial class GoldenRecipes
{
    private static readonly Dictionary<string, (string Quality, Action<Nv12DataSet> Fill)> s_recipes = new(StringComparer.Ordinal)
    {
        ["types.nv12"] = ("", Types),
        ["strings.nv12"] = ("", Strings),
        ["exact.nv12"] = ("lossless", Exact),
        ["constants.nv12"] = ("preset=high", Constants),
        ["hevc.nv12"] = ("codec=hevc,range=1e-2", Hevc),
        ["hevc-sizes.nv12"] = ("codec=hevc,range=5e-2", HevcSizes),
        ["ffv1-depths.nv12"] = (
            "five:abs=16,codec=ffv1;nine:abs=1,codec=ffv1;eleven:abs=0.25,codec=ffv1;fourteen:abs=0.03125,codec=ffv1;default:range=1e-2,codec=ffv1", Ffv1Depths),
        ["presets.nv12"] = ("a:preset=extreme;b:preset=vhigh;c:preset=high;d:preset=avg,abs=0.1;e:preset=max", Presets),
        ["presets-16.nv12"] = ("a:preset=low;b:preset=vlow;c:preset=LL-JP2K;d:preset=C4-JP2K;e:preset=low,range=1e-5", Presets),
        ["jpeg2000.nv12"] = ("eight:abs=2,codec=jpeg2000;default:range=1e-2,codec=jpeg2000", Jpeg2000),
        ["mixed-residual.nv12"] = ("h:abs=2,codec=hevc;w:abs=0.02,preset=extreme;j:abs=1,preset=C4-JP2K", MixedResidual),
        ["quiet-residual.nv12"] = ("h:abs=2,codec=hevc;w:abs=0.05,preset=extreme", QuietResidual),
        ["planes.nv12"] = ("tall:range=0.1,codec=ffv1;slow:range=1e-2,codec=ffv1;default:range=5e-2,codec=ffv1", Planes),
        ["missing.nv12"] = ("h*:codec=hevc,range=1e-2;f*:codec=ffv1,range=1e-2", Missing),
        ["patches.nv12"] = ("codec=hevc,abs=1e-6", Patches),
        ["members.nv12"] = ("h:range=1e-2,codec=hevc;f:range=1e-3,codec=ffv1;s:range=1e-3,codec=ffv1,segment=4f;e:lossless", Members),
        ["predictive.nv12"] = (
            "best:abs=0.05,codec=predictive,effort=best;fast:abs=0.05,codec=predictive,effort=fast;"
            + "wide:abs=2e-4,codec=predictive;even:abs=0.15,codec=predictive;odd:abs=0.26,codec=predictive;"
            + "default:abs=0.05,codec=predictive", Predictive),
        ["predictive-hierarchical.nv12"] = (
            "one:abs=0.15,codec=predictive,effort=best;lattice:abs=0.45,codec=predictive;default:abs=0.5,codec=predictive",
            PredictiveHierarchical),
        ["predictive-levels.nv12"] = (
            "rain:abs=0.45,codec=predictive;table:abs=0.005,codec=predictive,effort=best", PredictiveLevels),
        ["dct.nv12"] = (
            "seed:preset=dct-seed;bare:psnr=45,codec=dct;one:abs=0.5,codec=dct;tight:abs=1e-3,codec=dct;"
            + "fine:preset=dct-seed,range=1e-4;default:range=1e-2,codec=dct", Dct),
        ["predictive-linear.nv12"] = (
            "wide:abs=2e-4,codec=predictive,effort=fast;"
            + "even:abs=0.15,codec=predictive,effort=fast;odd:abs=0.26,codec=predictive,effort=fast;"
            + "rain:abs=0.45,codec=predictive,effort=fast;default:abs=0.05,codec=predictive,effort=fast",
            PredictiveLinear),
        ["relative.nv12"] = ("hevc:rel=1e-2,codec=hevc;ffv1:rel=5e-2,codec=ffv1;both:rel=1e-2,abs=0.5;psnr:psnr=40", Relative),
    };

    // The clips are committed beside the files: another version of an encoder would make other bytes of them.
    private static readonly Dictionary<string, string> s_clips = new(StringComparer.Ordinal)
    {
        ["kept-hevc.nv12"] = "hevc.mp4",
        ["kept-ffv1.nv12"] = "ffv1.mkv",
        ["kept-jpeg2000.nv12"] = "jpeg2000.mp4",
    };

    private static readonly Dictionary<string, string> s_messages = new(StringComparer.Ordinal)
    {
        ["packed.nv12"] = "jpeg2000.grib2",
    };

    /// <summary>The names of all files.</summary>
    internal static IReadOnlyCollection<string> Names { get; } = [.. s_recipes.Keys.Append(AppendedName).Append(OpenName).Concat(s_clips.Keys).Concat(s_messages.Keys).Concat(HandMadeRecipes.All.Keys)];

    /// <summary>The names of those that are made of a video.</summary>
    internal static IReadOnlyCollection<string> NamesOfClips => s_clips.Keys;

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where to.</param>
    /// <param name="threads">How many threads write it; null for as many as there are.</param>
    internal static void Write(string name, string path, int? threads = null)
    {
        if (name == AppendedName)
        {
            WriteAppended(path, ThreadsOption(threads));
            return;
        }

        if (name == OpenName)
        {
            WriteOpen(path, ThreadsOption(threads));
            return;
        }

        if (s_clips.TryGetValue(name, out var clip))
        {
            WriteKept(path, clip);
            return;
        }

        if (s_messages.TryGetValue(name, out var messages))
        {
            WritePacked(path, messages, ThreadsOption(threads));
            return;
        }

        if (HandMadeRecipes.All.TryGetValue(name, out var make))
        {
            File.WriteAllBytes(path, make().ToBytes());
            return;
        }

        var (quality, fill) = s_recipes[name];
        using var dataSet = new Nv12DataSet($"{path}?openMode=create{ThreadsOption(threads)}&quality={quality}");
        dataSet.IsAutocommitEnabled = false;
        fill(dataSet);
        dataSet.Commit();
    }

    private static string ThreadsOption(int? threads) =>
        threads is { } count ? FormattableString.Invariant($"&threads={count}") : "";

    private static void Hevc(Nv12DataSet data)
    {
        Add(data, "single", TestFields.Smooth<float>([4, 18, 24], 1, noise: 1), [4, 18, 24]);
        Add(data, "double", TestFields.Smooth<double>([2, 3, 18, 20], 2, noise: 1), [2, 3, 18, 20]);
    }

    // Sizes at which coded pictures are larger than what they hold.
    private static void HevcSizes(Nv12DataSet data)
    {
        foreach (var (rows, columns) in new[] { (5, 60), (16, 16), (20, 32), (9, 64), (17, 33), (40, 7) })
        {
            Add(data, FormattableString.Invariant($"s{rows}x{columns}"), TestFields.Named<float>("noise", [2, rows, columns], rows), [2, rows, columns]);
        }
    }

    private static void Ffv1Depths(Nv12DataSet data)
    {
        foreach (var name in new[] { "five", "nine", "eleven", "fourteen" })
        {
            Add(data, name, TestFields.Named<double>("noise", [2, 12, 20], 3), [2, 12, 20]);
        }
    }

    // Much noise, so that the residual has enough numbers for contexts to pay; magnitudes of one and of many bits.
    private static void MixedResidual(Nv12DataSet data)
    {
        int[] shape = [4, 24, 36];
        Add(data, "h", [.. TestFields.Smooth<float>(shape, 8, noise: 12).Select((value, i) => i % 36 > 30 ? -9999f : value)], shape)
            .Metadata["MissingValue"] = -9999f;
        Add(data, "w", TestFields.Smooth<double>([2, 20, 30], 4, noise: 8), [2, 20, 30]);
        Add(data, "j", TestFields.Smooth<float>([1, 40, 30], 4, noise: 12), [1, 40, 30]);
    }

    // Noise in a part of the frame, so that there are quiet points and others; a few far away break the quiet.
    private static void QuietResidual(Nv12DataSet data)
    {
        int[] shape = [5, 24, 36];
        Add(data, "h", [.. TestFields.Smooth<float>(shape, 8, noise: 0.5).Zip(TestFields.Named<float>("noise", shape, 9))
            .Select((pair, i) => i % 36 > 32 ? -9999f : i % 36 < 12 || i % 97 == 0 ? pair.First + (12 * pair.Second) : pair.First)], shape)
            .Metadata["MissingValue"] = -9999f;
        Add(data, "w", TestFields.Smooth<double>([1, 30, 40], 4, noise: 0.2), [1, 30, 40]);
    }

    private static void Presets(Nv12DataSet data)
    {
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
        {
            Add(data, name, TestFields.Smooth<float>([3, 20, 24], 4, noise: 4), [3, 20, 24]);
        }
    }

    private static void Jpeg2000(Nv12DataSet data)
    {
        Add(data, "eight", TestFields.Named<float>("noise", [2, 12, 20], 3), [2, 12, 20]);
        Add(data, "slow", Slow([9, 9, 20]), [9, 9, 20]);
    }

    private static void Planes(Nv12DataSet data)
    {
        // A series of small grids, in which the plane of time and columns and differences in time pay.
        Add(data, "slow", Slow([24, 9, 30]), [24, 9, 30]);
        Add(data, "series", TestFields.Smooth<float>([40, 3, 6], 5, noise: 3), [40, 3, 6]);
        Add(data, "tall", TestFields.Named<float>("noise", [4200, 2], 5), [4200, 2]);
        Add(data, "row", TestFields.Named<float>("noise", [1, 4500], 6), [1, 4500]);
        Add(data, "rows", TestFields.Named<float>("noise", [3, 2, 1500], 6), [3, 2, 1500]);
    }

    private static void Missing(Nv12DataSet data)
    {
        int[] shape = [3, 18, 24];
        Add(data, "h-nan", TestFields.Named<float>("nan", shape, 7), shape);
        Add(data, "h-payloads", TestFields.Named<double>("payloads", shape, 7), shape);
        Add(data, "f-infinities", TestFields.Named<float>("infinities", shape, 7), shape);
        Add(data, "f-one", [.. TestFields.Smooth<float>(shape, 8, noise: 3).Select((value, i) => i % 24 < 5 + (i / 24 % 18) ? -9999f : value)], shape)
            .Metadata["MissingValue"] = -9999f;
    }

    // Where a few values lie far outside, the base is off there by more than a residual can say.
    private static void Patches(Nv12DataSet data)
    {
        int[] shape = [3, 20, 24];
        var values = TestFields.Smooth<double>(shape, 9, noise: 1);
        values[100] = 1e9;
        values[1203] = 9e8;
        Add(data, "outliers", values, shape);
    }

    private static void Predictive(Nv12DataSet data)
    {
        Add(data, "best", TestFields.Smooth<double>([4, 9, 12], 13, noise: 0.3), [4, 9, 12]);
        Add(data, "fast", TestFields.Named<float>("nan", [2, 6, 12], 14), [2, 6, 12]);
        Add(data, "wide", TestFields.Smooth<double>([2, 5, 14], 15, noise: 0.3), [2, 5, 14]);
        Add(data, "single", TestFields.Smooth<float>([17, 12], 16, noise: 0.5), [17, 12]);
        Add(data, "even", OnLattice([2, 9, 10], 4), [2, 9, 10]);
        Add(data, "odd", OnLattice([2, 9, 10], 4), [2, 9, 10]);
    }

    // Two groups of frames; sides that are no multiple of eight; a block, and a frame, without any level.
    private static void Dct(Nv12DataSet data)
    {
        Add(data, "seed", TestFields.Waves([8, 18, 27], 61, noise: 2), [8, 18, 27]);
        Add(data, "bare", TestFields.Waves([3, 16, 24], 62, noise: 1), [3, 16, 24]);
        Add(data, "one", TestFields.Smooth<float>([65, 66], 63, noise: 3), [65, 66]);
        Add(data, "tight", TestFields.Smooth<double>([2, 16, 17], 64, noise: 0.1), [2, 16, 17]);
        Add(data, "fine", TestFields.Smooth<float>([7, 9, 33], 65, noise: 1), [7, 9, 33]);
        Add(data, "gaps", TestFields.Named<float>("nan", [7, 18, 24], 66), [7, 18, 24]);
        Add(data, "still", [.. Enumerable.Range(0, 7 * 400).Select(i => (float)(i % 400 < 40 ? i % 400 : 0))], [7, 20, 20]);
    }

    private static void PredictiveHierarchical(Nv12DataSet data)
    {
        var gaps = TestFields.Waves([2, 22, 26], 33, noise: 0.2);
        foreach (var i in Enumerable.Range(0, gaps.Length).Where(i => i % 41 == 7 || (i % 26 < 5 && i / 26 % 22 < 6)))
        {
            gaps[i] = double.NaN;
        }

        Add(data, "one", TestFields.Waves([32, 40], 3, noise: 0.3), [32, 40]);
        Add(data, "series", TestFields.Waves([4, 18, 20], 3, noise: 0.3), [4, 18, 20]);
        Add(data, "gaps", gaps, [2, 22, 26]);
        Add(data, "lattice", [.. TestFields.Waves([24, 36], 35, noise: 0).Select(value => Math.Round(value * 4) / 4)],
            [24, 36]);
    }

    // Plateaus with jumps between them, and few of many possible values.
    private static void PredictiveLevels(Nv12DataSet data)
    {
        int[] shape = [3, 9, 14];
        var random = new Random(17);
        var smooth = TestFields.Smooth<double>(shape, 18, noise: 0.3);
        Add(data, "rain",
            [.. smooth.Select(value => value < 283 ? 0 : Math.Round(value) + (random.Next(9) == 0 ? 7.3 : 0))], shape);
        Add(data, "table", [.. smooth.Select(value => (float)(Math.Round(value * 4) * 0.37))], shape);
    }

    private static void PredictiveLinear(Nv12DataSet data)
    {
        var random = new Random(21);
        Add(data, "series", TestFields.Smooth<float>([5, 18, 21], 20, noise: 0.3), [5, 18, 21]);
        Add(data, "gaps", TestFields.Named<float>("nan", [2, 17, 19], 21), [2, 17, 19]);
        Add(data, "wide", TestFields.Smooth<double>([2, 9, 20], 22, noise: 0.5), [2, 9, 20]);
        Add(data, "single", TestFields.Smooth<float>([35, 19], 23, noise: 0.4), [35, 19]);
        Add(data, "even", OnLattice([3, 9, 18], 4), [3, 9, 18]);
        Add(data, "odd", OnLattice([3, 9, 18], 4), [3, 9, 18]);
        Add(data, "rain",
            [.. TestFields.Smooth<double>([3, 18, 20], 24, noise: 0.3)
                .Select(value => value < 283 ? 0 : Math.Round(value) + (random.Next(9) == 0 ? 20.3 : 0))], [3, 18, 20]);
    }

    private static double[] OnLattice(int[] shape, int parts) =>
        [.. TestFields.Smooth<double>(shape, 19, noise: 0.3).Select(value => Math.Round(value * parts) / parts)];

    private static void Relative(Nv12DataSet data)
    {
        int[] shape = [3, 18, 24];
        var signed = TestFields.Smooth<double>(shape, 10, noise: 4).Select((value, i) => i % 7 == 0 ? 0 : (value - 280) * Math.Pow(10, i % 5)).ToArray();
        Add(data, "hevc", [.. signed.Select(value => (float)value)], shape);
        Add(data, "ffv1", signed, shape);
        Add(data, "both", [.. signed.Select(value => (float)value)], shape);
        Add(data, "psnr", TestFields.Smooth<float>(shape, 11, noise: 2), shape);
    }

    // Members that differ by less than the times do.
    private static void Members(Nv12DataSet data)
    {
        int[] shape = [3, 5, 2, 16, 20];
        data.AddVariable<int>("member", new[] { 0, 1, 2 }, "member").Metadata["standard_name"] = "realization";
        data.AddVariable<int>("time", Enumerable.Range(0, 5).ToArray(), "time").Metadata["units"] = "hours since 2000-01-01";
        foreach (var (name, seed) in new[] { ("h", 51), ("f", 52), ("s", 53), ("e", 54) })
        {
            var values = MemberFields.Ensemble(shape[0], shape[1], shape[2], shape[3], shape[4], seed);
            data.AddVariable<float>(name, Shaped(values, shape), "member", "time", "level", "y", "x");
        }
    }

    private static float[] Slow(int[] shape)
    {
        var random = new Random(12);
        var count = shape[1] * shape[2];
        var start = Enumerable.Range(0, count).Select(_ => 40 * random.NextDouble()).ToArray();
        return [.. Enumerable.Range(0, shape[0] * count).Select(i => (float)(start[i % count] + (0.3 * (i / count)) + (0.2 * random.NextDouble())))];
    }

    private static Variable<T> Add<T>(Nv12DataSet data, string name, T[] values, int[] shape)
    {
        string[] dimensions = [.. shape.Select((_, axis) => $"{name}{axis}")];
        return data.AddVariable<T>(name, Shaped(values, shape), dimensions);
    }

    private static Array Shaped<T>(T[] values, int[] shape)
    {
        var array = Array.CreateInstance(typeof(T), shape);
        values.CopyTo(ArraySpan.Of<T>(array));
        return array;
    }
}
