using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Formats.Quality;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Quality;

/// <summary>Qualities from names and numbers are those of the grammar.</summary>
[TestFixture]
internal sealed class QualitySpecificationBuilderTests
{
    [Test]
    public void Build_IsTheTextForm()
    {
        var quality = new QualitySpecificationBuilder()
            .ForVariable("t", new QualityTerms { AbsoluteBound = 0.01 })
            .ForVariable("tp", new QualityTerms { IsLossless = true })
            .ForPattern(
            "wind*", new QualityTerms { RelativeFactor = 1e-3, PeakSignalToNoiseRatio = 60, Codec = "hevc" })
            .ForOthers(new QualityTerms { RangeFactor = 1e-4 })
            .Build();

        Assert.That(quality.ToString(),
            Is.EqualTo("t:abs=0.01;tp:lossless;wind*:rel=0.001,psnr=60,codec=hevc;default:range=0.0001"));
        Assert.That(quality.Resolve("wind speed").Terms.ToString(), Is.EqualTo("rel=0.001,psnr=60,codec=hevc"));
    }

    [Test]
    public void Build_Nothing_IsTheDefault() =>
        Assert.That(new QualitySpecificationBuilder().Build(), Is.SameAs(QualitySpecification.Default));

    [Test]
    public void Build_EmptyTerms_AreTheDefaultBound() => Assert.That(
        new QualitySpecificationBuilder().ForVariable("t", new QualityTerms()).Build()
            .ToString(), Is.EqualTo("t:levelrange=0.00012210012"));

    [TestCase("a:b;c,d=e&f#g%h~i*j k\tl", "a~3Ab~3Bc~2Cd~3De~26f~23g~25h~7Ei~2Aj~20k~09l")]
    [TestCase("default", "~64efault")]
    [TestCase("温度 é", "温度~20é")]
    public void ForVariable_EscapesWhatTheGrammarReserves(string name, string written)
    {
        var quality =
            new QualitySpecificationBuilder().ForVariable(name, new QualityTerms { AbsoluteBound = 2 }).Build();

        Assert.That(quality.ToString(), Is.EqualTo(written + ":abs=2"));
        Assert.That(quality.Resolve(name), Is.EqualTo((new QualityTerms { AbsoluteBound = 2 }, true)));
        Assert.That(quality.Resolve("x").Terms.ToString(), Is.EqualTo("levelrange=0.00012210012"));
    }

    [Test]
    public void Build_NotAllowed_SaysWhatIs()
    {
        Assert.That(
            () => new QualitySpecificationBuilder().ForOthers(new QualityTerms { AbsoluteBound = double.NaN }).Build(),
            Throws.TypeOf<FormatException>().With.Message.Contains("positive finite"));
        Assert.That(
            () => new QualitySpecificationBuilder()
                .ForOthers(new QualityTerms { IsLossless = true, RangeFactor = 1e-3 }).Build(),
            Throws.TypeOf<FormatException>().With.Message.Contains("excludes"));
        Assert.That(
            () => new QualitySpecificationBuilder().ForVariable("t", new()).ForVariable("t", new()).Build(),
            Throws.TypeOf<FormatException>().With.Message.Contains("twice"));
        Assert.That(() => new QualityTerms { PresetName = "best" },
            Throws.TypeOf<FormatException>().With.Message.Contains("extreme"));
        Assert.That(() => new QualitySpecificationBuilder().ForVariable("\uD800", new()), Throws.ArgumentException);
    }

    [Test]
    public void Uri_TakesABuiltQuality()
    {
        var quality =
            new QualitySpecificationBuilder().ForVariable("a&b#c%d", new QualityTerms { AbsoluteBound = 2 }).Build();
        var uri = new Nv12Uri { FileName = "x.nv12", Quality = quality.ToString() };

        Assert.That(QualitySpecification.Parse(new Nv12Uri(uri.ToString()).Quality).Resolve("a&b#c%d").IsNamed);
    }

    [Test]
    public void Build_RoundTripsThroughText() =>
        SeededProperty.Check(
            Clauses.Any.ListOf().Select(list => list.ToArray()).ToArbitrary(), seed: 20190311, count: 300, RoundTrip);

    private static void RoundTrip(Clause[] clauses)
    {
        var builder = new QualitySpecificationBuilder();
        var kept = clauses.DistinctBy(clause => clause.Name).ToArray();
        foreach (var clause in kept)
        {
            builder.ForVariable(clause.Name, clause.Terms);
        }

        var built = builder.Build();
        var parsed = QualitySpecification.Parse(built.Text);

        Assert.That(parsed.Text, Is.EqualTo(built.Text));
        foreach (var clause in kept)
        {
            Assert.That(parsed.Resolve(clause.Name), Is.EqualTo((clause.Terms, true)), built.Text);
        }
    }

    private sealed record Clause(string Name, QualityTerms Terms);

    private static class Clauses
    {
        private static readonly string[] s_pieces =
            ["t", "default", ":", ";", ",", "=", "&", "#", "%", "~", "*", " ", "\t", "é", "温度", "🌡", "/", "+", "2m"];

        internal static Gen<Clause> Any { get; } = Create();

        private static Gen<Clause> Create()
        {
            var name = Gen.Elements(s_pieces).NonEmptyListOf().Select(pieces => string.Concat(pieces));
            var number = Gen.Choose(1, int.MaxValue)
                .Zip(Gen.Choose(-300, 299), (digits, exponent) => digits * Math.Pow(10, exponent - 9));
            var flags = Gen.Choose(0, 63);
            var terms = number.ListOf(5).Zip(flags, TermsOf);
            return name.Zip(terms, (text, what) => new Clause(text, what));
        }

        private static QualityTerms TermsOf(IEnumerable<double> numbers, int flags)
        {
            var all = numbers.ToArray();
            double? If(int bit) => (flags & (1 << bit)) != 0 ? all[bit] : null;
            var terms = new QualityTerms
            {
                AbsoluteBound = If(0),
                RangeFactor = If(1),
                LevelRangeFactor = If(2),
                RelativeFactor = If(3) is { } part ? part / (1 + part) is var below and < 1 ? below : 0.5 : null,
                PeakSignalToNoiseRatio = If(4),
                Codec = (flags & 32) != 0 ? "ffv1" : null,
            };
            return terms.HasBound ? terms : terms with { IsLossless = true };
        }
    }
}
