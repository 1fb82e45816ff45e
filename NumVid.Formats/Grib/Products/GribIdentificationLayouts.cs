using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Grib.Products;

/// <summary>The sections besides section 4 that say what a field is: section 1 of both editions, with what centres add
/// to it, and section 2 of edition 2.</summary>
/// <remarks>Of a local definition that is not here everything tells fields apart.</remarks>
internal static class GribIdentificationLayouts
{
    // Octets that a local definition of the ECMWF begins with: the labels of its archive.
    private const string Labels = "marsClass/1 marsType/1= marsStream/2 experimentVersionNumber/4= ";

    private const string Section2 = "section2Length/4- numberOfSection/1- grib2LocalSectionNumber/2 ";
    private const string WideLabels = "marsClass/2 marsType/2= marsStream/2 experimentVersionNumber/4= ";
    private const string Member = "perturbationNumber/1@ numberOfForecastsInEnsemble/1~ ";
    private const string WideMember = "perturbationNumber/2@ systemNumber/2 methodNumber/2 ";
    private const string Month = "verifyingMonth/4@ averagingPeriod/1 forecastMonth/2@ ";
    private const string Climate = "referenceDate/4~ climateDateFrom/4~ climateDateTo/4~ ";
    private const string Leg = "oceanAtmosphereCoupling/1 padding/3- legBaseDate/4~ legBaseTime/2~ legNumber/1~ ";

    /// <summary>Section 1 of edition 2; what follows tells apart.</summary>
    internal static GribLayoutItem[] Edition2 { get; } = GribLayoutItem.Parse(
        "section1Length/4- numberOfSection/1- centre/2 subCentre/2 tablesVersion/1~ localTablesVersion/1~ "
        + "significanceOfReferenceTime/1~ referenceTime/7@ productionStatusOfProcessedData/1 typeOfProcessedData/1=");

    /// <summary>Section 1 of edition 1 without what a centre adds.</summary>
    internal static GribLayoutItem[] Edition1 { get; } = GribLayoutItem.Parse(
        "section1Length/3- table2Version/1 centre/1 generatingProcessIdentifier/1~ gridDefinition/1- section1Flags/1- "
        + "indicatorOfParameter/1 indicatorOfTypeOfLevel/1= level/2@ referenceTime/5@ indicatorOfUnitOfTimeRange/1@ "
        + "P1/1@ P2/1@ timeRangeIndicator/1= numberIncludedInAverage/2~ numberMissingFromAveragesOrAccumulations/1~ "
        + "century/1@ subCentre/1 decimalScaleFactor/2- reserved/12");

    // The ECMWF's definitions for edition 1; dates that are not those of the field change with it.
    private static readonly Dictionary<int, GribLayoutItem[]> s_edition1 = new (int Number, string Text)[]
    {
        (1, Member), (5, "forecastProbabilityNumber/1~ totalNumberOfForecastProbabilities/1~ "
            + "localDecimalScaleFactor/1s@ thresholdIndicator/1 lowerThreshold/2s@ upperThreshold/2s@"),
        (6, "*~"), (11, "classOfAnalysis/1 typeOfAnalysis/1 streamOfAnalysis/2 experimentVersionNumberOfAnalysis/4 *~"),
        (12, WideMember + Month + "numberOfForecastsInEnsemble/2~ indexingDate/4~ indexingTime/2~"),
        (13, Member + "directionNumber/1@ frequencyNumber/1@"), (14, Member + "channelNumber/1@"),
        (15, WideMember + "numberOfForecastsInEnsemble/2~"),
        (16, WideMember + Month + "numberOfForecastsInEnsemble/2~"), (17, Member + "*~"), (18, Member),
        (23, WideMember + Month + Climate + "unitsDecimalScaleFactor/1s thresholdIndicator/1 lowerThresholdValue/2s "
            + "upperThresholdValue/2s numberOfForecastsInEnsemble/2~"),
        (24, "satelliteIdentifier/2 instrumentIdentifier/2 channelNumber/2@ functionCode/1"),
        (26, "perturbationNumber/1@ numberOfForecastsInEnsemble/1~ hindcastDate/4@ climateDateFrom/4~ "
            + "climateDateTo/4~"),
        (27, Member + Leg + Climate), (28, Member + "baseDateEPS/4~ baseTimeEPS/2~"), (30, Member + Leg + Climate),
        (31, "perturbationNumber/1@ numberOfForecastsInEnsemble/1~ forecastMonth/2@ dateOfForecastRun/4~"),
        (33, "*~"), (35, "*~"), (36, Member), (37, Member + "channelNumber/1@"), (40, Member), (49, Member),
        (50, Member), (218, Member), (244, Member), (245, Member),
    }.ToDictionary(
        row => row.Number, row => GribLayoutItem.Parse("localDefinitionNumber/1 " + Labels + row.Text));

    private static readonly GribLayoutItem[] s_otherEdition1 = GribLayoutItem.Parse("localDefinitionNumber/1 " + Labels);

    // The extension for ensembles that NCEP defined.
    private static readonly GribLayoutItem[] s_ncep = GribLayoutItem.Parse(
        "applicationIdentifier/1 typeOfEnsembleProduct/1= identificationNumber/1@ productIdentifier/1 "
        + "spatialSmoothingOfProduct/1 probProductDefinition/1 probabilityType/1");

    // The ECMWF's definitions for edition 2.
    private static readonly Dictionary<int, GribLayoutItem[]> s_edition2 = new (int Number, string Text)[]
    {
        (11, "timeOfAnalysis/6~"), (12, "systemNumber/2 methodNumber/2 indexingDate/4~ indexingTime/2~"),
        (14, "channelNumber/4@"), (24, "channelNumber/2@"),
        (26, "hindcastDate/4@ climateDateFrom/4~ climateDateTo/4~"), (28, "baseDateEPS/4~ baseTimeEPS/2~"),
        (30, "oceanAtmosphereCoupling/1 legBaseDate/4~ legBaseTime/2~ legNumber/1~ " + Climate),
        (41, "isFillup/1 timeOfForecast/6~ anoffsetFirst/2 anoffsetLast/2 anoffsetFrequency/2 modelVersionDate/6~"),
        (60, "timeOfAnalysis/6~"),
    }.ToDictionary(row => row.Number, row => GribLayoutItem.Parse(Section2 + WideLabels + row.Text));

    private static readonly GribLayoutItem[] s_otherEdition2 = GribLayoutItem.Parse(Section2 + WideLabels);

    private static readonly GribLayoutItem[] s_head = GribLayoutItem.Parse("section2Length/4- numberOfSection/1-");

    /// <summary>What a centre added to section 1 of edition 1.</summary>
    /// <param name="centre">The centre.</param>
    /// <param name="definition">The first octet of what it added.</param>
    /// <param name="hasLabels">Whether ecCodes finds the labels of the ECMWF's archive in it.</param>
    internal static GribLayoutItem[] GetLocal1(int centre, int definition, bool hasLabels)
    {
        const int Ncep = 7;
        return hasLabels ? s_edition1.GetValueOrDefault(definition) ?? s_otherEdition1
            : centre == Ncep && definition == 1 ? s_ncep : [];
    }

    /// <summary>Section 2 of edition 2.</summary>
    /// <param name="definition">What it begins with.</param>
    /// <param name="hasLabels">Whether ecCodes finds the labels of the ECMWF's archive in it.</param>
    internal static GribLayoutItem[] GetLocal2(int definition, bool hasLabels) => hasLabels
        ? s_edition2.GetValueOrDefault(definition) ?? s_otherEdition2 : s_head;
}
