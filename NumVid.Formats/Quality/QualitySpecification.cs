using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Formats.Quality;

/// <summary>What error each variable of a dataset may have, for example
/// <c>t:abs=0.01;tp:lossless;default:range=1e-4</c>.</summary>
/// <remarks>Clauses are separated by <c>;</c>, terms by <c>,</c>. In names <c>~</c> and two hex digits stand for one
/// byte of UTF-8. A <see cref="QualitySpecificationBuilder"/> makes the same from numbers and names. An exact name
/// beats a glob, of two globs the one with more literal characters wins, then the earlier one, and a glob beats
/// <c>default</c>. Immutable and safe for use by many threads.</remarks>
public sealed class QualitySpecification
{
    private const string DefaultName = "default";

    // No pattern is the empty text, so that a variable named 'default' (written ~64efault) is not mistaken for the
    // clause.
    private const string DefaultClause = "";

    private QualitySpecification(string text, IReadOnlyList<QualityClause> clauses)
    {
        Text = text;
        Clauses = clauses;
    }

    /// <summary>The specification that asks for nothing: half a 12-bit step of each level's range,
    /// guaranteed.</summary>
    public static QualitySpecification Default { get; } = new("", []);

    /// <summary>The specification as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether the file from which all variables came must come back byte by byte.</summary>
    public bool IsRestorable => Clauses is [{ Name: null, Terms.IsRestorable: true }];

    /// <summary>Whether variables may become video without having been asked for by a codec or preset.</summary>
    internal bool MayBeVideo => !Clauses.Any(clause => clause.Name is null)
        || Clauses.Any(clause => clause.Terms is { IsLossless: false, Preset: null, NamedCodec: null });

    /// <summary>The clauses in their order.</summary>
    internal IReadOnlyList<QualityClause> Clauses { get; }

    /// <summary>Parses a specification.</summary>
    /// <param name="text">Clauses in the grammar; empty means the default.</param>
    /// <returns>The specification.</returns>
    /// <exception cref="FormatException">The text is not in the grammar; the message says what is allowed.</exception>
    /// <exception cref="UnsupportedDataException">The text is sound, but asks for what this version cannot
    /// do.</exception>
    public static QualitySpecification Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, CodecNames.All);
    }

    /// <summary>Parses a specification for a list of codecs.</summary>
    /// <param name="text">Clauses in the grammar; empty means the default.</param>
    /// <param name="codecs">The names of the codecs that may be asked for.</param>
    internal static QualitySpecification Parse(string text, IReadOnlyList<string> codecs)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Default;
        }

        var clauses = new List<QualityClause>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clause in text.Split(';', StringSplitOptions.TrimEntries))
        {
            var colon = clause.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? DefaultName : clause[..colon].TrimEnd();
            var pattern = name == DefaultName ? null : NamePattern.Parse(name);
            if (!names.Add(pattern is null ? DefaultClause : pattern.Text))
            {
                throw new FormatException($"'{name}' stands twice in the quality specification '{text}'.");
            }

            clauses.Add(new(pattern, QualityTermsParser.Parse(clause[(colon + 1)..], codecs)));
        }

        return clauses.Exists(clause => clause.Terms.IsRestorable) && clauses is not [{ Name: null }]
            ? throw new FormatException(
                $"'restorable' is for all variables of a file together, but '{text}' has other clauses.")
            : new QualitySpecification(text, clauses);
    }

    /// <summary>Writes a variable's name so that a clause means this variable and no other.</summary>
    /// <param name="variableName">The name as it is, not empty.</param>
    /// <returns>The name with <c>~</c> and hex digits for what the grammar reserves.</returns>
    /// <exception cref="ArgumentException">The name is empty or holds half a surrogate pair.</exception>
    public static string Escape(string variableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(variableName);

        // A variable that is named as the clause for all others is told apart by an escape.
        return variableName == DefaultName
            ? $"~{(int)variableName[0]:X2}{variableName[1..]}"
            : NamePattern.Escape(variableName);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The names and patterns of clauses that fit none of some variables: typing errors, mostly.</summary>
    /// <remarks>A dataset that is being created cannot tell, because its variables come later; whoever knows them all
    /// asks.
    /// </remarks>
    /// <param name="variableNames">The variables' names, as they are and not as patterns.</param>
    /// <returns>The names in the grammar, in the order of the clauses; empty when each clause fits a
    /// variable.</returns>
    public IReadOnlyList<string> NamesWithoutVariable(IReadOnlyCollection<string> variableNames)
    {
        ArgumentNullException.ThrowIfNull(variableNames);
        return [.. Clauses.Select(clause => clause.Name).OfType<NamePattern>()
            .Where(name => !variableNames.Any(name.Matches)).Select(name => name.Text)];
    }

    /// <summary>The terms that hold for a variable, unless it is one that is always kept exactly.</summary>
    /// <param name="variableName">The variable's name, as it is and not as a pattern.</param>
    /// <returns>The terms of the clause that fits best; the default bound without one.</returns>
    public QualityTerms TermsFor(string variableName)
    {
        ArgumentNullException.ThrowIfNull(variableName);
        return Resolve(variableName).Terms;
    }

    /// <summary>The terms for a variable, and whether a clause names exactly this variable.</summary>
    /// <param name="variableName">The variable's name, as it is and not as a pattern.</param>
    internal (QualityTerms Terms, bool IsNamed) Resolve(string variableName)
    {
        var match = Clauses
            .Where(clause => clause.Name is null || clause.Name.Matches(variableName))
            .OrderBy(clause => clause.Name is null ? 2 : clause.Name.IsGlob ? 1 : 0)
            .ThenByDescending(clause => clause.Name?.LiteralLength ?? 0)
            .FirstOrDefault();
        return match is null ? (QualityTerms.Default, false) : (match.Terms, match.Name is { IsGlob: false });
    }
}
