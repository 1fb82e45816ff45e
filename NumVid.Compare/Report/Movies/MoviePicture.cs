using System;
using System.Globalization;
using NumVid.Compare.Report.Charts;

namespace NumVid.Compare.Report.Movies;

/// <summary>Draws frames of a field: the map with coasts, its title, the date, and a colour bar.</summary>
internal sealed class MoviePicture
{
    private const int WantedTicks = 6;

    private readonly MovieLayout _layout;
    private readonly FieldMap _map;
    private readonly MovieColours _colours;
    private readonly bool[]? _isCoast;
    private readonly byte[] _ground;
    private readonly double _minimum;
    private readonly double _maximum;

    /// <summary>Draws what all frames have.</summary>
    /// <param name="layout">Where things stand.</param>
    /// <param name="map">How the field is spread over the map.</param>
    /// <param name="colours">The colours.</param>
    /// <param name="range">The values of the first and the last colour.</param>
    /// <param name="title">What the field is, with its unit.</param>
    /// <param name="isCoast">The pixels of the map that are coast; null without coasts.</param>
    internal MoviePicture(
        MovieLayout layout, FieldMap map, MovieColours colours, (double Minimum, double Maximum) range, string title,
        bool[]? isCoast)
    {
        (_layout, _map, _colours, _isCoast) = (layout, map, colours, isCoast);
        (_minimum, _maximum) = range;
        _ground = new byte[layout.Width * layout.Height];
        _ground.AsSpan().Fill(MovieColours.Ground);
        if (layout.TextScale > 0)
        {
            DrawTitle(title);
            DrawBar();
        }
    }

    /// <summary>Draws a frame.</summary>
    /// <param name="field">Its values, row by row.</param>
    /// <param name="stamp">What it is called; null for nothing.</param>
    /// <param name="numbers">Receives the colour numbers of the picture.</param>
    internal void Draw(ReadOnlySpan<double> field, string? stamp, Span<byte> numbers)
    {
        _ground.CopyTo(numbers);
        var map = _layout.Map;
        for (var row = 0; row < map.Height; row++)
        {
            var line = numbers.Slice(((map.Top + row) * _layout.Width) + map.Left, map.Width);
            for (var column = 0; column < map.Width; column++)
            {
                var number = NumberOf(_map.ValueAt(field, column, row));
                line[column] = _isCoast is { } coast && coast[(row * map.Width) + column]
                    ? _colours.LineOn(number) : number;
            }
        }

        if (stamp is not null && _layout.TextScale is > 0 and var scale)
        {
            var margin = map.Left > 0 ? 4 * scale : 0;
            Write(numbers, _layout.Width - margin - BitmapFont.WidthOf(stamp, scale), 4 * scale, stamp);
        }
    }

    /// <summary>The colour number of a value.</summary>
    internal byte NumberOf(double value)
    {
        // Halves, because the range of doubles may be wider than a double.
        var range = (_maximum / 2) - (_minimum / 2);
        return double.IsNaN(value) ? MovieColours.Missing
            : !(range > 0) ? (byte)(MovieColours.Largest / 2)
            : (byte)Math.Round(Math.Clamp(((value / 2) - (_minimum / 2)) / range, 0, 1) * MovieColours.Largest);
    }

    // The right half belongs to the date.
    private void DrawTitle(string title)
    {
        var scale = _layout.TextScale;
        var room = (_layout.Width / 2 / (BitmapFont.Advance * scale)) + 6;
        Write(_ground, 4 * scale, 4 * scale, title.Length <= room ? title : title[..(room - 1)] + "~");
    }

    private void DrawBar()
    {
        var (bar, scale) = (_layout.Bar, _layout.TextScale);
        for (var column = 0; column < bar.Width; column++)
        {
            var number = (byte)Math.Round((double)column / Math.Max(1, bar.Width - 1) * MovieColours.Largest);
            for (var row = 0; row < bar.Height; row++)
            {
                _ground[((bar.Top + row) * _layout.Width) + bar.Left + column] = number;
            }
        }

        foreach (var tick in LinearTicks.Of(_minimum, _maximum, WantedTicks))
        {
            var place = _maximum > _minimum ? (tick - _minimum) / (_maximum - _minimum) : 0.5;
            var column = bar.Left + (int)Math.Round(place * (bar.Width - 1));
            for (var row = bar.Height; row < bar.Height + (2 * scale); row++)
            {
                _ground[((bar.Top + row) * _layout.Width) + Math.Clamp(column, 0, _layout.Width - 1)] = MovieColours.Ink;
            }

            var text = (tick + 0.0).ToString("G6", CultureInfo.InvariantCulture); // 0 for -0.
            var left = column - (BitmapFont.WidthOf(text, scale) / 2);
            var most = Math.Max(scale, _layout.Width - BitmapFont.WidthOf(text, scale) - scale);
            Write(_ground, Math.Clamp(left, scale, most), bar.Top + bar.Height + (3 * scale), text);
        }
    }

    private void Write(Span<byte> numbers, int left, int top, string text) =>
        BitmapFont.Draw(numbers, _layout.Width, left, top, text, _layout.TextScale, MovieColours.Ink);
}
