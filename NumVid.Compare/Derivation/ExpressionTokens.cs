using System.Collections.Generic;
using System.Text.RegularExpressions;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Derivation;

/// <summary>What an expression consists of, one after the other.</summary>
internal sealed partial class ExpressionTokens
{
    private readonly string _text;
    private readonly List<(string Kind, string Text, int Position)> _tokens = [];
    private int _next;

    /// <summary>Cuts a text.</summary>
    /// <exception cref="UsageException">A sign means nothing.</exception>
    internal ExpressionTokens(string text)
    {
        _text = text;
        for (var position = 0; position < text.Length;)
        {
            var match = Token().Match(text, position);
            if (!match.Success)
            {
                throw new UsageException(
                    $"'--derive {text}': '{text[position]}' means nothing in an expression. {ExpressionParser.Grammar}");
            }

            foreach (var kind in new[] { "number", "name", "pick", "sign" })
            {
                if (match.Groups[kind] is { Success: true, Value: var value })
                {
                    _tokens.Add((kind, value, position));
                }
            }

            position += match.Length;
        }
    }

    /// <summary>What comes next; empty at the end.</summary>
    internal string Next => _next < _tokens.Count ? _tokens[_next].Text : "";

    /// <summary>Takes what comes next where it is a sign.</summary>
    internal bool Take(string sign) => IsNext("sign") && Next == sign && _next++ >= 0;

    /// <summary>Takes what comes next where it is of a kind.</summary>
    internal bool TakeKind(string kind, out string text)
    {
        text = Next;
        return IsNext(kind) && _next++ >= 0;
    }

    /// <summary>What is wrong where the expression stands.</summary>
    /// <param name="expected">What should be there.</param>
    internal UsageException Wrong(string expected) => new(_next < _tokens.Count
        ? $"'--derive {_text}': '{Next}' at character {_tokens[_next].Position + 1} should be {expected}. {ExpressionParser.Grammar}"
        : $"'--derive {_text}' ends where {expected} should follow. {ExpressionParser.Grammar}");

    private bool IsNext(string kind) => _next < _tokens.Count && _tokens[_next].Kind == kind;

    // Names begin with digits in GRIB (10u): what goes on with a letter is no number, but 1e3 is one.
    [GeneratedRegex(
        """\G\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.])"""
        + """|@\s*(?<pick>\w[\w.]*\s*=\s*(?:"[^"]*"|\#?-?[\d.]+[A-Za-z%]*))|"(?<name>[^"]+)"|(?<name>\w[\w.]*)"""
        + """|(?<sign>[-+*/(),]))\s*""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
