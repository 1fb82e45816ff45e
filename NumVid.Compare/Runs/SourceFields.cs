using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Derivation;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;

namespace NumVid.Compare.Runs;

/// <summary>Hands out the variables of the input. Each is decoded once, and kept in memory or in the work
/// folder.</summary>
internal sealed class SourceFields : IDisposable
{
    // Common inputs stay in memory; what is beyond it is staged, so that the input's size sets no limit.
    private const long BudgetBytes = 256L << 20;

    private const int BytesPerValueAtMost = 8;

    private readonly Dictionary<int, SourceField> _fields = [];
    private readonly Dictionary<int, FieldData> _others = [];
    private readonly Stopwatch _reading = new();
    private readonly CoordinateRoles _roles;
    private readonly WorkFolder _work;
    private readonly IndexSelection _indices;
    private long _heldBytes;

    /// <summary>Creates it over a dataset, which must stay open.</summary>
    /// <param name="source">The input.</param>
    /// <param name="indices">What of its dimensions is read.</param>
    /// <param name="work">Where large fields are staged.</param>
    internal SourceFields(DataSet source, IndexSelection indices, WorkFolder work)
    {
        _indices = indices;
        // All formats write what they are compared by: dimensions that are fixed, which need no chunks.
        Attributes = [.. FieldData.AttributesOf(source.Metadata)
            .Where(attribute => attribute.Key != UnlimitedDimensions.Attribute)];
        _roles = new CoordinateRoles([.. source.OrderBy(variable => variable.ID)]);
        _work = work;
    }

    /// <summary>The attributes of the whole dataset.</summary>
    internal IReadOnlyList<KeyValuePair<string, object?>> Attributes { get; }

    /// <summary>Seconds spent reading the input so far.</summary>
    internal double ReadSeconds => _reading.Elapsed.TotalSeconds;

    /// <summary>A floating-point field.</summary>
    internal SourceField Read(Variable variable)
    {
        if (_fields.TryGetValue(variable.ID, out var field))
        {
            return field;
        }

        var coordinates = _roles.CarriedWith(variable).Select(ReadOther).ToArray();
        var dimensions = variable.Dimensions.AsNamesArray();
        var shape = _indices.ShapeOf(variable);
        var original = new FieldMeasurement(new FieldLayout(shape, FrameAxis.Of(dimensions, shape, coordinates)));
        _reading.Start();
        var values = ReadValues(variable, original);
        _reading.Stop();
        return _fields[variable.ID] =
            new SourceField(FieldData.Of(variable, values), original, AxisNames.Of(
                dimensions, coordinates, CellPositions.Exist(dimensions, coordinates) ? 1 : 2))
            {
                Axes = AxesOf(dimensions, shape, coordinates),
            };
    }

    /// <summary>Everything that goes into one file for some fields: their coordinates first, then the fields.</summary>
    internal IReadOnlyList<FieldData> ReadWithCoordinates(IReadOnlyList<Variable> fields)
    {
        var carried = fields.SelectMany(_roles.CarriedWith).DistinctBy(variable => variable.ID)
            .Where(variable => fields.All(field => field.ID != variable.ID));
        return [.. carried.OrderBy(variable => variable.ID)
            .Select(ReadOther), .. fields.Select(field => Read(field).Data)];
    }

    /// <summary>A field that is computed from others.</summary>
    /// <param name="definition">What it is.</param>
    /// <param name="fields">The fields of its variables, in their order.</param>
    /// <exception cref="Errors.UsageException">It cannot be computed from them.</exception>
    internal DerivedField Derive(DerivedDefinition definition, IEnumerable<Variable> fields) => DerivedField.Of(
        definition,
        [.. fields.Select(field => new DerivedOperand(Read(field), [.. _roles.CarriedWith(field).Select(ReadOther)]))],
        AxesOf);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var staged in _fields.Values.Select(field => field.Data.Values).OfType<StagedValues>())
        {
            staged.Dispose();
        }
    }

    // By the cosine of its latitude, as cells of a regular grid have their areas.
    private FieldAxes AxesOf(IReadOnlyList<string> dimensions, int[] shape, IReadOnlyList<FieldData> carried)
    {
        var roles = dimensions.Select(_roles.RoleOfDimension).ToArray();
        var member = Array.IndexOf(roles, CfRole.Member);
        var latitude = Array.IndexOf(roles, CfRole.Latitude);
        var degrees = latitude >= 0 && _roles.CoordinateOf(dimensions[latitude]) is { } coordinate
            ? ReadOther(coordinate).Values.Read([0], [shape[latitude]]) : null;
        double[] weights = degrees switch
        {
            double[] values => [.. values.Select(WeightOf)],
            float[] values => [.. values.Select(value => WeightOf(value))],
            _ => [],
        };
        return weights.Length > 0 ? new(member < 0 ? null : member, latitude, weights)
            : new(member < 0 ? null : member, shape.Length - 1, AreasOf(dimensions, carried));
    }

    // Where each point has its own latitude and longitude.
    private static double[] AreasOf(IReadOnlyList<string> dimensions, IReadOnlyList<FieldData> carried)
    {
        var roles = new CfRoles([.. carried.Select(coordinate => coordinate.Context)], []);
        FieldData? Find(CfRole role) => carried.FirstOrDefault(coordinate => roles.Find(coordinate.Context)?.Role == role
            && coordinate.Dimensions.SequenceEqual(dimensions.TakeLast(2))
            && (coordinate.Type == typeof(float) || coordinate.Type == typeof(double)));
        return Find(CfRole.Latitude) is { } latitudes && Find(CfRole.Longitude) is { } longitudes
            ? CellAreas.Of(Doubles.Of(latitudes), Doubles.Of(longitudes), latitudes.Shape[0]) : [];
    }

    private static double WeightOf(double degrees) => Math.Cos(degrees * Math.PI / 180);

    private FieldData ReadOther(Variable variable) =>
        _others.TryGetValue(variable.ID, out var other) ? other
            : _others[variable.ID] = FieldData.Of(variable, new HeldValues(_indices.Read(variable), variable.Rank));

    private FieldValues ReadValues(Variable variable, FieldMeasurement original)
    {
        void Measure(Array values, FieldBlock block) => FieldPass.Show(values, values, block, [original]);

        var shape = _indices.ShapeOf(variable);
        var bytes = shape.Aggregate((double)BytesPerValueAtMost, (product, length) => product * length);
        if (_heldBytes + bytes > BudgetBytes)
        {
            return StagedValues.Create(
                _work.File(FormattableString.Invariant($"original-{variable.ID}")), variable.TypeOfData, shape,
                block => _indices.Read(variable, block.Origin, block.Shape), Measure);
        }

        _heldBytes += (long)bytes;
        var held = new HeldValues(_indices.Read(variable), variable.Rank);
        foreach (var block in FieldBlocks.Of(held.Shape))
        {
            Measure(held.Read(block.Origin, block.Shape), block);
        }

        return held;
    }
}
