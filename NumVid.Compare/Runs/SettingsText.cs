using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NumVid.Compare.Configurations;
using NumVid.Compare.External;
using NumVid.Compare.Results;

namespace NumVid.Compare.Runs;

/// <summary>Tells of configurations and commands what is needed to do it again, and nothing of who did it
/// where.</summary>
internal static partial class SettingsText
{
    // Those that no shell looks at.
    private const string PlainSigns = "_@%+=:,./-";

    /// <summary>What a configuration asks for.</summary>
    internal static ConfigurationSettings Of(FormatConfiguration configuration) => new(
        configuration.Name, configuration.Format, configuration.MaxErrorText,
        configuration.Options.ToDictionary(
            option => option.Key, option => WithoutFolders(option.Value), StringComparer.Ordinal),
        configuration.Way.ProgramsOf(configuration).ToDictionary(
            WithoutFolders, ProgramPath.Sha256Of, StringComparer.Ordinal));

    /// <summary>A command as it was typed, without folders, and as a shell takes it again.</summary>
    internal static string CommandOf(IReadOnlyList<string> arguments) => string.Join(' ', arguments
        .Select((argument, i) => i > 0 && IsFormula(arguments[i - 1]) ? argument : WithoutFolders(argument))
        .Select(argument => argument.Length > 0 && argument.All(sign => char.IsLetterOrDigit(sign) || PlainSigns.Contains(sign))
            ? argument : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'").Prepend("numvid"));

    /// <summary>Whether what follows an option is a formula, in which a slash divides.</summary>
    internal static bool IsFormula(string option) => option == "--derive";

    /// <summary>A text in which paths from the root have lost their folders.</summary>
    internal static string WithoutFolders(string text) => Folders().Replace(text.TrimEnd('/'), "");

    // Where a path begins: at the start, or behind a sign that stands before one.
    [GeneratedRegex(@"(?<=^|[\s:,='""@])(/[^/\s,'""{}]+)*/(?=[^/\s,'""{}]+)")]
    private static partial Regex Folders();
}
