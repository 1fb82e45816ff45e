using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>The neighbours of a stretch of a row of a pass, and the centres that they are differences to.</summary>
/// <remarks>Bounds: a stretch has at most <see cref="Length"/> points, all of them in the frame; what is outside of it
/// is replaced.</remarks>
internal sealed unsafe class HierarchicalNeighbours(
    ModelMemory memory, SegmentGeometry geometry, HierarchicalPlanes planes)
{
    /// <summary>Points of a stretch.</summary>
    internal const int Length = 64;

    /// <summary>Vectors of neighbours of a point: the largest set has 43 of them.</summary>
    internal const int MostVectors = 6;

    private readonly AlignedMemory<float> _values = new(memory, Length * MostVectors * SumsLayout.Width);
    private readonly AlignedMemory<float> _centres = new(memory, Length);
    private readonly AlignedMemory<float> _activities = new(memory, Length);

    private HierarchicalPass _pass;
    private int _row;
    private int _first;
    private int _lanes;

    /// <summary>The values of the neighbours of each point of the stretch.</summary>
    internal float* Values => _values.Start;

    /// <summary>The centre of each point.</summary>
    internal float* Centres => _centres.Start;

    /// <summary>The mean distance of the nearest neighbours from the centre.</summary>
    internal float* Activities => _activities.Start;

    /// <summary>Fills a stretch in; what is in its own row and not coded yet is wrong until the owner sets it.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="model">The predictors of the pass, which say what its neighbours are.</param>
    /// <param name="row">The row.</param>
    /// <param name="first">The column of the first point.</param>
    /// <param name="count">Points.</param>
    /// <param name="empty">The centre of a point without neighbours: null for that of the frame before.</param>
    internal void Fill(HierarchicalPass pass, HierarchicalModel model, int row, int first, int count, float? empty)
    {
        _pass = pass;
        _row = row;
        _first = first;
        _lanes = model.Layout.TapVectors * SumsLayout.Width;
        var taps = model.Taps;
        FillCentres(taps, count, empty);
        for (var i = 0; i < taps.Length; i++)
        {
            FillTap(taps[i], _values.Start + i, count);
        }
    }

    private void FillCentres(Tap[] taps, int count, float? empty)
    {
        var current = planes.Of(TapSource.Current);
        var values = stackalloc float[HierarchicalTaps.Nearest];
        for (var point = 0; point < count; point++)
        {
            var column = _first + (point * _pass.ColumnStep);
            var (found, sum) = (0, 0f);
            for (var i = 0; i < HierarchicalTaps.Nearest; i++)
            {
                var line = _row + (taps[i].Row * _pass.Stride);
                var place = column + (taps[i].Column * _pass.Stride);
                if (Contains(line, place))
                {
                    var value = current[((long)line * geometry.Columns) + place];
                    values[found++] = value;
                    sum += value;
                }
            }

            var centre = found > 0 ? sum / found
                : empty ?? planes.Of(TapSource.Previous)[((long)_row * geometry.Columns) + column];
            var distance = 0f;
            for (var i = 0; i < found; i++)
            {
                distance += Lanes.Magnitude(values[i] - centre);
            }

            _centres.Start[point] = centre;
            _activities.Start[point] = found > 0 ? distance / found : 0;
        }
    }

    private void FillTap(Tap tap, float* to, int count)
    {
        var line = _row + (tap.Row * _pass.Stride);
        var shift = tap.Column * _pass.Stride;
        var isCurrent = tap.Source == TapSource.Current;
        if (!isCurrent)
        {
            line = line < 0 ? 0 : line < geometry.Rows ? line : geometry.Rows - 1;
        }

        var plane = planes.Of(tap.Source) + ((long)line * geometry.Columns);
        var step = _pass.ColumnStep;
        var place = _first + shift;
        var hasLine = line >= 0 && line < geometry.Rows;
        for (var point = 0; point < count; point++, to += _lanes, place += step)
        {
            if (hasLine && place >= 0 && place < geometry.Columns)
            {
                *to = plane[place];
            }
            else if (isCurrent)
            {
                *to = Replace(tap, place - shift, _centres.Start[point]);
            }
            else
            {
                *to = plane[place < 0 ? 0 : geometry.Columns - 1];
            }
        }
    }

    // A neighbour outside is mirrored at the row, at the column, or at both, where that one is known.
    private float Replace(Tap tap, int column, float centre)
    {
        var (down, right) = (tap.Row * _pass.Stride, tap.Column * _pass.Stride);
        if (Contains(_row - down, column + right) && _pass.Knows(-tap.Row, tap.Column))
        {
            return At(_row - down, column + right);
        }

        if (Contains(_row + down, column - right) && _pass.Knows(tap.Row, -tap.Column))
        {
            return At(_row + down, column - right);
        }

        return Contains(_row - down, column - right) && _pass.Knows(-tap.Row, -tap.Column)
            ? At(_row - down, column - right) : centre;
    }

    private float At(int row, int column) => planes.Of(TapSource.Current)[((long)row * geometry.Columns) + column];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Contains(int row, int column) =>
        row >= 0 && row < geometry.Rows && column >= 0 && column < geometry.Columns;
}
