using System.Collections.Generic;
using System.Linq;

namespace NumVid.Tests.Architecture;

/// <summary>Who must not know whom, as docs/architecture.md says.</summary>
internal static class KnowledgeRules
{
    private const string Sds = "Microsoft.Research.Science.Data";
    private const string Console = "Spectre.Console";
    private const string Commands = "System.CommandLine";
    private const string Compare = "NumVid.Compare";
    private const string Nv12 = "NumVid.Formats.Nv12";
    private const string Grib = "NumVid.Formats.Grib";
    private const string NetCdf = "NumVid.Formats.NetCdf";

    public static IEnumerable<KnowledgeRule> All => OfProjects.Concat(OfFormats).Concat(OfTheComparator);

    // ProjectReferenceTests holds what the SDS core may know: the library passes over types of any Microsoft namespace.
    private static KnowledgeRule[] OfProjects =>
    [
        new("the bindings to ecCodes can be used alone", ["EccodesDotNet"], ["NumVid", Sds]),
        new("the formats know no comparator", ["NumVid.Formats"], [Compare, Console, Commands]),
    ];

    private static KnowledgeRule[] OfFormats =>
    [
        new("Nv12 knows no other format", [Nv12], [Grib, NetCdf, "EccodesDotNet"]),
        new("Grib knows no other format", [Grib], [Nv12, NetCdf]),
        new("NetCdf knows no other format", [NetCdf], [Nv12, Grib, "EccodesDotNet"]),
        new("what the formats share knows no format", Except("NumVid.Formats", Nv12, Grib, NetCdf),
            [Nv12, Grib, NetCdf, "EccodesDotNet"]),
        new("codecs know no file and no dataset", [$"{Nv12}.Codecs"],
            [
                Sds, $"{Nv12}.Manifest", $"{Nv12}.Segments", $"{Nv12}.Scaling", "NumVid.Formats.Quality",
                "System.IO.File",
            ]),
        new("the manifest and the archive know no codec", [$"{Nv12}.Manifest", $"{Nv12}.Archive"],
            [$"{Nv12}.Codecs", $"{Nv12}.Video"]),
    ];

    private static KnowledgeRule[] OfTheComparator =>
    [
        new("metrics know no file and no dataset", [$"{Compare}.Metrics"], FilesAndLayersAbove),
        new("checks know no file and no dataset", [$"{Compare}.Checks"], FilesAndLayersAbove),
        new("pictures know no file and no dataset", [$"{Compare}.Pictures"], FilesAndLayersAbove),
        new("results know no file and no dataset", [$"{Compare}.Results"], FilesAndLayersAbove),
        new("the report knows neither the command line nor the comparison", [$"{Compare}.Report"],
            [
                $"{Compare}.CommandLine", $"{Compare}.Configurations", $"{Compare}.Runs", $"{Compare}.Verification",
                Commands,
            ]),
        new("what is selected knows neither how it is written nor how it is measured", [$"{Compare}.Selection"],
            [$"{Compare}.Measurement", $"{Compare}.Configurations", $"{Compare}.Runs"]),
        new("what is measured knows neither how it is written nor a run", [$"{Compare}.Measurement"],
            [$"{Compare}.Configurations", $"{Compare}.Runs"]),
        new("how it is written knows no run", [$"{Compare}.Configurations"], [$"{Compare}.Runs"]),
        new("the comparison asks storage through interfaces and names no format",
            [
                $"{Compare}.Selection", $"{Compare}.Measurement", $"{Compare}.Configurations", $"{Compare}.Runs",
                $"{Compare}.Verification",
            ],
            [Nv12, Grib, NetCdf]),
        new("copying knows no comparison", [$"{Compare}.Transfer"],
            [$"{Compare}.Configurations", $"{Compare}.Selection", $"{Compare}.Measurement", $"{Compare}.Runs"]),
        new("names know no run and no conversion", [$"{Compare}.Names"],
            [$"{Compare}.Configurations", $"{Compare}.Conversions", $"{Compare}.Runs"]),
        new("the comparison and all below know neither the report nor the command line",
            Except(Compare, $"{Compare}.CommandLine", $"{Compare}.Report"),
            [$"{Compare}.CommandLine", $"{Compare}.Report"]),
        new("only the command line and the report write to the console",
            Except(Compare, $"{Compare}.CommandLine", $"{Compare}.Report"), [Console]),
        new("only the command line parses commands",
            Except(Compare, $"{Compare}.CommandLine"), [Commands]),
    ];

    private static string[] FilesAndLayersAbove =>
    [
        Sds, "NumVid.Formats", "System.IO", $"{Compare}.Configurations", $"{Compare}.Selection",
        $"{Compare}.Measurement", $"{Compare}.Runs", $"{Compare}.Conversions", $"{Compare}.Inspection",
        $"{Compare}.Transfer", $"{Compare}.Exports", $"{Compare}.Verification", $"{Compare}.Report", $"{Compare}.CommandLine",
    ];

    /// <summary>All folders within a project's root, but not its own types, except some.</summary>
    private static string[] Except(string root, params string[] folders) =>
    [
        .. Project.Of(root).Folders().Folders
            .Where(folder => folder != root && !folders.Any(other => FolderGraph.IsWithin(folder, other))),
    ];
}
