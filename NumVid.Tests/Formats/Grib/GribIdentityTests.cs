using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Fields of different products are different variables, whatever their times are.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribIdentityTests
{
    private const string Edition2 = "GRIB2";
    private const string Edition1 = "regular_ll_sfc_grib1";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // The first settings are those of all fields, the others those of the sorts of fields. Each sort has steps of its
    // own, so that nothing but the product tells a series of one from a mixture.
    [TestCase(Edition2, "productDefinitionTemplateNumber=2", "derivedForecast=0|derivedForecast=4|derivedForecast=9")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=12", "derivedForecast=1|derivedForecast=2")]
    [TestCase(Edition2, "", "productDefinitionTemplateNumber=0|productDefinitionTemplateNumber=1,perturbationNumber=0|productDefinitionTemplateNumber=2")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=5", "probabilityType=0,scaledValueOfLowerLimit=3|probabilityType=1,scaledValueOfUpperLimit=3")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=9", "probabilityType=3,scaledValueOfLowerLimit=1|probabilityType=4,scaledValueOfUpperLimit=1")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=15", "statisticalProcess=2,spatialProcessing=3|statisticalProcess=2,spatialProcessing=4|statisticalProcess=3,spatialProcessing=3")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=15,statisticalProcess=0", "numberOfPointsUsed=9|numberOfPointsUsed=25")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=40", "constituentType=4|constituentType=5")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=45,constituentType=62008,typeOfSizeInterval=1", "scaledValueOfFirstSize=3|scaledValueOfFirstSize=7")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=55", "tileIndex=1|tileIndex=2")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=70", "typeOfPostProcessing=1|typeOfPostProcessing=2")]
    [TestCase(Edition2, "productDefinitionTemplateNumber=8", "typeOfTimeIncrement=1|typeOfTimeIncrement=2")]
    [TestCase(Edition2, "", "typeOfGeneratingProcess=2|typeOfGeneratingProcess=9")]
    [TestCase(Edition2, "", "productionStatusOfProcessedData=0|productionStatusOfProcessedData=2")]
    [TestCase(Edition2, "", "subCentre=1|subCentre=2")]
    [TestCase(Edition2, "setLocalDefinition=1,localDefinitionNumber=15", "systemNumber=5|systemNumber=51")]
    [TestCase(Edition2, "setLocalDefinition=1", "marsStream=oper|marsStream=wave")]
    [TestCase(Edition2, "setLocalDefinition=1", "experimentVersionNumber=0001|experimentVersionNumber=0078")]
    [TestCase(Edition1, "setLocalDefinition=1,localDefinitionNumber=1", "marsType=em|marsType=es")]
    [TestCase(Edition1, "setLocalDefinition=1,localDefinitionNumber=1", "marsStream=oper|marsStream=enfo")]
    [TestCase(Edition1, "setLocalDefinition=1,localDefinitionNumber=15", "methodNumber=1|methodNumber=2")]
    public void Open_SortsOfFieldsAtAlternatingTimes_NeverMixes(string sample, string common, string sorts)
    {
        var alternatives = sorts.Split('|');
        var messages = Enumerable.Range(0, 3 * alternatives.Length)
            .Select(i => Make(sample, $"{common},{alternatives[i % alternatives.Length]}", 3 * (i + 1), i % alternatives.Length))
            .ToList();

        var forward = Describe(messages);
        messages.Reverse();

        Assert.That(forward.Values.Select(sort => sort.Sort), Is.EquivalentTo(Enumerable.Range(0, alternatives.Length)));
        Assert.That(forward.Values.Select(sort => sort.Count), Is.All.EqualTo(3));
        Assert.That(Describe(messages), Is.EqualTo(forward), "names depend on the order of the messages");
    }

    // The further axes: places of all fields, in the order of the file.
    [TestCase(Edition2, "productDefinitionTemplateNumber=6", "percentile", "percentileValue=90|percentileValue=10|percentileValue=50", new[] { 10.0, 50, 90 })]
    [TestCase(Edition2, "productDefinitionTemplateNumber=9,probabilityType=1,scaleFactorOfUpperLimit=1", "threshold_t_above", "scaledValueOfUpperLimit=50|scaledValueOfUpperLimit=-20", new[] { -2.0, 5 })]
    [TestCase(Edition1, "setLocalDefinition=1,localDefinitionNumber=13", "frequency", "frequencyNumber=2|frequencyNumber=7", new[] { 2.0, 7 })]
    [TestCase(Edition1, "setLocalDefinition=1,localDefinitionNumber=14", "channel", "channelNumber=8|channelNumber=3|channelNumber=4", new[] { 3.0, 4, 8 })]
    public void Open_PlacesOfOneProduct_AreAnAxis(string sample, string common, string axis, string places, double[] values)
    {
        var settings = places.Split('|');
        var messages = settings.SelectMany((place, i) => new[] { 6, 12 }.Select(step => Make(sample, $"{common},{place}", step, i)));

        using var dataSet = Open(messages);

        var name = dataSet.Variables.Select(variable => variable.Name).Single(candidate => candidate.StartsWith(axis.Split('_')[0], StringComparison.Ordinal));
        Assert.That(dataSet[name].GetData(), Is.EqualTo(values));
        var field = Fields(dataSet).Single();
        Assert.That(field.GetShape()[..2], Is.EqualTo(new[] { values.Length, 2 }));
    }

    // The DWD's local section of its deterministic runs: host, creation, validity, experiment, further numbers.
    [TestCase(1, 0, 1)]
    [TestCase(1, 7, 2)]
    public void Open_LocalDatesOfCreation_DoNotTellApartButExperimentsDo(int first, int second, int count)
    {
        var (messages, older) = (new List<byte[]>(), new List<byte[]>());
        for (var i = 0; i < 4; i++)
        {
            var experiment = (byte)(i % 2 == 0 || second == 0 ? first : second);
            messages.Add(WithSection2(Make(Edition2, "centre=78", 3 * (i + 1), i % 2),
            [
                0, 0, 0, 27, 2, 0, 254, 255, 0x07, 0xE6, 4, 30, 23, (byte)(10 + i), (byte)(7 * i), 0x07, 0xE6, 5, 1, 0, 0, 0, 0, experiment, 0, 0, 9,
            ]));
            older.Add(WithLocalPart(Make(Edition1, "centre=78", 3 * (i + 1), i % 2),
                [254, 255, 0, 0, 200, 255, 255, 122, 4, 30, (byte)(10 + i), (byte)(7 * i), 0, experiment]));
        }

        using (var dataSet = Open(messages))
        {
            Assert.That(Fields(dataSet), Has.Count.EqualTo(count));
        }

        using (var dataSet = Open(older))
        {
            Assert.That(Fields(dataSet), Has.Count.EqualTo(count));
        }
    }

    [Test]
    public void Open_ControlWithTheNumberOfAMember_HasAPlaceOfItsOwn()
    {
        var messages = new[] { (1, 0), (3, 0), (3, 1), (2, 1) }.SelectMany((member, i) => new[] { 6, 12 }.Select(step => Make(
            Edition2, $"productDefinitionTemplateNumber=1,typeOfEnsembleForecast={member.Item1},perturbationNumber={member.Item2}", step, i)));

        using var dataSet = Open(messages);

        Assert.That(Fields(dataSet).Select(variable => variable.Name), Is.EquivalentTo(new[] { "t_control", "t_negative", "t_positive" }));
        Assert.That(dataSet["t_positive"].GetShape()[..2], Is.EqualTo(new[] { 2, 2 }));
    }

    [Test]
    public void Open_ControlBesideMembers_IsOneOfThem()
    {
        var messages = new[] { "1,perturbationNumber=0,typeOfProcessedData=3", "3,perturbationNumber=1,typeOfProcessedData=4", "2,perturbationNumber=2,typeOfProcessedData=4" }
            .Select((member, i) => Make(Edition2, "productDefinitionTemplateNumber=1,typeOfEnsembleForecast=" + member, 6, i));

        using var dataSet = Open(messages);

        Assert.That(dataSet["member"].GetData(), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(Fields(dataSet).Select(variable => variable.Name), Is.EqualTo(new[] { "t" }));
    }

    [Test]
    public void Open_AnalysisAtTheStartOfAForecast_IsItsFirstStep()
    {
        using var dataSet = Open(new[] { (0, 0), (1, 3), (1, 6) }.Select(step =>
            Make(Edition2, $"typeOfProcessedData={step.Item1},typeOfGeneratingProcess={2 * step.Item1}", step.Item2, 0)));

        Assert.That(Fields(dataSet).Single().GetShape()[0], Is.EqualTo(3));
    }

    [Test]
    public void Open_AnalysesBesideForecastsOfOtherTimes_AreVariables()
    {
        using var dataSet = Open(new[] { (0, 0, 0), (0, 0, 1200), (1, 3, 600), (1, 9, 600) }.Select((field, i) => Make(Edition2,
            $"dataTime={field.Item3},typeOfProcessedData={field.Item1},typeOfGeneratingProcess={2 * field.Item1}", field.Item2, i / 2)));

        Assert.That(Fields(dataSet).Select(variable => variable.Name), Is.EqualTo(new[] { "t_analysis", "t_forecast" }));
    }

    [Test]
    public void Open_FieldsThatAgreeInEveryKey_AreCopiesNamedByTheirNumbers()
    {
        using var dataSet = Open(new[] { 6, 12, 6 }.Select((step, i) => Make(Edition2, "", step, i)));

        Assert.That(Fields(dataSet).Select(variable => variable.Name), Is.EqualTo(new[] { "t_copy1", "t_copy2" }));
        Assert.That(dataSet.Warnings.Single(), Does.Contain("number 1 and 3").And.Contain("agree in every key"));
    }

    // How fields were made does not tell a series apart, and yet it tells fields of one place apart.
    [Test]
    public void Open_OtherModelAtOtherTimes_IsOneSeriesAndAtTheSameTimesIsNot()
    {
        var first = Make(Edition2, "generatingProcessIdentifier=81", 0, 0);
        var later = Make(Edition2, "generatingProcessIdentifier=96", 6, 1);
        var same = Make(Edition2, "generatingProcessIdentifier=96", 0, 2);
        using (var series = Open([first, later]))
        {
            Assert.That(Fields(series).Single().GetShape()[0], Is.EqualTo(2));
        }

        using var pair = Open([first, same]);
        Assert.That(Fields(pair).Select(variable => variable.Name), Is.EqualTo(new[] { "t_generatingProcessIdentifier81", "t_generatingProcessIdentifier96" }));
        Assert.That(pair.Warnings, Is.Empty);
    }

    private static byte[] WithSection2(byte[] message, byte[] section)
    {
        const int LengthAt = 8;
        const int Section2At = 16 + 21;
        var longer = message.ToList();
        longer.InsertRange(Section2At, section);
        byte[] result = [.. longer];
        BinaryPrimitives.WriteInt64BigEndian(result.AsSpan(LengthAt), result.Length);
        return result;
    }

    private static byte[] WithLocalPart(byte[] message, byte[] local)
    {
        const int Section1At = 8;
        const int LocalAt = 40;
        var longer = message.ToList();
        var end = Section1At + ((message[Section1At] << 16) | (message[Section1At + 1] << 8) | message[Section1At + 2]);
        longer.RemoveRange(Section1At + 28, end - Section1At - 28);
        longer.InsertRange(Section1At + 28, [.. new byte[LocalAt - 28], .. local]);
        byte[] result = [.. longer];
        (result[Section1At + 1], result[Section1At + 2]) = (0, (byte)(LocalAt + local.Length));
        (result[4], result[5], result[6]) = ((byte)(result.Length >> 16), (byte)(result.Length >> 8), (byte)result.Length);
        return result;
    }

    private static byte[] Make(string sample, string settings, int step, int sort)
    {
        var time = sample == Edition1 ? $"P1={step}" : $"forecastTime={step}";
        return GribMaker.Message(sample, $"centre=98,shortName=t,{settings},{time}", 100 * (sort + 1));
    }

    // Each variable with the sort of all its fields; -1 where they are of several.
    private Dictionary<string, (int Sort, int Count)> Describe(IEnumerable<byte[]> messages)
    {
        using var dataSet = Open(messages);
        return Fields(dataSet).ToDictionary(variable => variable.Name, variable =>
        {
            var sorts = variable.GetData().Cast<object>()
                .Select(value => (int)Math.Round(Convert.ToDouble(value, CultureInfo.InvariantCulture) / 100) - 1).Distinct().ToList();
            return (sorts.Count == 1 ? sorts[0] : -1, variable.GetShape()[0]);
        });
    }

    private GribDataSet Open(IEnumerable<byte[]> messages)
    {
        var path = _folder.File($"{Guid.NewGuid():N}.grib");
        GribMaker.Write(path, messages);
        return new GribDataSet($"{path}?openMode=readOnly");
    }

    private static List<Variable> Fields(GribDataSet dataSet) =>
        [.. dataSet.Variables.Where(variable => variable.Metadata.ContainsKey("GRIB_headers")).OrderBy(variable => variable.Name, StringComparer.Ordinal)];
}
