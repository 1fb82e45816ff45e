using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using NumVid.Formats.Nv12;

namespace NumVid.Benchmarks;

/// <summary>Writes and reads a variable that is larger than memory, step by step, and shows what memory it
/// takes.</summary>
/// <remarks><c>dotnet run -c Release --project NumVid.Benchmarks -- streaming --gigabytes 20</c></remarks>
internal static class StreamingBench
{
    private const int Rows = 721;
    private const int Columns = 1440;
    private const int StepsPerAppend = 16;
    private const double Bound = 0.05;
    private const double BytesPerGigabyte = 1L << 30;

    private static readonly double[] s_waves = Waves();

    /// <summary>Runs the bench.</summary>
    /// <param name="output">Takes what was measured.</param>
    /// <param name="gigabytes">The size of the variable as float32.</param>
    /// <param name="quality">The quality in its grammar; no looser than the bound that is checked.</param>
    internal static int Run(TextWriter output, double gigabytes, string quality)
    {
        var appends =
            (int)Math.Ceiling(gigabytes * BytesPerGigabyte / (StepsPerAppend * Rows * Columns * sizeof(float)));
        var path = Path.Combine(Path.GetTempPath(), $"numvid-streaming-{Environment.ProcessId}.nv12");
        try
        {
            var watch = Stopwatch.StartNew();
            Write(path, appends, quality);
            output.WriteLine(Line(appends, "written", watch.Elapsed, new FileInfo(path).Length));
            watch.Restart();
            var largest = Read(path, appends);
            output.WriteLine(Line(appends, "read", watch.Elapsed, new FileInfo(path).Length));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest error {largest:R}, bound {Bound}"));
            return largest <= Bound ? 0 : 1;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Write(string path, int appends, string quality)
    {
        using var dataSet = new Nv12DataSet($"{path}?openMode=create&quality={quality}");
        dataSet.AddVariable<float>("t", "time", "y", "x");
        var steps = new float[StepsPerAppend, Rows, Columns];
        for (var i = 0; i < appends; i++)
        {
            Fill(steps, i * StepsPerAppend);
            dataSet["t"].Append(steps);
        }
    }

    private static double Read(string path, int appends)
    {
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        var expected = new float[StepsPerAppend, Rows, Columns];
        var largest = 0.0;
        for (var i = 0; i < appends; i++)
        {
            Fill(expected, i * StepsPerAppend);
            for (var step = 0; step < StepsPerAppend; step++)
            {
                var actual = (float[,,])dataSet["t"].GetData([(i * StepsPerAppend) + step, 0, 0], [1, Rows, Columns]);
                for (var y = 0; y < Rows; y++)
                {
                    for (var x = 0; x < Columns; x++)
                    {
                        largest = Math.Max(largest, Math.Abs((double)actual[0, y, x] - expected[step, y, x]));
                    }
                }
            }
        }

        return largest;
    }

    // Waves that travel, and noise of a tenth, the same for the same step.
    private static void Fill(float[,,] steps, int first)
    {
        for (var step = 0; step < StepsPerAppend; step++)
        {
            var noise = (uint)(first + step + 1);
            for (var y = 0; y < Rows; y++)
            {
                var row = 280 + (20 * Math.Cos(0.004 * y));
                var wave = 5 * Math.Sin((0.03 * y) + (0.1 * (first + step)));
                for (var x = 0; x < Columns; x++)
                {
                    noise = (noise * 1664525) + 1013904223;
                    steps[step, y, x] = (float)(row + (wave * s_waves[x]) + (0.1 * ((noise >> 8) / (double)(1 << 24))));
                }
            }
        }
    }

    private static double[] Waves()
    {
        var waves = new double[Columns];
        for (var x = 0; x < waves.Length; x++)
        {
            waves[x] = Math.Sin(0.02 * x);
        }

        return waves;
    }

    private static string Line(int appends, string done, TimeSpan time, long fileBytes)
    {
        var bytes = (double)appends * StepsPerAppend * Rows * Columns * sizeof(float);
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{bytes / BytesPerGigabyte:F2} GiB {done} in {time.TotalSeconds:F0} s "
                + $"({bytes / time.TotalSeconds / 1e6:F1} MB/s), file {fileBytes} bytes, largest working set "
                + $"{process.PeakWorkingSet64 >> 20} MiB");
    }
}
