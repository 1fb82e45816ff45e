using System;
using System.Collections.Generic;
using NumVid.Compare.Errors;
using NumVid.Formats.Errors;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Names;

/// <summary>The option that says what error is allowed; all formats of this project have it.</summary>
internal static class QualityOption
{
    private const string Key = "quality";

    /// <summary>The quality among the options of a format, or null.</summary>
    /// <exception cref="Errors.UsageException">It is not in the grammar.</exception>
    /// <exception cref="UnsupportedDataException">It asks for what this version cannot do.</exception>
    internal static QualitySpecification? In(IReadOnlyDictionary<string, string> options) =>
        options.TryGetValue(Key, out var text) ? Parse(text) : null;

    /// <summary>The options of a format with a quality where the user gave none.</summary>
    internal static IReadOnlyDictionary<string, string> WithDefault(
        IReadOnlyDictionary<string, string> options, string quality) => options.ContainsKey(Key) ? options
            : new Dictionary<string, string>(options, StringComparer.Ordinal) { [Key] = quality };

    /// <summary>Parses what a user gave.</summary>
    /// <exception cref="Errors.UsageException">It is not in the grammar.</exception>
    /// <exception cref="UnsupportedDataException">It asks for what this version cannot do.</exception>
    internal static QualitySpecification Parse(string text)
    {
        try
        {
            return QualitySpecification.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>Whether clauses of a quality stand for variables by name, which have to be looked for then.</summary>
    internal static bool NamesVariables(QualitySpecification? quality) => quality?.NamesWithoutVariable([]).Count > 0;
}
