using NUnit.Framework;
using NumVid.Compare.Errors;
using NumVid.Compare.Names;
using NumVid.Formats.Quality;

namespace NumVid.Tests.Compare.Names;

internal sealed class KnownNamesTests
{
    private static readonly KnownNames s_names = new("'x.nc' has", ["t", "t2m", "sea level", "a*", "ab", "mask"]);

    [TestCase("t", ExpectedResult = new[] { "t" })]
    [TestCase("t*", ExpectedResult = new[] { "t", "t2m" })]
    [TestCase("?2m", ExpectedResult = new[] { "t2m" })]
    [TestCase("a*", ExpectedResult = new[] { "a*" }, TestName = "Find_NameWithAStar_IsThatVariableAlone")]
    [TestCase("T", ExpectedResult = new string[0])]
    public string[] Find(string asked) => [.. s_names.Find(asked)];

    [Test]
    public void FindAll_NameOfNothing_IsRefusedWithTheNearest() => Assert.That(
        () => s_names.FindAll(["t", "msak"]), Throws.InstanceOf<UsageException>().With.Message
            .EqualTo("'x.nc' has no variable 'msak': did you mean 'mask'?"));

    [Test]
    public void FindAll_NameNearNothing_IsRefusedWithAll() => Assert.That(
        () => s_names.FindAll(["wind"]), Throws.InstanceOf<UsageException>().With.Message
            .EqualTo("'x.nc' has no variable 'wind'; it has t, t2m, sea level, a*, ab, mask."));

    [TestCase("")]
    [TestCase("abs=1")]
    [TestCase("default:lossless;t:abs=1")]
    [TestCase("t*:abs=1;mask:abs=0.5;sea~20level:lossless;a~2A:lossless")]
    public void Check_ClausesThatAllFit_Pass(string quality) =>
        Assert.That(() => s_names.Check(QualitySpecification.Parse(quality)), Throws.Nothing);

    [TestCase("default:lossless;msak:abs=1",
        "'msak', which the quality 'default:lossless;msak:abs=1' names: did you mean 'mask'?")]
    [TestCase("sealevel:abs=1", "'sealevel', which the quality 'sealevel:abs=1' names: did you mean 'sea~20level'?")]
    [TestCase(
        "s~20a:abs=1", "'s~20a', which the quality 's~20a:abs=1' names; it has t, t2m, sea~20level, a~2A, ab, mask.")]
    [TestCase("mas*s:abs=1", "'mas*s', which the quality 'mas*s:abs=1' names: did you mean 'mask'?")]
    public void Check_ClauseThatFitsNone_IsRefused(string quality, string expected) => Assert.That(
        () => s_names.Check(QualitySpecification.Parse(quality)),
        Throws.InstanceOf<UsageException>().With.Message.EqualTo($"'x.nc' has no variable {expected}"));
}
