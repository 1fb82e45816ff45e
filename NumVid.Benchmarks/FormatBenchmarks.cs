using System;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Microsoft.Research.Science.Data;
using NumVid.Formats;

namespace NumVid.Benchmarks;

/// <summary>Writing and reading one real field in each format: 60 months of wind on a 2.5 degree grid, 2.5 MB of
/// float32.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- --inProcess --filter '*Format*'</c> from
/// the repository's root. Read the ratios: all rows are of one run on one machine.</remarks>
[MemoryDiagnoser]
public class FormatBenchmarks
{
    private string _folder = "";
    private string _written = "";
    private (string Name, Array Values, string[] Dimensions, (string Key, object? Value)[] Attributes)[] _variables =
        [];

    /// <summary>The file's extension and its options.</summary>
    [Params(
        "nv12", "nv12?quality=preset=high", "nv12?quality=lossless", "grib2?bits=12", "nc?deflate=9", "nc?deflate=0")]
    public string Format { get; set; } = "";

    /// <summary>Reads the field and writes the file that <see cref="Read"/> reads.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        NumVidProviders.Register();
        _folder = Directory.CreateTempSubdirectory("numvid-benchmark-").FullName;
        using (
            var source = NumVidProviders.OpenRead(Path.Combine(FindRoot(), "fixtures", "surface_winds_monthly.grib2")))
        {
            _variables =
            [
                .. source.Where(variable => variable.Name != "10v").OrderBy(variable => variable.ID)
                .Select(variable => (
                    variable.Name, variable.GetData(), variable.Dimensions.AsNamesArray(),
                    variable.Metadata.AsDictionary().Select(pair => (pair.Key, pair.Value)).ToArray())),
            ];
        }

        _written = PathOf("written");
        WriteTo(_written);
    }

    /// <summary>Removes what was written.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    /// <summary>Creates a file with the field and its coordinates, and commits it.</summary>
    [Benchmark]
    public void Write() => WriteTo(PathOf("new"));

    /// <summary>Opens the file and reads the whole field.</summary>
    /// <returns>The field.</returns>
    [Benchmark]
    public Array Read()
    {
        using var data = NumVidProviders.OpenRead(_written);
        return data["10u"].GetData();
    }

    private void WriteTo(string path)
    {
        File.Delete(path);
        var options = Format.Contains('?', StringComparison.Ordinal)
            ? Format[(Format.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";
        using var data = DataSet.Open($"{path}?openMode=create{(options.Length > 0 ? "&" + options : "")}");
        data.IsAutocommitEnabled = false;
        foreach (var (name, values, dimensions, attributes) in _variables)
        {
            var variable = data.AddVariable(values.GetType().GetElementType()!, name, values, dimensions);
            foreach (var (key, value) in attributes.Where(attribute => attribute.Key != variable.Metadata.KeyForName))
            {
                variable.Metadata[key] = value;
            }
        }

        data.Commit();
    }

    private string PathOf(string name) => Path.Combine(_folder, $"{name}.{Format.Split('?')[0]}");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NumVid.sln")))
        {
            folder = folder.Parent
                ?? throw new DirectoryNotFoundException("No folder above the benchmarks holds NumVid.sln.");
        }

        return folder.FullName;
    }
}
