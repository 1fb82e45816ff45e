using System;

namespace NumVid.Compare.Report.Movies;

/// <summary>Where things stand in a picture, in pixels.</summary>
/// <param name="Width">Columns of the picture, even.</param>
/// <param name="Height">Rows of the picture, even.</param>
/// <param name="Map">The field.</param>
/// <param name="Bar">The colour bar; empty without one.</param>
/// <param name="TextScale">Pixels of a letter's point; 0 without letters.</param>
internal sealed record MovieLayout(int Width, int Height, PixelArea Map, PixelArea Bar, int TextScale)
{
    private const int UsualWidth = 960;
    private const int UsualHeight = 720;
    private const int LeastWidth = 320;
    private const int WidthOfScale = 440;

    /// <summary>Rows that the picture lacks for the field to stand above the bar; not above 0 where it has
    /// room.</summary>
    internal int LackingRows => TextScale > 0 ? Map.Top + Map.Height - Bar.Top : 0;

    /// <summary>A layout for a field.</summary>
    /// <param name="columns">Values of a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="size">The size asked for; null: whole pixels a value, about as large as a window.</param>
    /// <param name="isPlain">Whether there is the field alone.</param>
    internal static MovieLayout Of(int columns, int rows, (int Width, int Height)? size, bool isPlain)
    {
        var (mapWidth, mapHeight) = size is null ? MapOf(columns, rows) : default;
        var width = Even(size?.Width ?? Math.Max(mapWidth, isPlain ? 2 : LeastWidth));
        var scale = isPlain ? 0 : Math.Max(1, (width + (WidthOfScale / 2)) / WidthOfScale);
        var margin = 4 * scale;
        var line = BitmapFont.Height * scale;
        var (top, bottom) = isPlain ? (0, 0) : (line + (2 * margin), (2 * line) + (3 * margin));
        if (size is null)
        {
            width = Even(Math.Max(width, mapWidth + (2 * margin)));
        }

        var height = Even(size?.Height ?? mapHeight + top + bottom);
        var (roomWidth, roomHeight) =
            (Math.Max(1, width - (2 * margin)), Math.Max(1, height - top - bottom));
        if (size is not null)
        {
            var factor = Math.Min((double)roomWidth / columns, (double)roomHeight / rows);
            (mapWidth, mapHeight) = (
                Math.Clamp((int)Math.Round(columns * factor), 1, roomWidth),
                Math.Clamp((int)Math.Round(rows * factor), 1, roomHeight));
        }

        var map = new PixelArea(
            margin + ((roomWidth - mapWidth) / 2), top + ((roomHeight - mapHeight) / 2), mapWidth, mapHeight);
        var bar = isPlain ? default : new PixelArea(margin, height - bottom + margin, roomWidth, line);
        return new MovieLayout(width, height, map, bar, scale);
    }

    private static (int Width, int Height) MapOf(int columns, int rows)
    {
        var factor = Math.Min((double)UsualWidth / columns, (double)UsualHeight / rows);
        return factor >= 1
            ? (columns * (int)factor, rows * (int)factor)
            : (Math.Max(1, (int)Math.Round(columns * factor)), Math.Max(1, (int)Math.Round(rows * factor)));
    }

    // Of two pixels each way one colour is kept.
    private static int Even(int pixels) => Math.Max(2, pixels + (pixels & 1));
}
