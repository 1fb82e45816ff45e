using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Compare.Demonstration;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>The memory of a comparison is bounded by segments, however large its input is.</summary>
internal sealed class MemoryTests
{
    private const int Latitudes = 721;
    private const int Longitudes = 1440;
    private const int FieldCount = 2;
    private const double BytesPerStep = (double)Latitudes * Longitudes * FieldCount * sizeof(float);

    private static string Configurations =>
        LongRun.IsAsked ? "netcdf4-none,grib2-ccsds:16,nv12" : "netcdf4-none,grib2-ccsds:16";

    private static double InputBytes => LongRun.IsAsked ? 10e9 : 0.3e9;

    // Of the short run: half the input and what a comparison of a small file takes.
    private static double MostBytes => LongRun.IsAsked ? 1.5e9 : 0.5e9;

    [Test]
    public void Compare_OfALargeInput_StaysInBounds()
    {
        using var folder = new TemporaryFolder();
        var input = folder.File("input.nc");
        DemoFile.Write(input, (int)Math.Ceiling(InputBytes / BytesPerStep), Latitudes, Longitudes);
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { NumVidProgram.Path, "compare", input, "--configs", Configurations, "--quiet", "--out",
                folder.File("out") },
            Environment = { ["TMPDIR"] = folder.Path },
            RedirectStandardOutput = true,
        };

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = PeakOf(process);

        TestContext.Out.WriteLine(
            $"{new FileInfo(input).Length:N0} bytes through {Configurations}: at most {peak / 1e6:F0} MB");
        Assert.That(process.ExitCode, Is.Zero, output.GetAwaiter().GetResult());
        using var result = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.File("out"), "result.json")));
        Assert.That(
            result.RootElement.GetProperty("results").EnumerateArray()
                .Select(row => row.GetProperty("status").GetString()), Is.All.EqualTo("ok"));
        Assert.That(peak, Is.GreaterThan(0).And.LessThan(MostBytes));
    }

    // The kernel's own mark of the largest resident set, until the process is gone.
    private static long PeakOf(Process process)
    {
        var peak = 0L;
        while (!process.WaitForExit(50))
        {
            try
            {
                var line = File.ReadLines($"/proc/{process.Id}/status")
                    .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
                var words = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                peak = words is null ? peak : 1024 * long.Parse(words[1], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
        }

        process.WaitForExit();
        return peak;
    }
}
