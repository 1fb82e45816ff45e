using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Names;
using NumVid.Compare.Results;
using NumVid.Formats.Model;

namespace NumVid.Compare.Conversions;

/// <summary>What of a file its reader leaves out.</summary>
internal static class SourceOmissions
{
    /// <summary>Lists what is left out and may have been asked for: fields of GRIB have no names, so that any of them
    /// may be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">The file, opened.</param>
    /// <param name="names">The variables asked for; empty: all.</param>
    internal static IEnumerable<OmittedPart> Of(string path, DataSet source, IReadOnlyList<string> names) =>
        (source is IAccountedStorage account ? account.Omissions : [])
        .Where(omission => omission is { Name: null } or { IsMetadata: true } || IsAsked(omission.Name, names))
        .Select(omission => Part(Path.GetFileName(path), omission));

    /// <summary>Lists the variables for which a copy has no place.</summary>
    /// <param name="file">The original, for the list.</param>
    /// <param name="variables">What was found of each.</param>
    internal static IEnumerable<OmittedPart> Of(string file, IEnumerable<VerifiedVariable> variables) =>
        variables.Where(variable => variable.IsOmitted).Select(
            variable => new OmittedPart(file, $"{variable.Note}.") { Name = variable.Name });

    /// <summary>An omission of a file.</summary>
    internal static OmittedPart Part(string file, StoredOmission omission) => new(file, omission.Reason)
    {
        Name = omission.Name,
        Message = omission.Message,
        Offset = omission.Offset,
        IsMetadata = omission.IsMetadata,
    };

    private static bool IsAsked(string name, IReadOnlyList<string> names)
    {
        var known = new KnownNames("The file has", [name]);
        return names.Count == 0 || names.Any(asked => known.Find(asked).Count > 0);
    }
}
