namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>What can be done to a file.</summary>
internal enum FileStepKind
{
    Create,
    Write,
    SetLength,
    Flush,
    Move,
    Delete,
}

/// <summary>One thing that was done to a file.</summary>
internal sealed record FileStep(FileStepKind Kind, string Path)
{
    /// <summary>Where the bytes went, or the new length.</summary>
    internal long Offset { get; init; }

    internal byte[] Bytes { get; init; } = [];

    /// <summary>The new name.</summary>
    internal string Target { get; init; } = "";
}
