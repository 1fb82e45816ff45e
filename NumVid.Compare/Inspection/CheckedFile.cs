using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Fixity;

namespace NumVid.Compare.Inspection;

/// <summary>A .nv12 file that was checked against what it says of itself.</summary>
/// <param name="Report">What was found of its bytes and values.</param>
internal sealed record CheckedFile(Nv12FixityReport Report)
{
    /// <summary>The original, which was made again; null where the file keeps none, or is damaged.</summary>
    internal StoredOriginalFile? Original { get; private init; }

    /// <summary>Why the original does not come back, as a sentence, or null.</summary>
    internal string? Problem { get; private init; }

    /// <summary>Whether nothing is wrong.</summary>
    internal bool IsSound => Report.IsSound && Problem is null;

    /// <summary>Makes the original of a sound file again, where it keeps one.</summary>
    internal static CheckedFile Of(string path, Nv12FixityReport report)
    {
        try
        {
            return new CheckedFile(report) { Original = report.IsSound ? Originals.Check(path) : null };
        }
        catch (InvalidFileException e)
        {
            return new CheckedFile(report) { Problem = e.Message };
        }
    }
}
