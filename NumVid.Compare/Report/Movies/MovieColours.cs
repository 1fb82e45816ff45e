using System;
using NumVid.Compare.Report.Charts;

namespace NumVid.Compare.Report.Movies;

/// <summary>The colour numbers of a movie's pictures: 240 for values, and those of what is drawn around.</summary>
internal sealed class MovieColours
{
    /// <summary>The colour number of the largest value.</summary>
    internal const byte Largest = 239;

    /// <summary>The colour number of a place without a value.</summary>
    internal const byte Missing = 240;

    /// <summary>The ground on which all stands.</summary>
    internal const byte Ground = 241;

    /// <summary>Letters and frames.</summary>
    internal const byte Ink = 242;

    private const uint MissingGrey = 0x8C8C8C;
    private const uint GroundWhite = 0xFFFFFF;
    private const uint InkBlack = 0x1A1A1A;
    private const double LightHalf = 0.6;

    private readonly bool[] _isLight = new bool[Ink + 1];

    /// <summary>Makes the numbers' colours.</summary>
    internal MovieColours(ColourMap map)
    {
        Rgb = new byte[3 * (Ink + 1)];
        for (var number = 0; number <= Largest; number++)
        {
            var colour = map.At((double)number / Largest);
            colour.WriteTo(Rgb.AsSpan(3 * number, 3));
            _isLight[number] = colour.L > LightHalf;
        }

        _isLight[Missing] = true;
        Set(Missing, MissingGrey);
        Set(Ground, GroundWhite);
        Set(Ink, InkBlack);
    }

    /// <summary>Red, green and blue of each number.</summary>
    internal byte[] Rgb { get; }

    /// <summary>The number of a line that is seen on a number.</summary>
    internal byte LineOn(byte number) => _isLight[number] ? Ink : Ground;

    /// <summary>Red, green and blue of each pixel.</summary>
    internal void ToRgb(ReadOnlySpan<byte> numbers, Span<byte> rgb)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            Rgb.AsSpan(3 * numbers[i], 3).CopyTo(rgb[(3 * i)..]);
        }
    }

    private void Set(byte number, uint rgb)
    {
        Rgb[3 * number] = (byte)(rgb >> 16);
        Rgb[(3 * number) + 1] = (byte)(rgb >> 8);
        Rgb[(3 * number) + 2] = (byte)rgb;
    }
}
