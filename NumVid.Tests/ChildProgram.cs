using System;
using NumVid.Tests.Formats.Nv12.Commits;

namespace NumVid.Tests;

/// <summary>What the test assembly does when it is run as a program: the part of a test that needs a process to be killed.</summary>
internal static class ChildProgram
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["append", var path]:
                GrowingFile.Grow(path, Console.Out);
                return 0;
            default:
                Console.Error.WriteLine("These are tests; run './test'.");
                return 2;
        }
    }
}
