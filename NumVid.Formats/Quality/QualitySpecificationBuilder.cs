using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Quality;

/// <summary>Makes a <see cref="QualitySpecification"/> from names and numbers instead of text.</summary>
/// <example><code>
/// var quality = new QualitySpecificationBuilder()
///     .ForVariable("t", new QualityTerms { AbsoluteBound = 0.01 })
///     .ForVariable("tp", new QualityTerms { IsLossless = true })
///     .ForOthers(new QualityTerms { RangeFactor = 1e-4 })
///     .Build();
/// using var data = new Nv12DataSet($"out.nv12?quality={quality}");
/// </code></example>
/// <remarks>What is built is what its text says when it is parsed. Not safe for use by several threads.</remarks>
public sealed class QualitySpecificationBuilder
{
    private const string DefaultName = "default";

    private readonly List<string> _clauses = [];

    /// <summary>Sets what one variable gets; beats patterns.</summary>
    /// <param name="name">The variable's name as it is; what the grammar reserves is escaped here.</param>
    /// <param name="terms">What is asked for.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is empty or holds half a surrogate pair.</exception>
    public QualitySpecificationBuilder ForVariable(string name, QualityTerms terms) =>
        Add(QualitySpecification.Escape(name), terms);

    /// <summary>Sets what variables get whose names fit a pattern and that are not set by name.</summary>
    /// <param name="pattern">A name in which <c>*</c> stands for any text; of two patterns that fit, the one with more
    /// characters besides wins, then the earlier one.</param>
    /// <param name="terms">What is asked for.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The pattern is empty or holds half a surrogate pair.</exception>
    public QualitySpecificationBuilder ForPattern(string pattern, QualityTerms terms)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        return pattern.Contains('*', StringComparison.Ordinal)
            ? Add(string.Join('*', pattern.Split('*').Select(NamePattern.Escape)), terms)
            : ForVariable(pattern, terms);
    }

    /// <summary>Sets what all other variables get.</summary>
    /// <param name="terms">What is asked for.</param>
    /// <returns>This builder.</returns>
    public QualitySpecificationBuilder ForOthers(QualityTerms terms) => Add(DefaultName, terms);

    /// <summary>Makes the specification; nothing set means the default.</summary>
    /// <returns>The specification; its text reads back to the same.</returns>
    /// <exception cref="FormatException">A number is not allowed, terms exclude each other, or a name is set twice; the
    /// message says what is allowed.</exception>
    /// <exception cref="Errors.UnsupportedDataException">This version cannot do what is asked for.</exception>
    public QualitySpecification Build() => QualitySpecification.Parse(string.Join(';', _clauses));

    private QualitySpecificationBuilder Add(string name, QualityTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        _clauses.Add($"{name}:{terms.Completed}");
        return this;
    }
}
