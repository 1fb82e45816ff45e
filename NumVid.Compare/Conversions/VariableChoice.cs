using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Names;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Conversions;

/// <summary>Chooses variables by names and globs.</summary>
internal static class VariableChoice
{
    /// <summary>The variables asked for with the coordinates that they need, in file order.</summary>
    /// <param name="path">The input, for messages.</param>
    /// <param name="source">The input.</param>
    /// <param name="names">Names, or globs with <c>*</c> and <c>?</c>; empty: all variables.</param>
    /// <exception cref="Errors.UsageException">A name stands for nothing.</exception>
    internal static Variable[] Of(string path, DataSet source, IReadOnlyList<string> names)
    {
        // Datasets enumerate newest first; a copy in that order would turn the file round with every conversion.
        var all = source.OrderBy(variable => variable.ID).ToArray();
        if (names.Count == 0)
        {
            return all;
        }

        var found = new KnownNames($"'{path}' has", all.Select(variable => variable.Name)).FindAll(names);
        var roles = new CoordinateRoles(all);
        var chosen = all.Where(variable => found.Contains(variable.Name)).ToArray();
        var wanted = chosen.Concat(chosen.SelectMany(roles.CarriedWith)).Select(variable => variable.ID).ToHashSet();
        return [.. all.Where(variable => wanted.Contains(variable.ID))];
    }
}
