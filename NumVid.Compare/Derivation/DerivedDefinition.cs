using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Derivation;

/// <summary>A field that is computed from others, as the user asks for it: <c>speed=hypot(u,v)</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit as the user states it, or null.</param>
/// <param name="Text">The expression as it was written.</param>
/// <param name="Expression">The expression.</param>
internal sealed partial record DerivedDefinition(string Name, string? Unit, string Text, Expression Expression)
{
    /// <summary>The variables that it takes, in the order in which they are named.</summary>
    internal IReadOnlyList<string> Variables { get; } = [.. NamesIn(Expression).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads definitions; each may take those before it.</summary>
    /// <param name="texts">The texts, <c>NAME=EXPRESSION</c> or <c>NAME[UNIT]=EXPRESSION</c>.</param>
    /// <exception cref="UsageException">One of them is none.</exception>
    internal static IReadOnlyList<DerivedDefinition> Parse(IEnumerable<string> texts)
    {
        var known = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var definitions = new List<DerivedDefinition>();
        foreach (var text in texts)
        {
            var match = Form().Match(text);
            if (!match.Success)
            {
                throw new UsageException($"'--derive {text}' should be 'NAME=EXPRESSION' or 'NAME[UNIT]=EXPRESSION', for "
                    + "example 'speed=hypot(u,v)'; a name has letters, digits, '_', '-' and '.'.");
            }

            var (name, expression) = (match.Groups["name"].Value, match.Groups["expression"].Value.Trim());
            var definition = new DerivedDefinition(
                name, match.Groups["unit"] is { Success: true, Value: var unit } ? unit.Trim() : null, expression,
                ExpressionParser.Parse(expression, known));
            if (definition.Variables.Count == 0)
            {
                throw new UsageException($"'--derive {text}' takes no variable: there is nothing to compare.");
            }

            definitions.Add(known.TryAdd(name, definition.Expression) ? definition
                : throw new UsageException($"'--derive' defines '{name}' twice."));
        }

        return definitions;
    }

    private static IEnumerable<string> NamesIn(Expression? expression) => expression switch
    {
        FieldExpression field => [field.Name],
        OperationExpression operation => [.. NamesIn(operation.First), .. NamesIn(operation.Second)],
        DifferenceExpression difference => NamesIn(difference.Of),
        _ => [],
    };

    [GeneratedRegex(@"^\s*(?<name>\w[\w.-]*)\s*(?:\[(?<unit>[^\]]*)\])?\s*=(?<expression>.+)$", RegexOptions.Singleline)]
    private static partial Regex Form();
}
