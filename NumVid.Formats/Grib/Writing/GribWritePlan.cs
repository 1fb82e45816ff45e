using System;
using System.Collections.Generic;
using System.Linq;
using EccodesDotNet.Framing;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Schema;
using NumVid.Formats.Grib.Storage;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Decides what of a dataset becomes fields, and under which headers.</summary>
internal sealed class GribWritePlan
{
    private const int LowestFieldRank = 2;

    private readonly CfView _view;
    private readonly GribOptions _options;
    private readonly ICollection<string> _warnings;
    private readonly ICollection<StoredOmission> _omissions;
    private int _localParameterCount;

    private GribWritePlan(
        CfView view, GribOptions options, ICollection<string> warnings, ICollection<StoredOmission> omissions)
    {
        _view = view;
        _options = options;
        _warnings = warnings;
        _omissions = omissions;
    }

    /// <summary>Plans all fields.</summary>
    /// <param name="variables">The variables as they will be.</param>
    /// <param name="attributes">The attributes of the dataset.</param>
    /// <param name="options">Edition and packing.</param>
    /// <param name="warnings">Gets a sentence for each variable left out and each header that could not be told
    /// exactly.</param>
    /// <param name="omissions">Gets each variable left out.</param>
    /// <exception cref="UnsupportedDataException">A floating-point field cannot be told in GRIB.</exception>
    internal static IReadOnlyList<GribVariablePlan> Create(
        IReadOnlyList<IGribVariable> variables, IReadOnlyList<KeyValuePair<string, object?>> attributes,
        GribOptions options, ICollection<string> warnings, ICollection<StoredOmission> omissions)
    {
        var plan = new GribWritePlan(new CfView(variables, attributes), options, warnings, omissions);
        CheckStoredCoordinates(variables);
        var result = new List<GribVariablePlan>();
        foreach (var variable in variables)
        {
            if (plan.IsField(variable))
            {
                result.Add(plan.PlanField(variable));
            }
        }

        return result;
    }

    /// <summary>Whether a variable can become a field when its data come.</summary>
    internal static bool IsAwaited(IGribVariable variable) =>
        IsReal(variable) && Array.IndexOf(variable.RecentShape, 0) >= 0 && HasRankOfFields(variable);

    private static bool HasRankOfFields(IGribVariable variable) => variable.DimensionNames.Length >= LowestFieldRank
        || variable.RecentAttributes.ContainsKey(GribAttributes.HeadersKey);

    private static bool IsReal(IGribVariable variable) =>
        variable.ElementType == typeof(float) || variable.ElementType == typeof(double);

    private bool IsField(IGribVariable variable)
    {
        var role = _view.RoleOf(variable);
        if (role == CfRole.None && IsAwaited(variable))
        {
            _warnings.Add($"The variable '{variable.RecentName}' was left out: it has no values.");
            return false;
        }

        if (role != CfRole.None || Array.IndexOf(variable.RecentShape, 0) >= 0)
        {
            WarnOfLostPlaces(variable, role);
            return false;
        }

        if (IsReal(variable) && HasRankOfFields(variable))
        {
            return true;
        }

        LeaveOut(variable, "The variable", "GRIB holds floating-point fields over a grid.");
        return false;
    }

    // Of other coordinates headers hold what they can; times and levels of single points have no place in them.
    private void WarnOfLostPlaces(IGribVariable variable, CfRole role)
    {
        if (role == CfRole.None || CfImpliedRoles.Include(role, variable.DimensionNames.Length))
        {
            return;
        }

        LeaveOut(variable, "The coordinate", role is CfRole.Member or CfRole.Time or CfRole.Step or CfRole.Level
            ? "GRIB holds times, levels and members of whole fields alone."
            : "its headers have no place for it.");
    }

    private void LeaveOut(IGribVariable variable, string what, string reason)
    {
        _warnings.Add($"{what} '{variable.RecentName}' was left out: {reason}");
        _omissions.Add(new StoredOmission(reason) { Name = variable.RecentName });
    }

    private GribVariablePlan PlanField(IGribVariable variable)
    {
        var coordinates = new GribPlaneCoordinates(variable, _view);
        var refusals = new List<string>();
        var planned = GribTemplateHeaders.TryPlan(variable, coordinates, _options, refusals, _warnings)
            ?? PlanByCf(variable, coordinates, refusals);
        return KeepStored(variable, planned);
    }

    private GribVariablePlan PlanByCf(IGribVariable variable, GribPlaneCoordinates coordinates, List<string> refusals)
    {
        try
        {
            var planned = GribCfHeaders.Plan(
                variable, coordinates, _view, _options, _warnings, ref _localParameterCount);
            foreach (var refusal in refusals)
            {
                _warnings.Add(refusal + " New ones were made from its coordinates.");
            }

            return planned;
        }
        catch (UnsupportedDataException error) when (refusals.Count > 0)
        {
            throw new UnsupportedDataException($"{refusals[0]} {error.Message}", error);
        }
    }

    // Planes that this commit does not write stay as they are in the old file, bit for bit.
    private static GribVariablePlan KeepStored(IGribVariable variable, GribVariablePlan plan)
    {
        if (variable.Store is not GribPlaneStore store)
        {
            return plan;
        }

        var outerRank = variable.DimensionNames.Length - (plan.Grid.Layout == GribGridLayout.Cells ? 1 : 2);
        var planes = plan.Planes.ToArray();
        for (var plane = 0; plane < planes.Length; plane++)
        {
            var index = Unravel(plane, variable.RecentShape, outerRank);
            if (FindStored(index, variable, store) is { } stored)
            {
                planes[plane] = stored.Field is { } field ? new GribPlanePlan(stored.Grid, null, field, store.Source)
                    : null;
            }
        }

        return plan with { Planes = planes };
    }

    private static (GribField? Field, GribGrid Grid)? FindStored(
        int[] index, IGribVariable variable, GribPlaneStore store)
    {
        var isWritten =
            variable.WrittenBoxes.Any(
            box => index.Select((at, axis) => at >= box.Origin[axis] && at < box.Origin[axis] + box.Shape[axis])
            .All(inside => inside));
        var shape = store.Shape;
        return isWritten || index.Where((at, axis) => at >= shape[axis]).Any()
            ? null
            : store.Planes[index.Select((at, axis) => (at, axis))
            .Aggregate(0, (plane, pair) => (plane * shape[pair.axis]) + pair.at)];
    }

    private static int[] Unravel(int plane, int[] shape, int rank)
    {
        var index = new int[rank];
        for (var axis = rank - 1; axis >= 0; axis--)
        {
            index[axis] = plane % shape[axis];
            plane /= shape[axis];
        }

        return index;
    }

    // The headers in the file say where its fields are; new coordinates for them would contradict the file.
    private static void CheckStoredCoordinates(IReadOnlyList<IGribVariable> variables)
    {
        var dimensions = variables.Where(variable => variable.Store is GribPlaneStore)
            .SelectMany(variable => variable.DimensionNames).ToHashSet();
        foreach (var variable in variables)
        {
            if (variable.DimensionNames is [var dimension] && dimensions.Contains(dimension)
                && variable.WrittenBoxes.Count > 0)
            {
                var stored = variable.Store.Shape;
                var before = variable.Store.Read([0], stored);
                var after = variable.ReadRecent([0], stored);
                if (!before.Cast<object>().SequenceEqual(after.Cast<object>()))
                {
                    throw new UnsupportedDataException($"The coordinate '{variable.RecentName}' of fields that are in "
                        + $"the file already cannot be changed; write a new file.");
                }
            }
        }
    }
}
