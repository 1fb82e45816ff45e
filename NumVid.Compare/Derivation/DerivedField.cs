using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Derivation;

/// <summary>A field that is computed from others of the input, and from what came back of them.</summary>
internal sealed class DerivedField
{
    private readonly DerivedNode _node;

    private DerivedField(
        DerivedDefinition definition, DerivedNode node, IReadOnlyList<DerivedOperand> operands, IReadOnlyList<string> notes,
        SourceField field)
    {
        _node = node;
        Definition = definition;
        Operands = [.. operands.Select(operand => operand.Field)];
        Notes = notes;
        Field = field;
    }

    /// <summary>What it is.</summary>
    internal DerivedDefinition Definition { get; }

    /// <summary>The fields that it takes.</summary>
    internal IReadOnlyList<SourceField> Operands { get; }

    /// <summary>What has to be said of units.</summary>
    internal IReadOnlyList<string> Notes { get; }

    /// <summary>It, computed from the input, measured against itself.</summary>
    internal SourceField Field { get; }

    /// <summary>Computes a field.</summary>
    /// <param name="definition">What it is.</param>
    /// <param name="operands">The fields of its variables, in their order.</param>
    /// <param name="axesOf">What some metrics have to know of axes.</param>
    /// <exception cref="Errors.UsageException">Shapes differ, or an axis or a place is not there.</exception>
    internal static DerivedField Of(
        DerivedDefinition definition, IReadOnlyList<DerivedOperand> operands,
        Func<IReadOnlyList<string>, int[], IReadOnlyList<FieldData>, FieldAxes> axesOf)
    {
        var node = DerivedBinding.Bind(definition, operands, out var notes);
        var values = new DerivedValues(
            node, [.. operands.Select(operand => (Func<FieldBlock, Array>)(box =>
                operand.Field.Data.Values.Read(box.Origin, box.Shape)))]);
        var unit = definition.Unit ?? node.Unit;
        var data = new FieldData(
            definition.Name, node.Dimensions, unit is null ? [] : [new("units", unit)], values);
        var coordinates = operands.SelectMany(operand => operand.Coordinates).DistinctBy(one => one.Name).ToArray();
        var original = new FieldMeasurement(
            new FieldLayout(node.Shape, FrameAxis.Of(node.Dimensions, node.Shape, coordinates)));
        foreach (var block in FieldBlocks.Of(node.Shape))
        {
            var box = values.Read(block.Origin, block.Shape);
            FieldPass.Show(box, box, block, [original]);
        }

        // A difference has one place fewer, and each has the name of the later one.
        var names = AxisNames.Of(node.Dimensions, coordinates)
            .Select((list, axis) => list is null ? null : (IReadOnlyList<string>)[.. list.TakeLast(node.Shape[axis])]);
        return new DerivedField(
            definition, node, operands, notes,
            new SourceField(data, original, [.. names]) { Axes = axesOf(node.Dimensions, node.Shape, coordinates) });
    }

    /// <summary>Reads boxes of it as computed from what came back.</summary>
    /// <param name="fields">Read boxes of what came back of <see cref="Operands"/>.</param>
    internal Func<FieldBlock, Array> ReaderOf(IReadOnlyList<Func<FieldBlock, Array>> fields)
    {
        var values = new DerivedValues(_node, fields);
        return box => values.Read(box.Origin, box.Shape);
    }

    /// <summary>The error that is guaranteed of it; null where none follows.</summary>
    /// <param name="bounds">Those that are guaranteed of <see cref="Operands"/>; null where none is.</param>
    internal double? BoundOf(IEnumerable<double?> bounds) => _node.Bound([.. Operands.Zip(
        bounds, (operand, bound) => BoundedValues.Of(
            operand.Original.Sums.Minimum, operand.Original.Sums.Maximum, bound))]).Error;
}
