using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>The guarantee on random fields, bounds and shapes: all bounds hold together at every valid point of what a
/// reader gets, what is special returns bit by bit, and the file tells no smaller error than there is.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GuaranteeTests
{
    private const int ShortRuns = 60;
    private const int LongRuns = 3000;

    [Test]
    public void AnyField_AnyBounds_HoldTogether() =>
        SeededProperty.Check(
            Arb.From(Case.Any, Case.Simpler), seed: 20260211, count: LongRun.IsAsked ? LongRuns : ShortRuns, Check);

    // The shapes that have broken coders: no room for a codec's blocks, no frames, nothing but frames.
    [TestCase("1x1")]
    [TestCase("1x4097")]
    [TestCase("6x11")]
    [TestCase("1x33x49")]
    [TestCase("23741x2x2")]
    [TestCase("23741x1x2x2")]
    [TestCase("400x300", Description = "a plane of time and cells")]
    [TestCase("3x40320", Description = "cells of a reduced grid")]
    [TestCase("7")]
    [TestCase("2x3x2x4x5x6")]
    [TestCase("1x1x1x1x1x1")]
    public void Shape_HoldsItsBound(string shape)
    {
        int[] extents = [.. shape.Split('x').Select(extent => int.Parse(extent, CultureInfo.InvariantCulture))];
        foreach (var field in new[] { "smooth", "nan", "constant", "allNan" })
        {
            Check(new Case(extents, field, 5, "levelrange=1.2210012e-4", IsDouble: false));
        }
    }

    [Test]
    public void OneHugeFrame_HoldsItsBound()
    {
        // 49 megapixels; the shortened run cuts a smaller frame as often.
        int[] shape = LongRun.IsAsked ? [7000, 3500] : [700, 350];
        var segment = LongRun.IsAsked ? "" : ",segment=2^14";
        Check(new Case(shape, "smooth", 5, "range=1e-4" + segment, IsDouble: false));
        Check(new Case(shape, "zeros", 6, "rel=1e-3" + segment, IsDouble: false));
    }

    private static void Check(Case what)
    {
        if (what.IsDouble)
        {
            Check<double>(what);
        }
        else
        {
            Check<float>(what);
        }
    }

    private static void Check<T>(Case what)
        where T : struct
    {
        var values = TestFields.Named<T>(what.Field, what.Shape, what.Seed);
        using var folder = new TemporaryFolder();
        var path = folder.File("field.nv12");
        using (var dataSet = new Nv12DataSet($"{path}?quality={what.Quality}&openMode=createNew"))
        {
            dataSet.AddVariable<T>(
                "field", TestFields.Shaped(values, what.Shape), [.. what.Shape.Select((_, axis) => $"d{axis}")]);
        }

        using var reopened = new Nv12DataSet($"{path}?openMode=readOnly");
        var result = new T[values.Length];
        Buffer.BlockCopy(reopened["field"].GetData(), 0, result, 0, Buffer.ByteLength(values));
        var description = reopened.Describe().Single();
        Assert.That(description.Fallbacks, Is.Empty, what.ToString());
        var limit = LimitOf(values, what);
        var worst = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = (Convert.ToDouble(values[i], null), Convert.ToDouble(result[i], null));
            if (!double.IsFinite(x))
            {
                Assert.That(Bits(result[i]), Is.EqualTo(Bits(values[i])), $"special point {i}, {what}");
                continue;
            }

            worst = Math.Max(worst, Math.Abs(y - x));
            if (!(Math.Abs(y - x) <= limit(x)))
            {
                Assert.Fail($"point {i}: {x:R} came back as {y:R}, more than {limit(x):R} off, {what}");
            }
        }

        Assert.That(description.MaxError, Is.GreaterThanOrEqualTo(worst), what.ToString());
    }

    // What the grammar promises, worked out here from the text; levelrange is that of the variable where there is one
    // stream.
    private static Func<double, double> LimitOf<T>(T[] values, Case what)
    {
        var valid = values.Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture)).Where(double.IsFinite)
            .ToArray();
        var range = valid.Length == 0 ? 0 : valid.Max() - valid.Min();
        var (bound, part) = (double.PositiveInfinity, double.PositiveInfinity);
        foreach (var term in what.Quality.Split(',').Select(term => term.Split('=')))
        {
            var number = term.Length > 1 && double.TryParse(
                term[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;
            bound = term[0] switch
            {
                "abs" => Math.Min(bound, number),
                "range" or "levelrange" => Math.Min(bound, number * range),
                "lossless" => 0,
                _ => bound,
            };
            part = term[0] == "rel" ? number : part;
        }

        return value => Math.Min(bound, double.IsFinite(part) ? part * Math.Abs(value) : bound);
    }

    private static ulong Bits<T>(T value) => value is float single
        ? BitConverter.SingleToUInt32Bits(single)
        : BitConverter.DoubleToUInt64Bits(Convert.ToDouble(value, CultureInfo.InvariantCulture));

    private sealed record Case(int[] Shape, string Field, int Seed, string Quality, bool IsDouble)
    {
        internal static Gen<Case> Any { get; } = Create();

        public override string ToString() =>
            $"{string.Join('x', Shape)} {(IsDouble ? "double" : "float")} '{Field}' seed {Seed} '{Quality}'";

        // Fewer frames, rows or columns of the same field: what is left is easier to look at.
        internal static IEnumerable<Case> Simpler(Case what) =>
            from axis in Enumerable.Range(0, what.Shape.Length)
            where what.Shape[axis] > 1
            select what with { Shape = [.. what.Shape.Select((extent, i) => i == axis ? extent / 2 : extent)] };

        private static Gen<Case> Create()
        {
            var shape = Gen.OneOf(
                Gen.Choose(1, 60).ArrayOf(2),
                Gen.Choose(1, 25).ArrayOf(3),
                Gen.Choose(1, 9).ArrayOf(4),
                Gen.Choose(1, 5).ArrayOf(5),
                Gen.Choose(1, 4).ArrayOf(6),
                Gen.Choose(1, 5000).ArrayOf(1));
            var number = Gen.Choose(1, 999)
                .Zip(Gen.Choose(-9, -1), (digits, exponent) => digits / 1000.0 * Math.Pow(10, exponent));
            var bounds = number.Three().Zip(Gen.Choose(1, 7), (numbers, which) => Terms(numbers, which));
            var codec = Gen.Elements("", "", ",codec=hevc", ",preset=avg", ",preset=max");
            var quality = Gen.Frequency(
                (8, bounds.Zip(codec, (terms, name) => terms + name)), (
                    1, Gen.Constant("lossless")), (1, Gen.Constant("range=1e-4,levelrange=1e-4")));
            var field = Gen.Elements(TestFields.Names).Zip(Gen.Choose(0, 1000));
            return shape.Zip(quality).Zip(field.Zip(Gen.Elements(true, false)), (left, right) =>
                new Case(left.Item1, right.Item1.Item1, right.Item1.Item2, left.Item2, right.Item2));
        }

        private static string Terms((double Absolute, double Part, double Relative) numbers, int which)
        {
            List<string> terms = [];
            void Add(int bit, string name, double value)
            {
                if ((which & bit) != 0)
                {
                    terms.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={value:R}"));
                }
            }

            Add(1, "abs", numbers.Absolute * 100);
            Add(2, "range", numbers.Part);
            Add(4, "rel", numbers.Relative);
            return string.Join(',', terms);
        }
    }
}
