using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Research.Science.Data;
using NumVid.Formats;

namespace NumVid.Tests.Formats.Concurrency;

/// <summary>Many readers in a process of their own, which open, read and close a file until the input ends.</summary>
internal static class ReadingChild
{
    private const int Readers = 4;

    /// <summary>Writes a line <c>state N</c> for each state when it is first seen, and what went wrong.</summary>
    /// <returns>0 when each reader has always seen one whole state.</returns>
    internal static int Run(string path, TextReader input, TextWriter output)
    {
        NumVidProviders.Register();
        using var end = new CancellationTokenSource();
        var seen = new ConcurrentDictionary<int, bool>();
        var shared = TextWriter.Synchronized(output);
        var readers = Enumerable.Range(0, Readers)
            .Select(_ => Task.Factory
            .StartNew(() => Read(path, seen, shared, end.Token), TaskCreationOptions.LongRunning)).ToArray();
        input.ReadToEnd();
        end.Cancel();
        return Task.WhenAll(readers).GetAwaiter().GetResult().All(isWhole => isWhole) ? 0 : 1;
    }

    private static bool Read(
        string path, ConcurrentDictionary<int, bool> seen, TextWriter output, CancellationToken end)
    {
        var last = 0;
        while (!end.IsCancellationRequested)
        {
            try
            {
                last = ReadOnce(path, last);
            }
            catch (Exception error)
            {
                output.WriteLine("fault " + error.ToString().ReplaceLineEndings(" | "));
                output.Flush();
                return false;
            }

            if (seen.TryAdd(last, true))
            {
                output.WriteLine($"state {last}");
                output.Flush();
            }
        }

        return true;
    }

    // What is open keeps its state, and none is older than one that was seen before.
    private static int ReadOnce(string path, int last)
    {
        using var dataSet = DataSet.Open(path, ResourceOpenMode.ReadOnly);
        var first = SteppingFile.StateOf(dataSet);
        Thread.Yield();
        var again = SteppingFile.StateOf(dataSet);
        return first == again && first >= last
            ? first
            : throw new InvalidOperationException(
            $"after state {last}, state {first} became {again} while it was open");
    }
}
