using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Grib.Products;

/// <summary>The product definition templates of edition 2, after the WMO Manual on Codes, volume I.2, table 4.0.</summary>
/// <remarks>A template is a row of blocks that many share. What a template has beyond its row, and all of one that is
/// not here, tells fields apart.</remarks>
internal static class GribProductLayouts
{
    /// <summary>The first octet of the date that ends the overall interval.</summary>
    internal const string EndOfInterval = "endOfOverallTimeInterval";

    private const string Head = "section4Length/4- numberOfSection/1- NV/2 productDefinitionTemplateNumber/2 ";

    private static readonly Dictionary<string, string> s_blocks = new()
    {
        ["parameter"] = "parameterCategory/1 parameterNumber/1",
        ["process"] = "typeOfGeneratingProcess/1= backgroundProcess/1~ generatingProcessIdentifier/1~ "
            + "hoursAfterDataCutoff/2~ minutesAfterDataCutoff/1~",
        ["time"] = "indicatorOfUnitOfTimeRange/1@ forecastTime/4s@",
        ["shorttime"] = "indicatorOfUnitOfTimeRange/1@ forecastTime/2s@",
        ["surfaces"] = "typeOfFirstFixedSurface/1 scaleFactorOfFirstFixedSurface/1s@ scaledValueOfFirstFixedSurface/4s@ "
            + "typeOfSecondFixedSurface/1 scaleFactorOfSecondFixedSurface/1s@ scaledValueOfSecondFixedSurface/4s@",
        ["member"] = "typeOfEnsembleForecast/1= perturbationNumber/1@ numberOfForecastsInEnsemble/1~",
        ["tilemember"] = "perturbationNumber/1@ numberOfForecastsInEnsemble/1~",
        ["derived"] = "derivedForecast/1 numberOfForecastsInEnsemble/1~",
        ["rectangle"] = "clusterIdentifier/1 numberOfClusterHighResolution/1 numberOfClusterLowResolution/1 "
            + "totalNumberOfClusters/1~ clusteringMethod/1 northernLatitudeOfClusterDomain/4s "
            + "southernLatitudeOfClusterDomain/4s easternLongitudeOfClusterDomain/4s westernLongitudeOfClusterDomain/4s "
            + "numberOfForecastsInTheCluster/1~ scaleFactorOfStandardDeviation/1s~ scaledValueOfStandardDeviation/4s~ "
            + "scaleFactorOfDistanceFromEnsembleMean/1s~ scaledValueOfDistanceFromEnsembleMean/4s~",
        ["circle"] = "clusterIdentifier/1 numberOfClusterHighResolution/1 numberOfClusterLowResolution/1 "
            + "totalNumberOfClusters/1~ clusteringMethod/1 latitudeOfCentralPointInClusterDomain/4s "
            + "longitudeOfCentralPointInClusterDomain/4s radiusOfClusterDomain/4 "
            + "numberOfForecastsInTheCluster/1~ scaleFactorOfStandardDeviation/1s~ scaledValueOfStandardDeviation/4s~ "
            + "scaleFactorOfDistanceFromEnsembleMean/1s~ scaledValueOfDistanceFromEnsembleMean/4s~",
        ["cluster"] = "numberOfForecastsInTheCluster[ensembleForecastNumbers/1~]",
        ["probability"] = "forecastProbabilityNumber/1~ totalNumberOfForecastProbabilities/1~ probabilityType/1 "
            + "scaleFactorOfLowerLimit/1s@ scaledValueOfLowerLimit/4s@ scaleFactorOfUpperLimit/1s@ "
            + "scaledValueOfUpperLimit/4s@",
        ["percentile"] = "percentileValue/1@",
        ["quantile"] = "totalNumberOfQuantiles/2 quantileValue/2@",
        ["interval"] = EndOfInterval + "/7@ numberOfTimeRange/1 numberOfMissingInStatisticalProcess/4~ "
            + "numberOfTimeRange[typeOfStatisticalProcessing/1 typeOfTimeIncrement/1 indicatorOfUnitForTimeRange/1@ "
            + "lengthOfTimeRange/4@ indicatorOfUnitForTimeIncrement/1 timeIncrement/4]",
        ["spatial"] = "statisticalProcess/1 spatialProcessing/1 numberOfPointsUsed/1",
        ["constituent"] = "constituentType/2",
        ["source"] = "sourceSinkChemicalPhysicalProcess/1",
        ["size"] = "typeOfSizeInterval/1 scaleFactorOfFirstSize/1s scaledValueOfFirstSize/4s "
            + "scaleFactorOfSecondSize/1s scaledValueOfSecondSize/4s",
        ["optical"] = "typeOfWavelengthInterval/1 scaleFactorOfFirstWavelength/1s@ scaledValueOfFirstWavelength/4s@ "
            + "scaleFactorOfSecondWavelength/1s@ scaledValueOfSecondWavelength/4s@",
        ["distribution"] = "numberOfModeOfDistribution/2 modeNumber/2 typeOfDistributionFunction/2 "
            + "numberOfDistributionFunctionParameters/1 numberOfDistributionFunctionParameters["
            + "scaleFactorOfDistributionFunctionParameter/1s scaledValueOfDistributionFunctionParameter/4s]",
        ["categories"] = "numberOfCategories/1 numberOfCategories[categoryType/1 codeFigure/1 "
            + "scaleFactorOfLowerLimit/1s scaledValueOfLowerLimit/4s scaleFactorOfUpperLimit/1s "
            + "scaledValueOfUpperLimit/4s]",
        ["partition"] = "partitionTable/1 numberOfPartitions/1 numberOfPartitions[partitionItems/2] partitionNumber/2",
        ["tile"] = "tileClassification/1 totalNumberOfTileAttributePairs/1 numberOfUsedSpatialTiles/1 tileIndex/1 "
            + "numberOfUsedTileAttributes/1 attributeOfTile/1",
        ["postprocess"] = "inputProcessIdentifier/2~ inputOriginatingCentre/2 typeOfPostProcessing/1",
        ["reforecast"] = "modelVersionDate/7~",
        ["observation"] = "typeOfGeneratingProcess/1 observationGeneratingProcessIdentifier/1~",
        ["bands"] = "NB/1 NB[satelliteSeries/2 satelliteNumber/2 instrumentType/2 "
            + "scaleFactorOfCentralWaveNumber/1s@ scaledValueOfCentralWaveNumber/4s@]",
        ["radar"] = "typeOfGeneratingProcess/1 numberOfRadarSitesUsed/1~ indicatorOfUnitOfTimeRange/1@",
        ["localtime"] = "localTimeMethod/1 numberOfForecastsUsedInLocalTime/1 numberOfForecastsUsedInLocalTime["
            + "forecastUsedInLocalTime/7@ indicatorOfUnitForForecastTime/1@ forecastTime/4s@ "
            + "numberOfTimeIncrementsOfForecastsUsedInLocalTime/1 indicatorOfUnitForTimeIncrement/1 timeIncrement/4]",
        ["localinterval"] = "typeOfStatisticalProcessing/1 indicatorOfUnitForTimeRange/1 lengthOfTimeRange/4 "
            + "numberOfStatisticallyProcessedFieldsForLocalTime/1~",
    };

    private static readonly Dictionary<int, GribLayoutItem[]> s_templates = new (int Number, string Blocks)[]
    {
        (0, "process time surfaces"),
        (1, "process time surfaces member"),
        (2, "process time surfaces derived"),
        (3, "process time surfaces derived rectangle cluster"),
        (4, "process time surfaces derived circle cluster"),
        (5, "process time surfaces probability"),
        (6, "process time surfaces percentile"),
        (7, "process time surfaces"),
        (8, "process time surfaces interval"),
        (9, "process time surfaces probability interval"),
        (10, "process time surfaces percentile interval"),
        (11, "process time surfaces member interval"),
        (12, "process time surfaces derived interval"),
        (13, "process time surfaces derived rectangle interval cluster"),
        (14, "process time surfaces derived circle interval cluster"),
        (15, "process time surfaces spatial"),
        (20, "radar"),
        (30, "observation"),
        (31, "observation bands"),
        (32, "process time bands"),
        (33, "process time bands member"),
        (34, "process time bands member interval"),
        (35, "observation bands"),
        (40, "constituent process time surfaces"),
        (41, "constituent process time surfaces member"),
        (42, "constituent process time surfaces interval"),
        (43, "constituent process time surfaces member interval"),
        (44, "constituent size process time surfaces"),
        (45, "constituent size process time surfaces member"),
        (46, "constituent size process time surfaces interval"),
        (47, "constituent size process time surfaces member interval"),
        (48, "constituent size optical process time surfaces"),
        (49, "constituent size optical process time surfaces member"),
        (51, "process time surfaces categories"),
        (53, "partition process time surfaces"),
        (54, "partition process time surfaces member"),
        (55, "tile process time surfaces"),
        (56, "tile process time surfaces tilemember"),
        (57, "constituent distribution process time surfaces"),
        (58, "constituent distribution process time surfaces member"),
        (59, "tile process time surfaces member"),
        (60, "process time surfaces member reforecast"),
        (61, "process time surfaces member reforecast interval"),
        (67, "constituent distribution process time surfaces interval"),
        (68, "constituent distribution process time surfaces member interval"),
        (70, "postprocess process time surfaces"),
        (71, "postprocess process time surfaces member"),
        (72, "postprocess process time surfaces interval"),
        (73, "postprocess process time surfaces member interval"),
        (76, "constituent source process time surfaces"),
        (77, "constituent source process time surfaces member"),
        (78, "constituent source process time surfaces interval"),
        (79, "constituent source process time surfaces member interval"),
        (80, "constituent source size optical process time surfaces"),
        (81, "constituent source size optical process time surfaces member"),
        (82, "constituent source size process time surfaces interval"),
        (83, "constituent source size process time surfaces member interval"),
        (84, "constituent source size process time surfaces member interval"),
        (85, "constituent size process time surfaces member interval"),
        (86, "process time surfaces quantile"),
        (87, "process time surfaces quantile interval"),
        (88, "process surfaces localtime"),
        (91, "process time surfaces categories interval"),
        (92, "process time surfaces member localtime"),
        (93, "postprocess process time surfaces localtime"),
        (94, "postprocess process time surfaces member localtime"),
        (95, "process surfaces localinterval localtime"),
        (96, "process time surfaces member localinterval localtime"),
        (97, "postprocess process time surfaces localinterval localtime"),
        (98, "postprocess process time surfaces member localinterval localtime"),
        (1000, "process time"),
        (1001, "process time interval"),
        (1002, "process time"),
        (1100, "process time surfaces"),
        (1101, "process time surfaces interval"),
    }.ToDictionary(row => row.Number, row => Compile("parameter " + row.Blocks));

    // ecCodes and some centres write the forecast time of template 4.44 in two octets, as the Manual first had it.
    private static readonly GribLayoutItem[] s_short44 = Compile("parameter constituent size process shorttime surfaces");

    private static readonly Dictionary<int, int> s_intervalEnds = s_templates
        .Where(row => row.Value.Any(item => item.Name == EndOfInterval))
        .Select(row => (row.Key, At: GribLayoutItem.FindOffset(row.Value, EndOfInterval)))
        .Where(row => row.At is not null).ToDictionary(row => row.Key, row => row.At!.Value);

    private static readonly GribLayoutItem[] s_head = GribLayoutItem.Parse(Head);

    /// <summary>The layout of a template; of one that is not known, its parameter alone.</summary>
    /// <param name="template">The number.</param>
    /// <param name="length">The length of section 4 without coordinate values.</param>
    internal static GribLayoutItem[] Get(int template, int length)
    {
        const int ShortLength = 45;
        return template == 44 && length == ShortLength ? s_short44 : s_templates.GetValueOrDefault(template) ?? s_head;
    }

    /// <summary>Where the date stands that ends the interval of a template.</summary>
    /// <param name="template">The number.</param>
    /// <returns>0 when the template holds for an instant; null when that is not known, or not at one place.</returns>
    internal static int? FindIntervalEnd(int template) =>
        s_intervalEnds.TryGetValue(template, out var at) ? at
        : s_templates.TryGetValue(template, out var layout) && !HasFurtherDates(layout) ? 0 : null;

    private static bool HasFurtherDates(GribLayoutItem[] layout) => layout.Any(item =>
        item.Name is EndOfInterval or "numberOfForecastsUsedInLocalTime");

    private static GribLayoutItem[] Compile(string blocks) => GribLayoutItem.Parse(
        Head + string.Join(' ', blocks.Split(' ').Select(block => s_blocks[block])));
}
