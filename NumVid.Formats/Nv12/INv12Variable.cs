using System.Collections.Generic;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Commits;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12;

/// <summary>What the dataset asks of its variables, whatever their type.</summary>
internal interface INv12Variable
{
    /// <summary>The id in the file, or null until the variable was committed.</summary>
    int? StorageId { get; set; }

    /// <summary>What was put and not yet published.</summary>
    IReadOnlyList<DataPiece> Pieces { get; }

    /// <summary>Describes what a commit writes for this variable.</summary>
    /// <param name="old">The variable as stored, with its new attributes and decisions.</param>
    /// <param name="newShape">The shape after the commit.</param>
    /// <param name="file">The file as it is; null before the first commit.</param>
    /// <param name="terms">The quality on which new decisions rest; null where they are old.</param>
    /// <param name="context">What segments are encoded with.</param>
    VariableCommit Prepare(
        StoredVariable old, int[] newShape, Nv12File? file, QualityTerms? terms, EncodingContext context);
}
