using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Names;

/// <summary>The variables that names and globs of a user may stand for. A name that stands for none is an error: what
/// it asks for would else be left undone without a word.</summary>
/// <param name="owner">Whose variables they are, with the verb, for messages: <c>'x.nc' has</c>.</param>
/// <param name="names">The variables' names.</param>
internal sealed class KnownNames(string owner, IEnumerable<string> names)
{
    private const int MostListed = 40;

    private readonly string[] _names = [.. names.Distinct(StringComparer.Ordinal)];

    /// <summary>The variables that a name stands for; empty when there are none.</summary>
    /// <param name="asked">A name, or a glob with <c>*</c> and <c>?</c>.</param>
    internal IReadOnlyList<string> Find(string asked)
    {
        // A variable of that very name may have a star in it.
        return _names.Contains(asked, StringComparer.Ordinal)
            ? [asked]
            : Array.FindAll(_names, name => FileSystemName.MatchesSimpleExpression(asked, name, ignoreCase: false));
    }

    /// <summary>The variables that some names stand for, each of them at least for one.</summary>
    /// <param name="asked">Names and globs; empty: none.</param>
    /// <exception cref="Errors.UsageException">A name stands for nothing.</exception>
    internal IReadOnlySet<string> FindAll(IEnumerable<string> asked)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in asked)
        {
            var variables = Find(name);
            found.UnionWith(
                variables.Count > 0 ? variables : throw new UsageException($"{Missing(name)}{Advice(name, s => s)}"));
        }

        return found;
    }

    /// <summary>Checks that each clause of a quality names a variable.</summary>
    /// <param name="quality">The quality; null: none was asked for.</param>
    /// <exception cref="Errors.UsageException">A clause names none.</exception>
    internal void Check(QualitySpecification? quality)
    {
        if (quality?.NamesWithoutVariable(_names) is [var name, ..])
        {
            throw new UsageException(
                $"{Missing(name)}, which the quality '{quality}' names{Advice(name, QualitySpecification.Escape)}");
        }
    }

    /// <summary>What is said of a name that stands for none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="who">Who names it, as a clause with a comma in front.</param>
    internal string WhyUnknown(string name, string who) => $"{Missing(name)}{who}{Advice(name, s => s)}";

    private string Missing(string name) => $"{owner} no variable '{name}'";

    private string Advice(string name, Func<string, string> write)
    {
        var near = NearestNames.Of(name.Replace("*", "", StringComparison.Ordinal), _names);
        if (near.Count > 0)
        {
            return $": did you mean {string.Join(" or ", near.Select(known => $"'{write(known)}'"))}?";
        }

        var more = _names.Length > MostListed ? FormattableString.Invariant($" and {_names.Length - MostListed} more")
            : "";
        return _names.Length == 0 ? "." : $"; it has {string.Join(", ", _names.Take(MostListed).Select(write))}{more}.";
    }
}
