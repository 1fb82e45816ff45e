using System;
using NumVid.Formats.Errors;
using NumVid.Formats.Quality;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Quality;

/// <summary>The grammar of qualities as a table.</summary>
[TestFixture]
internal sealed class QualitySpecificationTests
{
    private const string Default = "levelrange=0.00012210012";

    [TestCase("", "t", Default)]
    [TestCase("range=1e-4", "t", "range=0.0001")]
    [TestCase("default:range=1e-4", "t", "range=0.0001")]
    [TestCase("t:abs=0.01;tp:lossless;default:range=1e-4", "t", "abs=0.01")]
    [TestCase("t:abs=0.01;tp:lossless;default:range=1e-4", "tp", "lossless")]
    [TestCase("t:abs=0.01;tp:lossless;default:range=1e-4", "u", "range=0.0001")]
    [TestCase("t:abs=0.01", "u", Default)]
    [TestCase("t*:abs=1;tp:abs=2;abs=3", "tp", "abs=2")]
    [TestCase("t*:abs=1;tp:abs=2;abs=3", "t2m", "abs=1")]
    [TestCase("t*:abs=1;tp:abs=2;abs=3", "u", "abs=3")]
    [TestCase("*:abs=1;abs=2", "u", "abs=1")]
    [TestCase("t*:abs=1;t2*:abs=2", "t2m", "abs=2")]
    [TestCase("a*:abs=1;*b:abs=2", "ab", "abs=1")]
    [TestCase("t~2A:abs=1", "t*", "abs=1")]
    [TestCase("t~2A:abs=1", "tp", Default)]
    [TestCase("a~3Ab:abs=1", "a:b", "abs=1")]
    [TestCase("wind~20speed:abs=1", "wind speed", "abs=1")]
    [TestCase("~C3~A9:abs=1", "é", "abs=1")]
    [TestCase("温度:abs=1", "温度", "abs=1")]
    [TestCase("a.c:abs=1", "abc", Default)]
    [TestCase("T:abs=1", "t", Default)]
    [TestCase(" t : abs=1 , range=0.5 ; u : lossless ", "t", "abs=1,range=0.5")]
    [TestCase("codec=hevc", "t", Default + ",codec=hevc")]
    [TestCase("codec=ffv1,range=0.5", "t", "range=0.5,codec=ffv1")]
    [TestCase("codec=auto,abs=2", "t", "abs=2,codec=auto")]
    [TestCase("codec=video,abs=2", "t", "abs=2")]
    [TestCase("codec=smallest,abs=2", "t", "abs=2,codec=auto,effort=best")]
    [TestCase("effort=best,codec=smallest", "t", Default + ",codec=auto,effort=best")]
    [TestCase("preset=high", "t", "preset=high")]
    [TestCase("preset=avg,abs=0.5", "t", "abs=0.5,preset=avg")]
    [TestCase("preset=C4-JP2K,abs=0.5", "t", "abs=0.5,preset=C4-JP2K")]
    [TestCase("preset=low,codec=hevc", "t", "preset=low,codec=hevc")]
    [TestCase("codec=jpeg2000,range=0.5", "t", "range=0.5,codec=jpeg2000")]
    [TestCase("effort=best,codec=predictive,abs=2", "t", "abs=2,codec=predictive,effort=best")]
    [TestCase("abs=1,levelrange=1e-3", "t", "abs=1,levelrange=0.001")]
    [TestCase("rel=1e-3", "t", "rel=0.001")]
    [TestCase("psnr=60", "t", "psnr=60")]
    [TestCase("rel=0.5,abs=2,psnr=60.5,range=1e-2", "t", "abs=2,range=0.01,rel=0.5,psnr=60.5")]
    [TestCase("t*:rel=1e-3;t2m:psnr=70;lossless", "t2m", "psnr=70")]
    [TestCase("t*:rel=1e-3;t2m:psnr=70;lossless", "t500", "rel=0.001")]
    [TestCase("t*:rel=1e-3;t2m:psnr=70;lossless", "u", "lossless")]
    [TestCase("*temp*:abs=1;*:abs=2", "sea temp x", "abs=1")]
    [TestCase("~64efault:abs=1;range=0.5", "default", "abs=1")]
    [TestCase("~64efault:abs=1;range=0.5", "t", "range=0.5")]
    [TestCase("a~3B~2C~3D~26~23~25b:abs=1", "a;,=&#%b", "abs=1")]
    [TestCase("~7e:abs=1", "~", "abs=1")]
    [TestCase("abs=1E-3", "t", "abs=0.001")]
    [TestCase("abs=+2", "t", "abs=2")]
    [TestCase("preset=high,rel=1e-2", "t", "rel=0.01,preset=high")]
    [TestCase("segment=24f", "t", Default + ",segment=24f")]
    [TestCase("segment=2^18,abs=1", "t", "abs=1,segment=262144")]
    [TestCase("segment=10^6,lossless", "t", "lossless,segment=1000000")]
    [TestCase("t:segment=5000,codec=ffv1;effort=fast", "t", Default + ",codec=ffv1,segment=5000")]
    [TestCase("t:segment=5000;effort=fast", "u", Default + ",effort=fast")]
    [TestCase("effort=best,abs=3", "t", "abs=3,effort=best")]
    [TestCase("effort=normal,abs=3", "t", "abs=3")]
    public void Resolve_FindsTheTerms(string text, string variable, string expected) =>
        Assert.That(QualitySpecification.Parse(text).Resolve(variable).Terms.ToString(), Is.EqualTo(expected));

    [TestCase("abs=0", "positive")]
    [TestCase("abs=-1", "positive")]
    [TestCase("abs=NaN", "positive")]
    [TestCase("abs=1e999", "positive")]
    [TestCase("abs", "positive")]
    [TestCase("abs=1,5", "not a quality term")]
    [TestCase("abs=1,abs=2", "twice")]
    [TestCase("t:abs=1;t:abs=2", "twice")]
    [TestCase("abs=1;default:abs=2", "twice")]
    [TestCase("quality=1", "not a quality term")]
    [TestCase("lossless=1", "not a quality term")]
    [TestCase("lossless,abs=1", "excludes")]
    [TestCase("lossless,preset=high", "excludes")]
    [TestCase("preset=best", "extreme, max, vhigh, C4-JP2K, high, avg, low, vlow, LL-JP2K")]
    [TestCase("preset=", "needs a name")]
    [TestCase("codec=av1", "video, auto, smallest, hevc, ffv1, jpeg2000")]
    [TestCase("codec=smallest,effort=fast", "means effort=best")]
    [TestCase("preset=high,codec=ffv1", "The preset 'high' is hevc")]
    [TestCase("preset=LL-JP2K,codec=hevc", "leave one of them out")]
    [TestCase("t:", "not a quality term")]
    [TestCase(":abs=1", "not a variable name")]
    [TestCase("a b:abs=1", "~20")]
    [TestCase("a~2:abs=1", "two hex digits")]
    [TestCase("a~xy:abs=1", "two hex digits")]
    [TestCase("abs=1;", "twice")]
    [TestCase("a~3Ab:abs=1;~61~3ab:abs=2", "twice")]
    [TestCase("t*:abs=1;~74*:abs=2", "twice")]
    [TestCase("~FF:abs=1", "UTF-8")]
    [TestCase("rel=1", "(0, 1)")]
    [TestCase("rel=2.5", "(0, 1)")]
    [TestCase("rel=0", "positive")]
    [TestCase("rel=-1e-3", "positive")]
    [TestCase("psnr=0", "decibels")]
    [TestCase("psnr=inf", "positive")]
    [TestCase("levelrange=NaN", "positive")]
    [TestCase("range=1e-4 %", "positive")]
    [TestCase("lossless,rel=1e-3", "excludes")]
    [TestCase("lossless,psnr=60", "excludes")]
    [TestCase("ABS=1", "allowed are abs=V, range=V")]
    [TestCase("codec=", "needs a name")]
    [TestCase("t:abs=1;", "not a quality term")]
    [TestCase("segment=24g", "24f")]
    [TestCase("segment=0f", "frames")]
    [TestCase("segment=2^26", "2^25")]
    [TestCase("segment=-5", "values")]
    [TestCase("segment=2^", "2^18")]
    [TestCase("segment=", "needs a length")]
    [TestCase("segment=1e5", "is not a segment")]
    [TestCase("effort=extreme", "fast, normal, best")]
    [TestCase("effort", "needs a name")]
    [TestCase("effort=best,effort=fast", "twice")]
    public void Parse_BadText_SaysWhatIsAllowed(string text, string part) =>
        Assert.That(
            () => QualitySpecification.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(part));

    [TestCase("codec=dct")]
    public void Parse_SoundButLater_SaysSo(string text) =>
        Assert.That(() => QualitySpecification.Parse(
            text), Throws.TypeOf<UnsupportedDataException>().With.Message.Contains("not supported yet"));

    [TestCase("t:abs=1;t2*:lossless;default:abs=2", ExpectedResult = new string[0])]
    [TestCase("t3*:abs=1;T:abs=1;sea~20level:lossless", ExpectedResult = new[] { "t3*", "T" })]
    [TestCase("", ExpectedResult = new string[0])]
    public string[] NamesWithoutVariable(string text) =>
        [.. QualitySpecification.Parse(text).NamesWithoutVariable(["t", "t2m", "sea level"])];

    [TestCase("t2m", ExpectedResult = "t2m")]
    [TestCase("sea level", ExpectedResult = "sea~20level")]
    [TestCase("a:b", ExpectedResult = "a~3Ab")]
    [TestCase("default", ExpectedResult = "~64efault")]
    public string Escape(string name) => QualitySpecification.Escape(name);
}
