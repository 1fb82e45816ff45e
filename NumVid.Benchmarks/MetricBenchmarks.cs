using System;
using BenchmarkDotNet.Attributes;
using NumVid.Compare.Metrics;

namespace NumVid.Benchmarks;

/// <summary>The one pass over 4 M pairs of float32 that gives all sums of the error matrix: eight frames of half a
/// million.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- --inProcess --filter '*Metric*'</c> from
/// the repository's root. Two busy cores with AVX2, short run: 20 ms in vectors, 87 ms in scalars.</remarks>
public class MetricBenchmarks
{
    private const int Frames = 8;
    private const int FrameLength = 1 << 19;

    private readonly float[] _original = new float[Frames * FrameLength];
    private readonly float[] _decoded = new float[Frames * FrameLength];

    /// <summary>Whether the vector loop is taken; the scalar twin gives the same bits.</summary>
    [Params(true, false)]
    public bool IsVectorized { get; set; }

    /// <summary>Makes the pairs.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(20240611);
        for (var i = 0; i < _original.Length; i++)
        {
            _original[i] = 270 + (20 * random.NextSingle());
            _decoded[i] = _original[i] + (0.01f * (random.NextSingle() - 0.5f));
        }
    }

    /// <summary>Sums all pairs.</summary>
    /// <returns>The number of valid ones.</returns>
    [Benchmark]
    public long Sums()
    {
        var sums = new DifferenceSums(new FieldLayout([Frames, 512, FrameLength / 512], 0), IsVectorized);
        sums.Add<float, float>(_original, _decoded, 0);
        return sums.Total.ValidCount;
    }
}
