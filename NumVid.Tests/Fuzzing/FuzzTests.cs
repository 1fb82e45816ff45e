using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Fuzzing;

/// <summary>Damaged files of every format give values or a sentence: no crash, no hang, no memory without
/// limit.</summary>
[TestFixture]
internal sealed class FuzzTests
{
    private const int FixedSeed = 20261125;
    private const int ShortRun = 200;
    private const int FullRun = 10_000;

    // An import starts two programs or three.
    private const int ShortMovieRun = 15;
    private const int FullMovieRun = 2000;

    // A process of 10 000 NetCDF mutants grew by some 60 kB a mutant and passed the limit after 8000.
    private const int ProcessRun = 1000;
    private const long MemoryLimit = 512L << 20;
    private static readonly TimeSpan s_usualLimit = TimeSpan.FromSeconds(5);

    // The programs of an import share the processors with all tests that run beside this one.
    private static readonly TimeSpan s_movieLimit = TimeSpan.FromSeconds(30);

    [Test]
    public void Mutants_FixedSeed_AreReadOrRefused([ValueSource(typeof(FuzzSeeds), nameof(FuzzSeeds.Formats))] string format) =>
        Run(format, FixedSeed, CountOf(format));

    [Test]
    public void Mutants_FreshSeed_AreReadOrRefused([ValueSource(typeof(FuzzSeeds), nameof(FuzzSeeds.Formats))] string format)
    {
        Assume.That(LongRun.IsAsked, "a fresh seed is for long runs");
        Run(format, Random.Shared.Next(), CountOf(format));
    }

    private static int CountOf(string format) => (format == FuzzSeeds.Movie, LongRun.IsAsked) switch
    {
        (true, true) => FullMovieRun,
        (true, false) => ShortMovieRun,
        (false, true) => FullRun,
        _ => ShortRun,
    };

    private static void Run(string format, int seed, int count)
    {
        using var folder = new TemporaryFolder();
        FuzzSeeds.Write(format, folder.Path);
        List<string> failures = [];
        var limit = format == FuzzSeeds.Movie ? s_movieLimit : s_usualLimit;
        var (read, refused, peak, slowest) = (0, 0, 0L, 0L);
        for (var next = 0; next < count;)
        {
            var end = Math.Min(count, next + ProcessRun);
            using var process = Start(format, folder.Path, seed, next, end);
            var began = next;
            while (LineOf(process, limit, out var isHung) is var line && (line is not null || isHung))
            {
                if (line is null)
                {
                    failures.Add($"{format}, seed {seed}, mutant {began}: nothing for {limit.TotalSeconds} s");
                    process.Kill();
                    break;
                }

                var words = line.Split(' ', 6);
                began = int.Parse(words[1], CultureInfo.InvariantCulture);
                if (words[0] == "begin")
                {
                    continue;
                }

                var numbers = words[2..5].Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
                (read, refused) = (read + (words[0] == "read" ? 1 : 0), refused + (words[0] == "refused" ? 1 : 0));
                (slowest, peak) = (Math.Max(slowest, numbers[0]), Math.Max(peak, numbers[1]));
                if (words[0] == "failed" || numbers[1] > MemoryLimit + numbers[2])
                {
                    failures.Add($"{format}, seed {seed}, mutant {began}: {line}");
                }

                next = began + 1;
            }

            process.WaitForExit();
            if (next < end)
            {
                failures.Add($"{format}, seed {seed}, mutant {began}: the process ended with {process.ExitCode}");
                next = began + 1;
            }
        }

        TestContext.Out.WriteLine(
            $"{format}, seed {seed}: {count} mutants, {read} read, {refused} refused, {failures.Count} failures, at most {peak >> 20} MB and {slowest} ms");
        failures.ForEach(TestContext.Out.WriteLine);
        Assert.That(failures, Is.Empty);
        Assert.That(read, Is.Positive);
        Assert.That(refused, Is.Positive);
    }

    // The next line, null at the end of the output or when none came in time.
    private static string? LineOf(Process process, TimeSpan limit, out bool isHung)
    {
        var line = process.StandardOutput.ReadLineAsync();
        isHung = !Task.WhenAny(line, Task.Delay(limit)).GetAwaiter().GetResult().Equals(line);
        return isHung ? null : line.GetAwaiter().GetResult();
    }

    private static Process Start(string format, string folder, int seed, int first, int end) => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList =
        {
            typeof(FuzzTests).Assembly.Location, "fuzz", format, folder, seed.ToString(CultureInfo.InvariantCulture),
            first.ToString(CultureInfo.InvariantCulture), end.ToString(CultureInfo.InvariantCulture),
        },
        RedirectStandardOutput = true,
    })!;
}
