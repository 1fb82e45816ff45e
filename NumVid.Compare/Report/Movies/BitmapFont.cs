using System;
using System.Globalization;

namespace NumVid.Compare.Report.Movies;

/// <summary>Letters of five by seven points for pictures that are made without a text layout.</summary>
internal static class BitmapFont
{
    /// <summary>Points from one letter to the next.</summary>
    internal const int Advance = 6;

    /// <summary>Points of a letter's height.</summary>
    internal const int Height = 7;

    private const int Columns = 5;
    private const char First = ' ';
    private const char Degree = '°';

    // Seven rows of five bits, two hexadecimal digits each, for the signs of ASCII in their order.
    private const string Glyphs =
        "00000000000000 04040404040004 0A0A0000000000 0A0A1F0A1F0A0A 040F140E051E04 18190204081303 0C12140815120D "
        + "04040000000000 02040808080402 08040202020408 00150E040E1500 0004041F040400 00000000040408 0000001F000000 "
        + "00000000000C0C 00010204081000 0E11131519110E 040C040404040E 0E11010204081F 1F02040201110E 02060A121F0202 "
        + "1F101E0101110E 0608101E11110E 1F010204080808 0E11110E11110E 0E11110F01020C 000C0C000C0C00 000C0C000C0408 "
        + "02040810080402 00001F001F0000 08040201020408 0E110102040004 0E11010D15150E 0E11111F111111 1E11111E11111E "
        + "0E11101010110E 1C12111111121C 1F10101E10101F 1F10101E101010 0E11101711110F 1111111F111111 0E04040404040E "
        + "0702020202120C 11121418141211 1010101010101F 111B1515111111 11111915131111 0E11111111110E 1E11111E101010 "
        + "0E11111115120D 1E11111E141211 0F10100E01011E 1F040404040404 1111111111110E 11111111110A04 1111111515150A "
        + "11110A040A1111 1111110A040404 1F01020408101F 0E08080808080E 00100804020100 0E02020202020E 040A1100000000 "
        + "0000000000001F 08040200000000 00000E010F110F 10101E1111111E 00000E1010110E 01010D1311110F 00000E111F100E "
        + "0609081C080808 000F11110F010E 10101619111111 04000C0404040E 0200060202120C 10101214181412 0C04040404040E "
        + "00001A15151111 00001619111111 00000E1111110E 00001E111E1010 00000D130F0101 00001619101010 00000E100E011E "
        + "08081C08080906 0000111111130D 00001111110A04 0000111115150A 0000110A040A11 000011110F010E 00001F0204081F "
        + "02040408040402 04040404040404 08040402040408 00000815020000 0C12120C000000 1F11111111111F";

    private static readonly string[] s_glyphs = Glyphs.Split(' ');

    /// <summary>The pixels that a text takes.</summary>
    internal static int WidthOf(string text, int scale) => Math.Max(0, (text.Length * Advance) - 1) * scale;

    /// <summary>Draws a text; what lies outside of the canvas is left out.</summary>
    /// <param name="canvas">Colour numbers, row by row.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="left">The leftmost column.</param>
    /// <param name="top">The uppermost row.</param>
    /// <param name="text">The text; signs that are not known become a box.</param>
    /// <param name="scale">Pixels of a point.</param>
    /// <param name="number">The colour number.</param>
    internal static void Draw(Span<byte> canvas, int width, int left, int top, string text, int scale, byte number)
    {
        foreach (var sign in text)
        {
            DrawGlyph(canvas, width, left, top, GlyphOf(sign), scale, number);
            left += Advance * scale;
        }
    }

    private static string GlyphOf(char sign) => sign switch
    {
        Degree => s_glyphs[^2],
        >= First when sign - First < s_glyphs.Length - 2 => s_glyphs[sign - First],
        _ => s_glyphs[^1],
    };

    private static void DrawGlyph(
        Span<byte> canvas, int width, int left, int top, string glyph, int scale, byte number)
    {
        for (var row = 0; row < Height * scale; row++)
        {
            var bits = int.Parse(
                glyph.AsSpan(2 * (row / scale), 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            for (var column = 0; column < Columns * scale; column++)
            {
                var (x, y) = (left + column, top + row);
                if ((bits >> (Columns - 1 - (column / scale)) & 1) != 0 && x >= 0 && x < width
                    && y >= 0 && y < canvas.Length / width)
                {
                    canvas[(y * width) + x] = number;
                }
            }
        }
    }
}
