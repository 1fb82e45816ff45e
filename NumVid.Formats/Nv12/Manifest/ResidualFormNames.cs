namespace NumVid.Formats.Nv12.Manifest;

/// <summary>What the manifest calls the forms of a residual.</summary>
internal static class ResidualFormNames
{
    private const string Mixed = "mixed";
    private const string Quiet = "quiet";

    /// <summary>The name of a form; null where nothing is said of it.</summary>
    internal static string? Of(ResidualForm form) => form switch
    {
        ResidualForm.Plain => null,
        ResidualForm.Mixed => Mixed,
        _ => Quiet,
    };

    /// <summary>Reads a name.</summary>
    /// <exception cref="System.IO.InvalidDataException">There is none such.</exception>
    internal static ResidualForm Read(ManifestNode node) => node.Plain() switch
    {
        Mixed => ResidualForm.Mixed,
        Quiet => ResidualForm.Quiet,
        _ => throw node.Wrong($"\"{Mixed}\" or \"{Quiet}\""),
    };
}
