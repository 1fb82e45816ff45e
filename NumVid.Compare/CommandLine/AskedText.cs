using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Runs;

namespace NumVid.Compare.CommandLine;

/// <summary>What was asked of <c>compare</c>, so that results of the same question are known.</summary>
internal static class AskedText
{
    // They say where results go, how fast and how loud; no figure depends on them.
    private static readonly HashSet<string> s_indifferent = new(StringComparer.Ordinal)
    {
        "--out", "--force", "--quiet", "--wide", "--threads", "--resume", "--shard",
    };

    /// <summary>The options in the order of their names; a file among them stands with its checksum.</summary>
    internal static string Of(ParseResult parsed) => string.Join(' ', parsed.CommandResult.Children
        .OfType<OptionResult>()
        .Where(option => !option.Implicit && !s_indifferent.Contains(option.Option.Name))
        .OrderBy(option => option.Option.Name, StringComparer.Ordinal)
        .SelectMany(option => option.Tokens.Select(token => SettingsText.IsFormula(option.Option.Name) ? token.Value : TextOf(token.Value))
            .Prepend(option.Option.Name)));

    private static string TextOf(string value) => string.Concat(value.Split(',').Select(part => part.Trim('@', '"'))
        .Where(File.Exists).Select(file => $" ({Provenance.ChecksumOf(file)})").Prepend(SettingsText.WithoutFolders(value)));
}
