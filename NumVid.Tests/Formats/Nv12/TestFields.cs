using System;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Made-up fields with the traits that break coders; the same on every run.</summary>
internal static class TestFields
{
    /// <summary>A smooth field with some noise, of any shape.</summary>
    internal static T[] Smooth<T>(int[] shape, int seed, double noise = 0.02)
    {
        var random = new Random(seed);
        var count = 1;
        foreach (var extent in shape)
        {
            count *= extent;
        }

        var width = shape.Length == 0 ? 1 : shape[^1];
        var height = shape.Length < 2 ? 1 : shape[^2];
        var values = new T[count];
        for (var i = 0; i < count; i++)
        {
            var x = i % width;
            var y = i / width % height;
            var t = i / (width * height);
            var value = 280 + (10 * Math.Sin((0.2 * x) + (0.05 * t))) + (5 * Math.Cos(0.15 * y)) + (noise * (random.NextDouble() - 0.5));
            values[i] = Convert<T>(value);
        }

        return values;
    }

    /// <summary>Nine waves of random directions that move from frame to frame.</summary>
    internal static double[] Waves(int[] shape, int seed, double noise)
    {
        var random = new Random(seed);
        var waves = new (double X, double Y, double Phase, double Speed)[9];
        for (var i = 0; i < waves.Length; i++)
        {
            waves[i] = ((0.3 * random.NextDouble()) - 0.15, (0.3 * random.NextDouble()) - 0.15, 6 * random.NextDouble(),
                0.2 * random.NextDouble());
        }

        var (width, height) = (shape[^1], shape[^2]);
        var values = new double[shape.Length == 2 ? width * height : shape[0] * width * height];
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y, t) = (i % width, i / width % height, i / (width * height));
            values[i] = 280 + (noise * (random.NextDouble() - 0.5));
            foreach (var wave in waves)
            {
                values[i] += 3 * Math.Sin((wave.X * x) + (wave.Y * y) + wave.Phase + (wave.Speed * t));
            }
        }

        return values;
    }

    /// <summary>A field by name, see the cases.</summary>
    internal static T[] Named<T>(string name, int[] shape, int seed)
    {
        var values = Smooth<T>(shape, seed);
        var random = new Random(seed + 1);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = name switch
            {
                "smooth" => values[i],
                "noise" => Convert<T>(random.NextDouble() * 1000),
                "constant" => Convert<T>(4.25),
                "twoValues" => Convert<T>(random.Next(2)),
                "tiny" => Convert<T>(1e-42 * random.Next(100)),
                "denormalAndOne" => Convert<T>(random.Next(10) == 0 ? 1e-44 : random.NextDouble()),
                "huge" => Convert<T>(((2 * random.NextDouble()) - 1) * (typeof(T) == typeof(float) ? 3e38 : 1.5e308)),
                "outlier" => random.Next(100) == 0 ? Convert<T>(1e20) : values[i],
                "offset" => Convert<T>(1e7 + random.NextDouble()),
                "zeros" => random.Next(5) == 0 ? values[i] : Convert<T>(random.Next(2) == 0 ? 0.0 : -0.0),
                "nan" => random.Next(4) == 0 ? Convert<T>(double.NaN) : values[i],
                "allNan" => Convert<T>(double.NaN),
                "nanAndConstant" => Convert<T>(random.Next(3) == 0 ? double.NaN : 7.5),
                "infinities" => Convert<T>(random.Next(6) switch { 0 => double.PositiveInfinity, 1 => double.NegativeInfinity, 2 => double.NaN, _ => 3 * random.NextDouble() }),
                "payloads" => random.Next(3) == 0 ? Payload<T>(random) : values[i],
                _ => throw new ArgumentException($"No field is called '{name}'.", nameof(name)),
            };
        }

        return values;
    }

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    internal static string[] Names =>
    [
        "smooth", "noise", "constant", "twoValues", "tiny", "denormalAndOne", "huge", "outlier", "offset", "zeros", "nan",
        "allNan", "nanAndConstant", "infinities", "payloads",
    ];

    /// <summary>Puts flat values into an array of a shape.</summary>
    internal static Array Shaped<T>(T[] values, int[] shape)
    {
        var array = Array.CreateInstance(typeof(T), shape);
        Buffer.BlockCopy(values, 0, array, 0, Buffer.ByteLength(values));
        return array;
    }

    private static T Convert<T>(double value) => typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;

    private static T Payload<T>(Random random) => typeof(T) == typeof(float)
        ? (T)(object)BitConverter.UInt32BitsToSingle(0x7F800001u + (uint)random.Next(1 << 20))
        : (T)(object)BitConverter.UInt64BitsToDouble(0x7FF0000000000001UL + (ulong)random.NextInt64(1L << 40));
}
