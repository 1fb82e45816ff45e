using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>What some commits changed in one variable.</summary>
/// <param name="Variable">The variable as it is afterwards, with those segments only that were added.</param>
/// <param name="Removed">The numbers of the segments that were there before and are gone.</param>
internal sealed record VariableChange(StoredVariable Variable, IReadOnlyList<int> Removed)
{
    /// <summary>What changes one state of a variable into another.</summary>
    internal static VariableChange Between(StoredVariable? old, StoredVariable changed)
    {
        if (old is null)
        {
            return new VariableChange(changed, []);
        }

        var before = old.Segments.Select(segment => segment.Number).ToHashSet();
        var after = changed.Segments.Select(segment => segment.Number).ToHashSet();
        return new VariableChange(
            changed with { Segments = [.. changed.Segments.Where(segment => !before.Contains(segment.Number))] },
            [.. before.Where(number => !after.Contains(number)).Order()]);
    }

    /// <summary>The variable after the change.</summary>
    /// <exception cref="InvalidDataException">The change is one of another variable.</exception>
    internal StoredVariable ApplyTo(StoredVariable old)
    {
        if (Variable.Type != old.Type || !Variable.Dimensions.AsEnumerable().SequenceEqual(old.Dimensions))
        {
            throw new InvalidDataException(
                $"a later part of the manifest gives variable {old.Id} another type or other dimensions");
        }

        return Variable with { Segments = Joined(old.Segments) };
    }

    /// <summary>The variable when it was not there before.</summary>
    /// <exception cref="InvalidDataException">The change removes what is not there.</exception>
    internal StoredVariable AsNew() => ApplyTo(Variable with { Segments = [] });

    /// <summary>This change and a later one as one.</summary>
    internal VariableChange Then(VariableChange next)
    {
        var added = Variable.Segments.Select(segment => segment.Number).ToHashSet();
        return new VariableChange(
            next.Variable with { Segments = Join(Variable.Segments, next) },
            [.. Removed, .. next.Removed.Where(number => !added.Contains(number))]);
    }

    private List<StoredSegment> Joined(IReadOnlyList<StoredSegment> old)
    {
        var segments = Join(old, this);
        return segments.Count == old.Count - Removed.Count + Variable.Segments.Count
            && segments.Select(segment => segment.Number).Distinct().Count() == segments.Count
                ? segments
                : throw new InvalidDataException(
                    $"the manifest removes or repeats segments of variable {Variable.Id} against the order of its "
                    + "parts");
    }

    private static List<StoredSegment> Join(IReadOnlyList<StoredSegment> old, VariableChange change)
    {
        var removed = change.Removed.ToHashSet();
        List<StoredSegment> segments =
            [.. removed.Count == 0 ? old : old.Where(segment => !removed.Contains(segment.Number))];
        segments.AddRange(change.Variable.Segments);
        return segments;
    }
}
