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
        while (n < most)
        {
            ref var model = ref Model(state, rest[n], windows.At(start + n), n);
            if (bits.Code(ref model, n >= length ? 1 : 0) != 0)
            {
                break;
            }

            var next = (int)Math.Min(n + limits.Increment, most);
            state.Add(rest[n..next]);
            n = next;
        }

        return n;
    }

    private ref NoteBit Model(in GribGroupSpan state, long number, in GribGroupSpan behind, int n)
    {
        var width = state.Width;
        var together = state;
        together.Add(number);
        var step = Math.Min(together.Width - width, Steps - 1);
        together.Add(behind);
        var window = Math.Clamp(behind.Width - width, -3, 3) + 3;
        var both = Math.Min(together.Width - width, Windows - 1);
        return ref _models[(((((Math.Min(n, Lengths) - 1) * Steps) + step) * Windows) + window) * Windows + both];
    }
}
