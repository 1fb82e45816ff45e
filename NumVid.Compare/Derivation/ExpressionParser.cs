using System;
using System.Collections.Generic;
using System.Globalization;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Derivation;

/// <summary>Reads expressions: sums of products of numbers, fields, functions and brackets.</summary>
internal sealed class ExpressionParser
{
    /// <summary>What may be written, for messages.</summary>
    internal const string Grammar =
        "An expression has + - * / ( ), sqrt, abs, hypot, min, max, diff (each time less the one before), numbers, names "
        + "of variables (in double quotes where they hold signs), and places as z@level=500.";

    private const int DeepestBrackets = 100;
    private const string Difference = "diff";

    private readonly ExpressionTokens _tokens;
    private readonly IReadOnlyDictionary<string, Expression> _known;
    private int _depth;

    private ExpressionParser(string text, IReadOnlyDictionary<string, Expression> known)
    {
        _tokens = new ExpressionTokens(text);
        _known = known;
    }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">Expressions that have names already.</param>
    /// <exception cref="UsageException">It is none.</exception>
    internal static Expression Parse(string text, IReadOnlyDictionary<string, Expression> known)
    {
        var parser = new ExpressionParser(text, known);
        var expression = parser.Sum();
        return parser._tokens.Next.Length == 0 ? expression : throw parser._tokens.Wrong("an operator or the end");
    }

    private Expression Sum()
    {
        if (++_depth > DeepestBrackets)
        {
            throw new UsageException($"An expression of '--derive' has more than {DeepestBrackets} brackets within each other.");
        }

        var sum = Chain(Product, Operation.Add, Operation.Subtract);
        _depth--;
        return sum;
    }

    private Expression Product() => Chain(Signed, Operation.Multiply, Operation.Divide);

    private Expression Chain(Func<Expression> part, params Operation[] operations)
    {
        var chain = part();
        while (Array.Find(operations, operation => _tokens.Take(operation.Name)) is { } operation)
        {
            chain = new OperationExpression(operation, chain, part());
        }

        return chain;
    }

    private Expression Signed()
    {
        var isNegative = false;
        while (_tokens.Take("-"))
        {
            isNegative = !isNegative;
        }

        var part = Part();
        return !isNegative ? part : part is NumberExpression number ? new NumberExpression(-number.Value)
            : new OperationExpression(Operation.Negate, part, null);
    }

    private Expression Part()
    {
        if (_tokens.TakeKind("number", out var number))
        {
            return new NumberExpression(double.Parse(number, CultureInfo.InvariantCulture));
        }

        if (_tokens.TakeKind("name", out var name))
        {
            return _tokens.Take("(") ? Call(name) : Field(name);
        }

        return _tokens.Take("(") ? Closed(Sum()) : throw _tokens.Wrong("a number, a variable, a function or a bracket");
    }

    private Expression Call(string name)
    {
        if (name == Difference)
        {
            return new DifferenceExpression(Closed(Sum()));
        }

        if (Array.Find(Operation.Functions, function => function.Name == name) is not { } function)
        {
            throw new UsageException($"'{name}' is no function of '--derive'. {Grammar}");
        }

        var first = Sum();
        return function.TakesTwo
            ? new OperationExpression(
                function, first, _tokens.Take(",") ? Closed(Sum()) : throw _tokens.Wrong($"',' and what else {name} takes"))
            : new OperationExpression(function, Closed(first), null);
    }

    private Expression Field(string name)
    {
        var picks = new List<AxisPick>();
        while (_tokens.TakeKind("pick", out var pick))
        {
            var parts = pick.Split('=', 2, StringSplitOptions.TrimEntries);
            picks.Add(new AxisPick(parts[0], parts[1].Trim('"')));
        }

        return picks.Count == 0 && _known.TryGetValue(name, out var expression) ? expression
            : new FieldExpression(name, picks);
    }

    private Expression Closed(Expression inner) =>
        _tokens.Take(")") ? inner : throw _tokens.Wrong("an operator or ')'");
}
