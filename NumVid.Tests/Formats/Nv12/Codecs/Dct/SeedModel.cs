using System;
using System.Linq;

namespace NumVid.Tests.Formats.Nv12.Codecs.Dct;

/// <summary>The stages of the second seed in doubles, in the plainest way: padding, closed-loop differences, DCT, shift
/// by four with truncation, and the way back.</summary>
internal static class SeedModel
{
    /// <summary>The quotients by 16 before truncation, and the decoded samples, frame after frame, of padded
    /// frames.</summary>
    internal static (double[][] Quotients, double[][] Decoded) Run(ushort[][] frames, int width)
    {
        var height = frames[0].Length / width;
        var (rows, columns) = ((height + 7) / 8 * 8, (width + 7) / 8 * 8);
        var previous = new double[rows * columns];
        var (quotients, decoded) = (new double[frames.Length][], new double[frames.Length][]);
        for (var t = 0; t < frames.Length; t++)
        {
            if (t % 6 == 0)
            {
                Array.Clear(previous);
            }

            (quotients[t], decoded[t]) = (new double[previous.Length], new double[previous.Length]);
            for (var block = 0; block < previous.Length / 64; block++)
            {
                int[] places =
                [
                    .. Enumerable.Range(0, 64).Select(i =>
                        (((block / (columns / 8) * 8) + (i / 8)) * columns) + (block % (columns / 8) * 8) + (i % 8)),
                ];
                double[] difference =
                [
                    .. places.Select(place =>
                        frames[t][(Math.Min(place / columns, height - 1) * width) + Math.Min(place % columns, width - 1)]
                        - previous[place]),
                ];
                var coefficients = Array.ConvertAll(Cosines.Forward(difference), c => c / 16);
                var back = Cosines.Inverse(Array.ConvertAll(coefficients, c => 16 * Math.Truncate(c)));
                for (var i = 0; i < 64; i++)
                {
                    quotients[t][places[i]] = coefficients[i];
                    decoded[t][places[i]] = Math.Clamp(Math.Floor(previous[places[i]] + back[i] + 0.5), 0, 255);
                }
            }

            previous = [.. decoded[t]];
        }

        return (quotients, decoded);
    }
}
