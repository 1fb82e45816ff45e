using System;
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
    /// <summary>Makes fields, many at once.</summary>
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
            foreach (var variable in fields.GroupBy(field => field.Outline.Variable).OrderBy(group => group.Key))
            {
                if (variable.Key < 0 || variable.Key >= original.File.Variables.Count)
                {
                    throw new InvalidDataException($"a field has its values in variable {variable.Key}");
                }

                var name = original.File.Variables[variable.Key];
                var shape = values.ShapeOf(name);
                GribRestoredField[] packed = [.. variable.Where(field => field.IsPacked)];
                var groups = GroupsOf(
                    [.. variable.Where(field => !field.IsPacked)], shape, original.BoxesOf(name)).ToArray();
                Parallel.ForEach(groups, group => Run(group, name, values, target));
                Parallel.ForEach(packed, field => field.Make(
                    original.ReadPacked(name, GribPlaneBox.Of(field, shape).Origin).Span, target));
            }
        }
        catch (AggregateException error) when (error.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }

    // Boxes that hold whole planes are read at once; of others plane by plane.
    private static IEnumerable<GribFieldGroup> GroupsOf(
        GribRestoredField[] fields, int[] shape, IReadOnlyList<(int[] Origin, int[] Shape)> boxes)
    {
        var left = new Dictionary<int, (GribRestoredField Field, GribPlaneBox Box)>();
        foreach (var field in fields)
        {
            if (!left.TryAdd(field.Outline.Plane, (field, GribPlaneBox.Of(field, shape))))
            {
                throw new InvalidDataException($"two fields have plane {field.Outline.Plane} of a variable");
            }
        }

        if (left.Count == 0)
        {
            yield break;
        }

        var rank = left.Values.First().Box.OuterRank;
        foreach (var box in boxes)
        {
            var inside = new List<(GribRestoredField Field, int Place)>();
            foreach (var (plane, place) in GribPlaneBox.PlanesIn(box, shape, rank))
            {
                if (left.Remove(plane, out var found))
                {
                    inside.Add((found.Field, place));
                }
            }

            if (inside.Count > 0)
            {
                yield return new GribFieldGroup(box.Origin, box.Shape, inside);
            }
        }

        foreach (var (field, box) in left.Values)
        {
            yield return new GribFieldGroup(box.Origin, box.Shape, [(field, 0)]);
        }
    }

    private static void Run(GribFieldGroup group, string variable, IOriginalValues values, IOriginalTarget target)
    {
        var read = values.Read(variable, group.Origin, group.Shape);
        var type = read.GetType().GetElementType();
        foreach (var (field, place) in group.Fields)
        {
            if (type == typeof(double))
            {
                Make<double>(read, field, place, target);
            }
            else if (type == typeof(float))
            {
                Make<float>(read, field, place, target);
            }
            else
            {
                throw new InvalidDataException($"the values of '{variable}' are not those of a field");
            }
        }
    }

    private static void Make<T>(Array read, GribRestoredField field, int place, IOriginalTarget target)
        where T : struct, IFloatingPointIeee754<T>
    {
        var count = checked((int)field.Outline.Order.PointCount);
        field.Make(ArraySpan.Of<T>(read).Slice(checked(place * count), count).ToArray(), target);
    }
}
