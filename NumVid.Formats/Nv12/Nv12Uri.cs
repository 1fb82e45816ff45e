using Microsoft.Research.Science.Data;

namespace NumVid.Formats.Nv12;

/// <summary>The URI of a .nv12 file:
/// <c>msds:nv12?file=PATH&amp;quality=SPEC&amp;threads=N&amp;salvage=BOOL&amp;openMode=MODE</c>.</summary>
/// <remarks>Not safe for use by several threads while it changes.</remarks>
public sealed class Nv12Uri : DataSetUri
{
    internal const string FileKey = "file";
    internal const string QualityKey = "quality";
    internal const string ThreadsKey = "threads";
    internal const string SalvageKey = "salvage";

    /// <summary>Parses a URI.</summary>
    /// <param name="uri">The URI.</param>
    /// <exception cref="System.UriFormatException">It is not a URI of this provider.</exception>
    public Nv12Uri(string uri)
        : base(uri, typeof(Nv12DataSet))
    {
    }

    /// <summary>Creates a URI without parameters.</summary>
    public Nv12Uri()
        : base(typeof(Nv12DataSet))
    {
    }

    /// <summary>The file's path; empty when none is set.</summary>
    [FileNameProperty]
    public string FileName
    {
        get => GetParameterValue(FileKey, "");
        set => this[FileKey] = value;
    }

    /// <summary>The quality of variables that get their first data, in the grammar of
    /// <see cref="Quality.QualitySpecification"/>; empty means the default.</summary>
    public string Quality
    {
        get => GetParameterValue(QualityKey, "");
        set => this[QualityKey] = value;
    }

    /// <summary>How many segments are encoded or decoded at once, as text; empty means one a core.</summary>
    public string Threads
    {
        get => GetParameterValue(ThreadsKey, "");
        set => this[ThreadsKey] = value;
    }

    /// <summary>Whether damaged segments are read as missing values instead of being errors; such a dataset is
    /// read-only.</summary>
    public bool Salvage
    {
        get => bool.Parse(GetParameterValue(SalvageKey, "false"));
        set => this[SalvageKey] = value ? "true" : "false";
    }
}
