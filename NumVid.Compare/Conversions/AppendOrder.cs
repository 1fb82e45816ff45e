using System;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Conversions;

/// <summary>Holds the places of what is new against those of the file: none twice, and none before its end.</summary>
internal sealed class AppendOrder
{
    private readonly AppendTarget _target;
    private readonly string _input;

    /// <summary>Checks the order.</summary>
    /// <param name="request">What is to be appended.</param>
    /// <param name="target">The file.</param>
    /// <param name="added">The coordinate of what is new, in the unit of the file; null without one.</param>
    /// <exception cref="InvalidFileException">A place is there already, or lies before the last one.</exception>
    internal AppendOrder(AppendRequest request, AppendTarget target, FieldData? added)
    {
        (_target, _input) = (target, request.Inputs[0]);
        if (added is null || target.Places is not { } places)
        {
            return;
        }

        var (old, all) = (KeysOf(places), KeysOf(CutAxis.Of(target.Axis, added)));
        var known = old.ToHashSet();
        Kept = [.. Enumerable.Range(0, all.Length).Where(index => !known.Contains(all[index]))];
        if (Kept.Length < all.Length && !request.SkipsExisting)
        {
            var first = Enumerable.Range(0, all.Length).First(index => known.Contains(all[index]));
            throw Wrong($"{NameOf(all[first])} is in '{target.Path}' already; '--skip-existing' passes over it");
        }

        CheckOrder(old, [.. Kept.Select(index => all[index])]);
    }

    /// <summary>The indices of what is new that the file does not have; null: all of it.</summary>
    internal int[]? Kept { get; }

    private static double[] KeysOf(CutAxis axis) => axis.Seconds() is { } seconds
        ? Array.ConvertAll(seconds, second => (double)second) : axis.Numbers ?? [];

    private void CheckOrder(double[] old, double[] added)
    {
        var isDescending = old.Length > 1 && old[^1] < old[0];
        var last = old.Length == 0 ? (double?)null : old[^1];
        foreach (var place in added)
        {
            if (!double.IsFinite(place) || (isDescending ? place >= last : place <= last))
            {
                throw Wrong($"{NameOf(place)} does not lie behind {NameOf(last!.Value)}, the last one before it; "
                    + "'convert' joins files in the order of their times");
            }

            last = place;
        }
    }

    private InvalidFileException Wrong(string problem) => new(_input, problem, _target.Coordinate!.Name);

    private string NameOf(double key) => _target.Places!.HasDates
        ? $"the time {CfPeriod.ToText((long)key, _target.Places.Calendar)}"
        : string.Create(CultureInfo.InvariantCulture, $"the place {key:R}");
}
