using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats;
using NumVid.Formats.NetCdf.Restoring;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;

namespace NumVid.Tests.Fuzzing;

/// <summary>Reads mutant after mutant in a process of its own, and tells before each which one it is.</summary>
internal static class FuzzChild
{
    /// <summary>Mutants <paramref name="first"/> to <paramref name="end"/> - 1. A line 'begin N', then a line
    /// 'read|refused|failed N MILLISECONDS PEAK_BYTES ANSWER_BYTES text'.</summary>
    internal static int Run(string format, string folder, int seed, int first, int end, TextWriter output)
    {
        var seeds = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        for (var number = first; number < end; number++)
        {
            output.WriteLine(FormattableString.Invariant($"begin {number}"));
            output.Flush();
            var (path, source) = Mutant(format, seeds, seed, number);
            File.WriteAllText("/proc/self/clear_refs", "5");
            var clock = Stopwatch.StartNew();
            var (outcome, text, answer) = format switch
            {
                FuzzSeeds.Restorable => TryRestore(path, source),
                FuzzSeeds.Movie => MovieTrial.Run(path, MovieSeeds.CanKeep(path) && number % 2 == 0),
                _ => Try(format, path),
            };
            output.WriteLine(FormattableString.Invariant(
                $"{outcome} {number} {clock.ElapsedMilliseconds} {PeakBytes()} {answer} {text.ReplaceLineEndings(" ")}"));
            output.Flush();
            File.Delete(path);
        }

        return 0;
    }

    // The same number gives the same bytes, whatever came before it.
    private static (string Path, string Source) Mutant(string format, string[] seeds, int seed, int number)
    {
        var random = new Random(HashCode(seed, number));
        var source = seeds[random.Next(seeds.Length)];
        var bytes = File.ReadAllBytes(source);
        var mutant = format switch
        {
            "nv12" or FuzzSeeds.Restorable => Nv12Mutation.Apply(bytes, random),
            "grib" => GribMutation.Apply(bytes, random),
            FuzzSeeds.Movie => ByteMutation.Apply(bytes, random),
            _ => Hdf5Mutation.Apply(bytes, random),
        };
        var path = Path.Combine(Path.GetTempPath(), $"numvid-fuzz-{Environment.ProcessId}-{Path.GetFileName(source)}");
        File.WriteAllBytes(path, mutant);
        return (path, source);
    }

    // System.HashCode differs between processes.
    private static int HashCode(int seed, int number) => unchecked((seed * 486187739) + (number * 1000003));

    private static (string Outcome, string Text, long Answer) Try(string format, string path)
    {
        long answer = 0;
        try
        {
            using (var dataSet = NumVidProviders.OpenRead(path))
            {
                foreach (var variable in dataSet.Variables.Where(variable => variable.Rank > 0))
                {
                    var shape = variable.GetShape();
                    _ = ((IFieldStorage)dataSet).GetCodedByteCount(variable.Name);
                    var isNamesake = dataSet.Variables.Count(other => other.Name == variable.Name) > 1;
                    _ = isNamesake || shape.Contains(0) ? null
                        : ((IFieldStorage)dataSet).GetReadCost(variable.Name, new int[shape.Length], shape);
                    var values = variable.GetData();
                    answer += values.LongLength * sizeof(double);
                    if (values.Length > 0)
                    {
                        variable.GetData(new int[variable.Rank], [.. Enumerable.Repeat(1, variable.Rank)]);
                    }
                }
            }

            return format == "nv12" && Nv12Fixity.Check(path, 1).IsSound == false ? ("refused", "fixity", answer)
                : ("read", "", answer);
        }
        catch (Exception error) when (error is IOException or NotSupportedException)
        {
            return error.Message.Contains(Path.GetFileName(path), StringComparison.Ordinal)
                ? ("refused", error.Message, answer)
                : ("failed", $"names no file: {error.GetType().Name} {error.Message}", answer);
        }
        catch (Exception error)
        {
            return ("failed", error.ToString(), answer);
        }
    }

    // What comes back is the original, or nothing does.
    private static (string Outcome, string Text, long Answer) TryRestore(string path, string source)
    {
        var folder = Path.Combine(Path.GetDirectoryName(source)!, FuzzSeeds.Restorable);
        var original = File.ReadAllBytes(Path.Combine(folder, Path.GetFileNameWithoutExtension(source)));
        var restored = path + ".restored";
        try
        {
            Originals.Restore(path, restored, overwrites: true);
            return IsSame(restored, Path.Combine(folder, Path.GetFileNameWithoutExtension(source)), original)
                ? ("read", "", original.Length)
                : ("failed", "something else came back", original.Length);
        }
        catch (Exception error) when (error is IOException or NotSupportedException)
        {
            return File.Exists(restored) ? ("failed", $"left behind: {error.Message}", original.Length)
                : error.Message.Contains(Path.GetFileName(path), StringComparison.Ordinal)
                ? ("refused", error.Message, original.Length)
                : ("failed", $"names no file: {error.GetType().Name} {error.Message}", original.Length);
        }
        catch (Exception error)
        {
            return ("failed", error.ToString(), original.Length);
        }
        finally
        {
            File.Delete(restored);
        }
    }

    // Of NetCDF-4 the dataset comes back, not the bytes.
    private static bool IsSame(string restored, string path, byte[] original) =>
        File.ReadAllBytes(restored).AsSpan().SequenceEqual(original)
        || (original.AsSpan(1).StartsWith("HDF"u8)
            && NetCdfDataSetHash.Of(restored).AsSpan().SequenceEqual(NetCdfDataSetHash.Of(path)));

    private static long PeakBytes() => long.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
}
