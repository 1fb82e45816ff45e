using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Derivation;

/// <summary>Finds the fields that an expression takes, and whether they can be taken together.</summary>
internal sealed class DerivedBinding
{
    private readonly DerivedDefinition _definition;
    private readonly IReadOnlyList<DerivedOperand> _operands;
    private readonly List<string> _notes = [];

    private DerivedBinding(DerivedDefinition definition, IReadOnlyList<DerivedOperand> operands) =>
        (_definition, _operands) = (definition, operands);

    private string Owner => $"'--derive {_definition.Name}={_definition.Text}'";

    /// <summary>Binds an expression.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="operands">The fields of its variables, in their order.</param>
    /// <param name="notes">What has to be said of units.</param>
    /// <exception cref="UsageException">Shapes differ, or an axis or a place is not there.</exception>
    internal static DerivedNode Bind(
        DerivedDefinition definition, IReadOnlyList<DerivedOperand> operands, out IReadOnlyList<string> notes)
    {
        var binding = new DerivedBinding(definition, operands);
        var node = binding.Bind(definition.Expression);
        notes = [.. binding._notes.Distinct(StringComparer.Ordinal)];
        const int LowestRank = 2;
        return node.Shape.Length >= LowestRank ? node : throw new UsageException(
            $"{binding.Owner} leaves {node.Shape.Length} dimensions, and a field that is compared has two or more.");
    }

    private DerivedNode Bind(Expression expression) => expression switch
    {
        NumberExpression number => new NumberNode(number.Value),
        FieldExpression field => Bind(field),
        DifferenceExpression difference => Differences(Bind(difference.Of)),
        OperationExpression operation => Bind(operation),
        _ => throw new ArgumentException($"Unknown expression {expression}.", nameof(expression)),
    };

    private FieldNode Bind(FieldExpression field)
    {
        var number = _definition.Variables.ToList().IndexOf(field.Name);
        return _operands[number].At(number, field.Picks, Owner);
    }

    private DifferenceNode Differences(DerivedNode of)
    {
        int[] axes = [.. Enumerable.Range(0, of.Shape.Length)
            .Where(axis => _operands.Any(operand => operand.IsTime(of.Dimensions[axis])))];
        return axes.Length != 1
            ? throw new UsageException($"{Owner}: diff takes what has one axis of times, and this has "
                + $"{(axes.Length == 0 ? "none" : "several")}: {string.Join(", ", of.Dimensions)}.")
            : of.Shape[axes[0]] < 2 ? throw new UsageException($"{Owner}: diff takes at least two times, and there is one.")
            : new DifferenceNode(of, axes[0]);
    }

    private OperationNode Bind(OperationExpression expression)
    {
        var (operation, first) = (expression.Operation, Bind(expression.First));
        if (expression.Second is null)
        {
            return new OperationNode(operation, first, null, operation.KeepsUnit ? first.Unit : null);
        }

        var second = Bind(expression.Second);
        if (!first.IsNumber && !second.IsNumber
            && !(first.Dimensions.SequenceEqual(second.Dimensions) && first.Shape.SequenceEqual(second.Shape)))
        {
            throw new UsageException($"{Owner}: '{operation.Name}' takes fields of one shape, and these are "
                + $"{ShapeOf(first)} and {ShapeOf(second)}.");
        }

        return new OperationNode(operation, first, second, operation.KeepsUnit ? CommonUnit(operation, first, second) : null);
    }

    // A number has no unit, but min and max compare with it in that of the field; 3.6 * u is in another one.
    private string? CommonUnit(Operation operation, DerivedNode first, DerivedNode second)
    {
        if (first.IsNumber || second.IsNumber)
        {
            return operation.Name is "min" or "max" ? first.Unit ?? second.Unit : null;
        }

        if (first.Unit is { } one && second.Unit is { } other && one != other && !CfUnits.AreSame(one, other))
        {
            _notes.Add($"{Owner}: '{operation.Name}' takes numbers in '{one}' and in '{other}' as they are, and the result "
                + "has no unit.");
            return null;
        }

        return first.Unit is null || second.Unit is null ? null : first.Unit;
    }

    private static string ShapeOf(DerivedNode node) =>
        $"({string.Join(", ", node.Dimensions.Zip(node.Shape, (name, length) => $"{name} {length}"))})";
}
