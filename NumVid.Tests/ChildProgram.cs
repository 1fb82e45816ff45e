using System;
using System.Globalization;
using NumVid.Tests.Formats.Concurrency;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Formats.Nv12.Codecs;
using NumVid.Tests.Formats.Nv12.Commits;
using NumVid.Tests.Fuzzing;

namespace NumVid.Tests;

/// <summary>What the test assembly does when it is run as a program: the part of a test that needs a process to be
/// killed.</summary>
internal static class ChildProgram
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["append", var path]:
                GrowingFile.Grow(path, Console.Out);
                return 0;
            case ["decoders-only", var folder]:
                return DecodersOnly.Run(folder, Console.Out);
            case ["read", var path]:
                return ReadingChild.Run(path, Console.In, Console.Out);
            case ["full-disk", var path]:
                return FullDiskChild.Run(path, Console.Out);
            case ["fuzz", var format, var folder, var seed, var first, var end]:
                return FuzzChild.Run(format, folder, Number(seed), Number(first), Number(end), Console.Out);
            default:
                Console.Error.WriteLine("These are tests; run './test'.");
                return 2;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
