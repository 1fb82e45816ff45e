using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using EccodesDotNet.Errors;
using EccodesDotNet.Framing;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Values;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Storage;

/// <summary>Data in a GRIB file, one field a plane; only the planes asked for are decoded, in parallel.</summary>
internal abstract class GribPlaneStore : GribStore
{
    private readonly int[] _shape;

    private long _decodedCount;

    private protected GribPlaneStore(int[] shape) => _shape = shape;

    /// <summary>How often a field's values were decoded.</summary>
    internal long DecodedCount => Interlocked.Read(ref _decodedCount);

    internal override int[] Shape => (int[])_shape.Clone();

    /// <summary>The field and grid of each plane in row-major order of the outer axes; a null field is a
    /// hole.</summary>
    internal abstract IReadOnlyList<(GribField? Field, GribGrid Grid)> Planes { get; }

    internal abstract GribSource Source { get; }

    /// <summary>The bytes of packed values and bitmaps.</summary>
    internal long CodedByteCount => Planes.Sum(plane => plane.Field is { } stored ? GribCodedBytes.Count(stored) : 0);

    /// <summary>What reading a box takes: the whole message of each field in it.</summary>
    internal ReadCost CostOf(int[] origin, int[] shape)
    {
        var stored =
            ListPlanes(origin, shape).Select(plane => Planes[plane]).Where(plane => plane.Field is not null).ToList();
        return new ReadCost(
            stored.Sum(plane => plane.Field!.Sections.Sum(section => (long)section.Length)),
            stored.Sum(plane => (long)plane.Grid.PointCount));
    }

    private protected void CountDecoded() => Interlocked.Increment(ref _decodedCount);

    /// <summary>Whether a box of a shape has whole planes.</summary>
    internal abstract bool HoldsPlanes(int[] shape);

    /// <summary>The first point of a plane.</summary>
    internal abstract int[] OriginOf(int plane);

    /// <summary>The planes of a box in row-major order.</summary>
    internal abstract int[] ListPlanes(int[] origin, int[] shape);
}

/// <summary>The planes of a variable of type <typeparamref name="T"/>.</summary>
internal sealed class GribPlaneStore<T> : GribPlaneStore
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly string _path;
    private readonly string _variable;
    private readonly (GribField? Field, GribGrid Grid)[] _planes;
    private readonly int _outerRank;

    /// <summary>Creates a store.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="source">The file, owned by the dataset.</param>
    /// <param name="variable">The variable, for messages.</param>
    /// <param name="shape">All axes; those of the grid come last.</param>
    /// <param name="planes">One entry for each combination of the outer axes.</param>
    internal GribPlaneStore(
        string path, GribSource source, string variable, int[] shape, (GribField? Field, GribGrid Grid)[] planes)
        : base(shape)
    {
        _path = path;
        Source = source;
        _variable = variable;
        _planes = planes;
        _outerRank = shape.Length - (planes[0].Grid.Layout == GribGridLayout.Cells ? 1 : 2);
    }

    internal override IReadOnlyList<(GribField? Field, GribGrid Grid)> Planes => _planes;

    internal override GribSource Source { get; }

    /// <summary>Takes what cannot be unpacked and then reads as missing; null where that is an error.</summary>
    internal GribDamages? Damages { get; init; }

    internal override Array Read(int[] origin, int[] shape)
    {
        var result = Array.CreateInstance(typeof(T), shape);
        var planes = ListPlanes(origin, shape);
        var boxLength = result.Length / planes.Length;
        try
        {
            Parallel.For(0, planes.Length, i =>
                ReadPlane(planes[i], origin, shape, ArraySpan.Of<T>(result).Slice(i * boxLength, boxLength)));
        }
        catch (AggregateException error) when (error.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }

        return result;
    }

    internal override bool HoldsPlanes(int[] shape) =>
        shape.Length == Shape.Length && shape.AsSpan(_outerRank).SequenceEqual(Shape.AsSpan(_outerRank));

    internal override int[] OriginOf(int plane)
    {
        var all = Shape;
        var origin = new int[all.Length];
        for (var axis = _outerRank - 1; axis >= 0; axis--)
        {
            (plane, origin[axis]) = Math.DivRem(plane, all[axis]);
        }

        return origin;
    }

    internal override int[] ListPlanes(int[] origin, int[] shape)
    {
        var all = Shape;
        var planes = new List<int> { 0 };
        for (var axis = 0; axis < _outerRank; axis++)
        {
            planes = [.. planes.SelectMany(
                plane => Enumerable.Range(origin[axis], shape[axis]).Select(i => (plane * all[axis]) + i))];
        }

        return [.. planes];
    }

    private void ReadPlane(int plane, int[] origin, int[] shape, Span<T> destination)
    {
        var (field, grid) = _planes[plane];
        if (field is null)
        {
            destination.Fill(T.NaN);
            return;
        }

        CountDecoded();
        try
        {
            Unpack(field, grid, origin, shape, destination);
        }
        catch (Exception error) when (Damages is not null && error is InvalidFileException or UnsupportedDataException)
        {
            Damages!.Add(error.Message);
            destination.Fill(T.NaN);
        }
    }

    private void Unpack(GribField field, GribGrid grid, int[] origin, int[] shape, Span<T> destination)
    {
        try
        {
            if (destination.Length == grid.PointCount)
            {
                GribValueReader.Read(Source, field, grid, destination);
                return;
            }

            var values = new T[grid.PointCount];
            GribValueReader.Read<T>(Source, field, grid, values);
            CopyBox(values, grid, origin, shape, destination);
        }
        catch (GribFormatException error)
        {
            throw new InvalidFileException(_path, error.Problem, _variable, error.Offset, error);
        }
        catch (UnsupportedDataException error)
        {
            throw new UnsupportedDataException($"'{_path}', variable '{_variable}': {error.Message}", error);
        }
        catch (EcCodesException error)
        {
            throw new InvalidFileException(_path, error.Message.TrimEnd('.'), _variable, field.MessageOffset, error);
        }
    }

    private void CopyBox(ReadOnlySpan<T> plane, GribGrid grid, int[] origin, int[] shape, Span<T> destination)
    {
        var columns = shape[^1];
        var firstRow = _outerRank == shape.Length - 1 ? 0 : origin[^2];
        for (var row = 0; row < destination.Length / columns; row++)
        {
            plane.Slice(((firstRow + row) * grid.ColumnCount) + origin[^1], columns)
                .CopyTo(destination[(row * columns)..]);
        }
    }
}
