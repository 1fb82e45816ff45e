using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace NumVid.Formats.Quality;

/// <summary>The name of a clause: a variable's name, or a glob in which <c>*</c> stands for any text.</summary>
internal sealed class NamePattern
{
    // What separates clauses, terms and the parts of a URI, and what patterns themselves use.
    private const string Reserved = ":;,=&#%~*";

    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    private readonly Regex _regex;

    private NamePattern(string text, Regex regex, bool isGlob, int literalLength)
    {
        Text = text;
        _regex = regex;
        IsGlob = isGlob;
        LiteralLength = literalLength;
    }

    /// <summary>The pattern with no more escapes than it needs: equal for equal patterns.</summary>
    internal string Text { get; }

    /// <summary>Whether the pattern has a <c>*</c>.</summary>
    internal bool IsGlob { get; }

    /// <summary>The characters that must be there; of two globs that match, the one with more of them wins.</summary>
    internal int LiteralLength { get; }

    /// <summary>Whether the pattern stands for this variable.</summary>
    internal bool Matches(string variableName) => _regex.IsMatch(variableName);

    /// <summary>Reads a pattern, in which <c>~</c> and two hex digits stand for one byte of UTF-8.</summary>
    /// <exception cref="FormatException">The pattern is empty or an escape is malformed.</exception>
    internal static NamePattern Parse(string text)
    {
        if (text.Length == 0 || text.Any(char.IsWhiteSpace))
        {
            throw new FormatException(
                $"'{text}' is not a variable name in a quality specification; write a blank as ~20.");
        }

        var parts = text.Split('*').Select(Unescape).ToArray();
        var regex = new Regex(
            "^" + string.Join(".*", parts.Select(Regex.Escape)) + "$",
            RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
        return new NamePattern(
            string.Join('*', parts.Select(Escape)), regex, parts.Length > 1, parts.Sum(part => part.Length));
    }

    /// <summary>Writes a text so that it stands for itself in a pattern.</summary>
    /// <exception cref="ArgumentException">The text holds half a surrogate pair, which UTF-8 cannot
    /// express.</exception>
    internal static string Escape(string literal)
    {
        var result = new StringBuilder(literal.Length);
        foreach (var rune in RunesOf(literal))
        {
            if (Reserved.Contains(rune) || char.IsWhiteSpace(rune, 0) || char.IsControl(rune, 0))
            {
                foreach (var value in s_utf8.GetBytes(rune))
                {
                    result.Append('~').Append(value.ToString("X2", CultureInfo.InvariantCulture));
                }
            }
            else
            {
                result.Append(rune);
            }
        }

        return result.ToString();
    }

    private static IEnumerable<string> RunesOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (length == 1 && char.IsSurrogate(text[i]))
            {
                throw new ArgumentException(
                    $"'{text}' holds half a surrogate pair, which a quality specification cannot name.", nameof(text));
            }

            yield return text.Substring(i, length);
            i += length - 1;
        }
    }

    private static string Unescape(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '~')
            {
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                i += length - 1;
                continue;
            }

            if (i + 2 >= text.Length
                || !byte.TryParse(
                text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                throw new FormatException(
                    $"In '{text}', '~' must be followed by two hex digits, for example ~3A for a colon.");
            }

            bytes.Add(value);
            i += 2;
        }

        try
        {
            return s_utf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException($"The escapes in '{text}' are not UTF-8; write é as ~C3~A9, for example.", e);
        }
    }
}
