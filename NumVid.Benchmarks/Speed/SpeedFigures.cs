using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumVid.Benchmarks.Speed;

/// <summary>What a write and a read took.</summary>
/// <param name="Write">Seconds of wall time.</param>
/// <param name="WriteCpu">Seconds of all processors.</param>
/// <param name="Read">Seconds of wall time.</param>
/// <param name="ReadCpu">Seconds of all processors.</param>
/// <param name="Bytes">The size of the file.</param>
internal sealed record SpeedFigures(double Write, double WriteCpu, double Read, double ReadCpu, long Bytes)
{
    /// <summary>What <see cref="SpeedRun"/> printed; null where it failed.</summary>
    internal static SpeedFigures? TryParse(string line)
    {
        double[] numbers =
        [
            .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word =>
                    double.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : double.NaN),
        ];
        return numbers.Length == 5 && numbers.All(double.IsFinite)
            ? new SpeedFigures(numbers[0], numbers[1], numbers[2], numbers[3], (long)numbers[4])
            : null;
    }

    /// <summary>The median of each figure.</summary>
    internal static SpeedFigures MedianOf(IReadOnlyList<SpeedFigures> runs)
    {
        return new(Middle(run => run.Write), Middle(run => run.WriteCpu), Middle(run => run.Read),
            Middle(run => run.ReadCpu), runs[0].Bytes);

        double Middle(Func<SpeedFigures, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);
    }
}
