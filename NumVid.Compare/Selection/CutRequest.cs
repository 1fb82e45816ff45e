using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Selection;

/// <summary>Which part of an input is asked for, as the user wrote it.</summary>
internal sealed record CutRequest
{
    /// <summary>All of it.</summary>
    internal static CutRequest All { get; } = new();

    /// <summary>The times; null: all.</summary>
    internal string? Times { get; init; }

    /// <summary>The levels; null: all.</summary>
    internal string? Levels { get; init; }

    /// <summary>The members; null: all.</summary>
    internal string? Members { get; init; }

    /// <summary>The region <c>W,S,E,N</c>; null: all.</summary>
    internal string? Region { get; init; }

    /// <summary>Whether all is asked for.</summary>
    internal bool IsAll => Options.All(option => option.Value is null);

    /// <summary>The request as options of a command line, with a blank in front; empty for all.</summary>
    internal string Text => string.Concat(
        Options.Where(option => option.Value is not null).Select(option => $" {option.Name} {option.Value}"));

    private IEnumerable<(string Name, string? Value)> Options =>
        [("--times", Times), ("--levels", Levels), ("--members", Members), ("--region", Region)];
}
