using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib;
using NumVid.Formats.Model;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>What a product definition says is told in CF's words.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribMeaningTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // Expected by the WMO's tables 4.5 to 4.10 and appendix E of the conventions.
    [TestCase("shortName=t,productDefinitionTemplateNumber=2,derivedForecast=4", "Ensemble spread of temperature", "K", null, "realization: standard_deviation")]
    [TestCase("shortName=t,productDefinitionTemplateNumber=2,derivedForecast=0", "Ensemble mean of temperature", "K", "air_temperature", "realization: mean")]
    [TestCase("shortName=t,productDefinitionTemplateNumber=6,percentileValue=92", "92nd percentile of temperature", "K", null, null)]
    [TestCase("shortName=t,productDefinitionTemplateNumber=6,percentileValue=11", "11th percentile of temperature", "K", null, null)]
    [TestCase("shortName=t,productDefinitionTemplateNumber=5,probabilityType=0,scaleFactorOfLowerLimit=1,scaledValueOfLowerLimit=2731", "Probability of temperature below 273.1 K", "%", null, null)]
    [TestCase("shortName=t,productDefinitionTemplateNumber=5,probabilityType=2,scaleFactorOfLowerLimit=0,scaledValueOfLowerLimit=270,scaleFactorOfUpperLimit=0,scaledValueOfUpperLimit=275", "Probability of temperature between 270 and 275 K", "%", null, null)]
    [TestCase("shortName=t,productDefinitionTemplateNumber=15,statisticalProcess=2,spatialProcessing=3,numberOfPointsUsed=9", "Area maximum of temperature", "K", "air_temperature", "area: maximum (number of points 9, code table 4.15: 3)")]
    [TestCase("shortName=t,productDefinitionTemplateNumber=8,typeOfStatisticalProcessing=2,indicatorOfUnitForTimeRange=1,lengthOfTimeRange=3,indicatorOfUnitForTimeIncrement=0,timeIncrement=10", "Temperature", "K", "air_temperature", "time: maximum (interval: 10 minutes)")]
    public void Open_Product_IsToldInCf(string settings, string longName, string units, string? standardName, string? cellMethods)
    {
        using var dataSet = Open(settings);

        var attributes = Field(dataSet).Metadata;
        Assert.Multiple(() =>
        {
            Assert.That(Text(attributes, "long_name"), Is.EqualTo(longName));
            Assert.That(Text(attributes, "units"), Is.EqualTo(units));
            Assert.That(Text(attributes, "standard_name"), Is.EqualTo(standardName));
            Assert.That(Text(attributes, "cell_methods"), Is.EqualTo(cellMethods));
        });
    }

    [Test]
    public void Open_Probability_HasItsLimitsUnderTheNamesOfEcCodes()
    {
        using var dataSet = Open("productDefinitionTemplateNumber=9,shortName=tp,probabilityType=1,scaleFactorOfUpperLimit=1,scaledValueOfUpperLimit=125");

        var attributes = Field(dataSet).Metadata;
        Assert.That(attributes["GRIB_probabilityType"], Is.EqualTo(1));
        Assert.That(attributes["GRIB_upperLimit"], Is.EqualTo(12.5));
    }

    [Test]
    public void Describe_ProbabilityOfAnEnsemble_IsWhatAMeteorologistWrites()
    {
        using var dataSet = Open("centre=7,productDefinitionTemplateNumber=9,shortName=tp,typeOfFirstFixedSurface=1,probabilityType=3,"
            + "scaleFactorOfLowerLimit=0,scaledValueOfLowerLimit=5,indicatorOfUnitForTimeRange=1,lengthOfTimeRange=6");
        using var mean = Open("productDefinitionTemplateNumber=2,shortName=t,typeOfFirstFixedSurface=pl,level=850,derivedForecast=0,numberOfForecastsInEnsemble=16,forecastTime=18");

        Assert.That(Describe(dataSet), Is.EqualTo("probability of total precipitation above 5 mm, 0-6 h"));
        Assert.That(Describe(mean), Is.EqualTo("ensemble mean of temperature, 850 hPa, 18 h, 16 members"));
    }

    [TestCase("long_name=sea ice area", "cell_methods=area: mean time: maximum", "sea ice area, mean over area, maximum over time")]
    [TestCase("standard_name=air_temperature", "cell_methods=time: point", "air temperature")]
    [TestCase("long_name= ", "", null)]
    public void Describe_AttributesOfOtherFormats_IsALine(string first, string second, string? expected)
    {
        var attributes = new[] { first, second }.Where(text => text.Length > 0).Select(text => text.Split('=', 2))
            .Select(pair => new System.Collections.Generic.KeyValuePair<string, object?>(pair[0], pair[1])).ToList();

        Assert.That(CfSummary.Of(new VariableContext("v", ["y", "x"], attributes)), Is.EqualTo(expected));
    }

    // Three layers between four half levels; ecCodes packs the coefficients of edition 1 as IBM's numbers.
    [TestCase("regular_ll_pl_grib2", "typeOfFirstFixedSurface=105,typeOfSecondFixedSurface=255,scaleFactorOfFirstFixedSurface=0,scaledValueOfFirstFixedSurface=")]
    [TestCase("regular_ll_pl_grib1", "indicatorOfTypeOfLevel=109,level=")]
    public void Open_HybridLevels_HaveTheTermsOfTheirFormula(string sample, string level)
    {
        double[] pv = [0, 2048, 1024, 0, 0, 0.125, 0.5, 1];
        var messages = Enumerable.Range(1, 3).Select(number => GribMaker.Message(sample, $"shortName=t,{level}{number}", 250, pv));

        using var dataSet = Open([.. messages]);

        Assert.That(dataSet["ap"].GetData(), Is.EqualTo(new[] { 1024.0, 1536, 512 }));
        Assert.That(dataSet["b"].GetData(), Is.EqualTo(new[] { 0.0625, 0.3125, 0.75 }));
        Assert.That(dataSet["ap_bnds"].GetData(), Is.EqualTo(new double[,] { { 0, 2048 }, { 2048, 1024 }, { 1024, 0 } }));
        Assert.That(dataSet["level"].Metadata["formula_terms"], Is.EqualTo("ap: ap b: b"));
        Assert.That(dataSet["level"].Metadata["bounds"], Is.EqualTo("level_bnds"));
    }

    private static string? Describe(GribDataSet dataSet) => CfSummary.Of(VariableContext.Of(Field(dataSet), SchemaVersion.Committed));

    private static Variable Field(GribDataSet dataSet) => dataSet.Variables.Single(variable => variable.Metadata.ContainsKey("GRIB_headers"));

    private static string? Text(MetadataDictionary attributes, string key) => attributes.ContainsKey(key) ? attributes[key]?.ToString() : null;

    private GribDataSet Open(string settings) => Open([GribMaker.Message("GRIB2", settings, 280)]);

    private GribDataSet Open(byte[][] messages)
    {
        var path = _folder.File($"{Guid.NewGuid():N}.grib");
        GribMaker.Write(path, messages);
        return new GribDataSet($"{path}?openMode=readOnly");
    }
}
