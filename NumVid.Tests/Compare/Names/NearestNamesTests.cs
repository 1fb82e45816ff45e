using NumVid.Compare.Names;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Names;

internal sealed class NearestNamesTests
{
    [TestCase("tmep", "temp,z,lon", ExpectedResult = new[] { "temp" }, TestName = "TwoLettersSwapped_IsOneSlip")]
    [TestCase("sst", "SST,AIRT", ExpectedResult = new[] { "SST" }, TestName = "OtherCase_IsNoSlip")]
    [TestCase(
        "v10", "u10,v100,msl", ExpectedResult = new[] { "u10", "v100" }, TestName = "ChangedOrAddedLetter_IsOneSlip")]
    [TestCase("temprature", "temperature,tendency", ExpectedResult = new[] { "temperature" },
        TestName = "LetterLeftOut_IsOneSlip")]
    [TestCase("temp", "z,temperature_2m", ExpectedResult = new[] { "temperature_2m" }, TestName = "Beginning_IsNear")]
    [TestCase("t", "temperature", ExpectedResult = new string[0], TestName = "SingleLetter_IsNoBeginning")]
    [TestCase("q", "u,v,t", ExpectedResult = new string[0], TestName = "OtherLetter_IsAnotherName")]
    [TestCase("", "u", ExpectedResult = new string[0], TestName = "NothingTyped_IsNearNothing")]
    [TestCase(
        "ab1", "ab2,ab3,ab4,ab5", ExpectedResult = new[] { "ab2", "ab3", "ab4" }, TestName = "Many_AreCutAtThree")]
    public string[] Of(string name, string known) => [.. NearestNames.Of(name, known.Split(','))];
}
