using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Codes where a group ends, by what a packer sees there: whether the next number needs more bits, and what a
/// group of those behind would need.</summary>
internal sealed class GribGroupEnds
{
    private const int Lengths = 16;
    private const int Steps = 4;
    private const int Windows = 7;
    private readonly NoteBit[] _models = GribGroupModel.Create(Lengths * Steps * Windows * Windows);

    /// <summary>Whether lengths are such that a group can be asked after each number.</summary>
    internal static bool CanAsk(GribGroupLimits limits, int count) =>
        limits.Shortest >= 1 && limits.Increment >= 1 && limits.Shortest <= count;

    /// <summary>Writes the length of a group, or reads it.</summary>
    /// <param name="bits">The coder.</param>
    /// <param name="windows">All numbers.</param>
    /// <param name="start">The group's first number.</param>
    /// <param name="limits">What lengths there are.</param>
    /// <param name="length">The length to write.</param>
    internal int Code(
        ref NoteBits bits, ref GribGroupWindows windows, int start, GribGroupLimits limits, int length)
    {
        var rest = windows.Numbers[start..];
        var state = new GribGroupSpan();
        var most = (int)Math.Min(limits.Longest, rest.Length);
        var n = (int)Math.Min(limits.Shortest, most);
        state.Add(rest[..n]);
        for (var width = state.Width; n < most;)
        {
            var next = state;
            next.Add(rest[n]);
            var nextWidth = next.Width;
            var behind = windows.At(start + n);
            var model = Model(width, nextWidth, behind.Width, next.With(behind).Width, n);
            if (bits.Code(ref _models[model], n >= length ? 1 : 0) != 0)
            {
                break;
            }

            var end = (int)Math.Min(n + limits.Increment, most);
            if (end > n + 1)
            {
                next.Add(rest[(n + 1)..end]);
                nextWidth = next.Width;
            }

            (state, width, n) = (next, nextWidth, end);
        }

        return n;
    }

    // By the width of the group, with the next number, of the window, and of all of them.
    private static int Model(int width, int next, int window, int all, int n)
    {
        var step = Math.Min(next - width, Steps - 1);
        var behind = Math.Clamp(window - width, -3, 3) + 3;
        var both = Math.Min(all - width, Windows - 1);
        return (((((Math.Min(n, Lengths) - 1) * Steps) + step) * Windows) + behind) * Windows + both;
    }
}
