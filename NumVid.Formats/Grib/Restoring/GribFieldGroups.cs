using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Makes fields from the values of variables, which are read in the boxes in which they are stored.</summary>
internal static class GribFieldGroups
{
    // A processor each, so that as many boxes are held as there are processors.
    private static readonly ParallelOptions s_oneEach = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    /// <summary>Makes fields, of all variables at once.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="original">What is kept of the original.</param>
    /// <param name="values">Reads boxes of variables.</param>
    /// <param name="target">Takes the bytes.</param>
    /// <exception cref="InvalidDataException">One of them does not come back as it was.</exception>
    internal static void Run(
        IReadOnlyList<GribRestoredField> fields, IStoredOriginal original, IOriginalValues values,
        IOriginalTarget target)
    {
        try
        {
            var packed = new List<(GribRestoredField Field, string Variable, int[] Origin)>();
            var groups = new List<GribFieldGroup>();
            foreach (var variable in fields.GroupBy(field => field.Outline.Variable).OrderBy(group => group.Key))
            {
                if (variable.Key < 0 || variable.Key >= original.File.Variables.Count)
                {
                    throw new InvalidDataException($"a field has its values in variable {variable.Key}");
                }

                var name = original.File.Variables[variable.Key];
                var shape = values.ShapeOf(name);
                packed.AddRange(variable.Where(field => field.IsPacked)
                    .Select(field => (field, name, GribPlaneBox.Of(field, shape).Origin)));
                groups.AddRange(GroupsOf(
                    [.. variable.Where(field => !field.IsPacked)], name, shape, original.BoxesOf(name)));
            }

            Parallel.ForEach(OneByOne(groups), s_oneEach, group => Run(group, values, target));
            Parallel.ForEach(OneByOne(packed), s_oneEach, item => item.Field.Make(
                original.ReadPacked(item.Variable, item.Origin).Span, target));
        }
        catch (AggregateException error) when (error.Flatten().InnerExceptions is [var inner, ..])
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }

    // Boxes differ in size, so that none is handed out before a processor is free.
    private static OrderablePartitioner<TItem> OneByOne<TItem>(IEnumerable<TItem> items) =>
        Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering);

    // Boxes that hold whole planes are read at once; of others plane by plane.
    private static IEnumerable<GribFieldGroup> GroupsOf(
        GribRestoredField[] fields, string variable, int[] shape, IReadOnlyList<(int[] Origin, int[] Shape)> boxes)
    {
        var left = new Dictionary<int, GribRestoredField>();
        var rank = 0;
        foreach (var field in fields)
        {
            rank = GribPlaneBox.Of(field, shape).OuterRank;
            if (!left.TryAdd(field.Outline.Plane, field))
            {
                throw new InvalidDataException($"two fields have plane {field.Outline.Plane} of a variable");
            }
        }

        foreach (var box in boxes)
        {
            var inside = new List<(GribRestoredField Field, int Place)>();
            foreach (var (plane, place) in GribPlaneBox.PlanesIn(box, shape, rank))
            {
                if (left.Remove(plane, out var found))
                {
                    inside.Add((found, place));
                }
            }

            if (inside.Count > 0)
            {
                yield return new GribFieldGroup(variable, box.Origin, box.Shape, inside);
            }
        }

        foreach (var field in left.Values)
        {
            var box = GribPlaneBox.Of(field, shape);
            yield return new GribFieldGroup(variable, box.Origin, box.Shape, [(field, 0)]);
        }
    }

    private static void Run(GribFieldGroup group, IOriginalValues values, IOriginalTarget target)
    {
        using var read = values.Begin(group.Variable, group.Origin, group.Shape);
        var type = read.Values.GetType().GetElementType();
        if (type != typeof(double) && type != typeof(float))
        {
            throw new InvalidDataException($"the values of '{group.Variable}' are not those of a field");
        }

        Parallel.ForEach(OneByOne(group.Fields), s_oneEach, item =>
        {
            if (type == typeof(double))
            {
                Make<double>(read, item.Field, item.Place, target);
            }
            else
            {
                Make<float>(read, item.Field, item.Place, target);
            }
        });
        read.Finish();
    }

    private static void Make<T>(ArrivingValues read, GribRestoredField field, int place, IOriginalTarget target)
        where T : struct, IFloatingPointIeee754<T>
    {
        var count = checked((int)field.Outline.Order.PointCount);
        var start = checked(place * count);
        field.Make<T>(
            ArraySpan.Of<T>(read.Values).Slice(start, count), needed => read.WaitFor(start + needed), target);
    }
}
