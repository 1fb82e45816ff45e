using System;
using System.IO;
using NumVid.Compare.Errors;
using NumVid.Compare.Exports;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Report.Movies;
using NumVid.Compare.Selection;
using NumVid.Formats.Cf;
using NumVid.Formats.Movies;

namespace NumVid.Compare.CommandLine;

/// <summary>The pictures of a field, one after the other.</summary>
internal sealed class FieldFilm
{
    private readonly ExportedField _field;
    private readonly Action<int> _onFrame;
    private readonly MovieLayout _layout;
    private readonly MovieColours _colours;
    private readonly MoviePicture _picture;
    private readonly double[] _values;
    private readonly byte[] _numbers;

    /// <summary>Prepares the pictures.</summary>
    /// <param name="field">The field.</param>
    /// <param name="range">The values of the first and the last colour.</param>
    /// <param name="colours">The colour map.</param>
    /// <param name="size">The size asked for, or null.</param>
    /// <param name="isPlain">Whether there is the field alone.</param>
    /// <param name="onFrame">Told how many frames are done.</param>
    internal FieldFilm(
        ExportedField field, FieldRange range, ColourMap colours, (int Width, int Height)? size, bool isPlain,
        Action<int> onFrame)
    {
        (_field, _onFrame) = (field, onFrame);
        _layout = MovieLayout.Of(field.Columns, field.Rows, size, isPlain);
        if (_layout.LackingRows > 0)
        {
            throw new UsageException(
                $"A picture of {_layout.Width} x {_layout.Height} has no room for the field beside its title and its "
                + $"colour bar; '--size' with at least {_layout.Height + _layout.LackingRows} rows has, and so has "
                + "'--plain'.");
        }

        _colours = new MovieColours(colours);
        var map = new FieldMap(field.Columns, field.Rows, _layout.Map.Width, _layout.Map.Height, field.IsFirstRowSouth);
        var title = $"{field.TextOf(CfAttributes.LongName) ?? field.Data.Name} [{UnitText.Of(field.TextOf(CfAttributes.Units))}]";
        _picture = new MoviePicture(
            _layout, map, _colours, (range.Minimum, range.Maximum), title, isPlain ? null : CoastOf(map));
        _values = new double[field.Rows * field.Columns];
        _numbers = new byte[_layout.Width * _layout.Height];
    }

    /// <summary>Writes a movie.</summary>
    internal void WriteMovie(string path, MovieEncoding encoding, double rate)
    {
        using var movie = MovieWriter.Create(path, encoding, _layout.Width, _layout.Height, rate);
        var rgb = new byte[3 * _numbers.Length];
        for (var frame = 0; frame < _field.FrameCount; frame++)
        {
            Draw(frame);
            _colours.ToRgb(_numbers, rgb);
            movie.WriteFrame(rgb);
            _onFrame(frame + 1);
        }

        movie.Finish();
    }

    /// <summary>Writes a PNG file of each frame.</summary>
    internal void WritePictures(ExportTarget target)
    {
        for (var frame = 0; frame < _field.FrameCount; frame++)
        {
            Draw(frame);
            File.WriteAllBytes(
                target.PictureFile(frame, _field.FrameCount),
                PngImage.Encode(_layout.Width, _layout.Height, _numbers, _colours.Rgb));
            _onFrame(frame + 1);
        }
    }

    private void Draw(int frame)
    {
        _field.Read(frame, _values);
        _picture.Draw(_values, _field.Names?[frame], _numbers);
    }

    private bool[]? CoastOf(FieldMap map)
    {
        if (_field.Cells is { } cells)
        {
            var (width, height) = (_layout.Map.Width, _layout.Map.Height);
            return Coastline.Of(width, height, (column, row) => cells.At((column + 0.5) / width, (row + 0.5) / height));
        }

        if (GridPlaces.Of(_field.Data, _field.Coordinates) is not { } places)
        {
            return null;
        }

        return Coastline.Of(_layout.Map.Width, _layout.Map.Height, (column, row) =>
        {
            var (x, y) = map.MiddleOf(column, row);
            return places.At(x, y);
        });
    }
}
