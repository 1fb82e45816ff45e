using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats;

namespace NumVid.Benchmarks.Speed;

/// <summary>One write and one read, in a process of their own.</summary>
internal static class SpeedRun
{
    /// <summary>The first word of a command line that runs it.</summary>
    internal const string Command = "speed-once";

    /// <summary>Copies all fields of a file, then reads the copy, and prints what both took.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="name">The name of the way.</param>
    /// <param name="source">The file whose fields are written.</param>
    /// <param name="target">The file to make.</param>
    internal static int Run(TextWriter output, string name, string source, string target)
    {
        var way = SpeedCase.Named(name);
        using var original = NumVidProviders.OpenRead(source);
        var fields = original.Variables.Where(variable => variable.Rank > 0)
            .Select(variable => (Variable: variable, Data: variable.GetData())).Reverse().ToArray();
        var write = Measure(() =>
        {
            using var copy = NumVidProviders.Create(target, way.Options);
            copy.IsAutocommitEnabled = false;
            foreach (var (variable, data) in fields)
            {
                var added = copy.AddVariable(
                    variable.TypeOfData, variable.Name, data, variable.Dimensions.AsNamesArray());
                foreach (var (key, value) in variable.Metadata.AsDictionary())
                {
                    added.Metadata[key] = value;
                }
            }

            copy.Commit();
        });
        var read = Measure(() =>
        {
            using var copy = NumVidProviders.OpenRead(target);
            foreach (var variable in copy.Variables.Where(variable => variable.Rank > 0))
            {
                variable.GetData();
            }
        });
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{write.Wall:F4} {write.Cpu:F4} {read.Wall:F4} {read.Cpu:F4} {new FileInfo(target).Length}"));
        return 0;
    }

    private static (double Wall, double Cpu) Measure(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        action();
        var wall = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return (wall, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
