using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NumVid.Compare.Errors;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Configurations;

/// <summary>Reads what <c>--configs</c> says: names, sets, files of own definitions, separated by commas.</summary>
internal static class ConfigurationList
{
    /// <summary>Parses a list. Commas inside a quality stay in it; what is in double quotes is one name whatever it
    /// holds.</summary>
    /// <param name="list">The list.</param>
    /// <param name="maxError">The error that the run allows; null where configurations have their own settings
    /// alone.</param>
    /// <exception cref="Errors.UsageException">A name is unknown or twice in the list, or a file cannot be
    /// read.</exception>
    internal static IReadOnlyList<FormatConfiguration> Parse(string list, QualitySpecification? maxError = null)
    {
        var configurations = Split(list).SelectMany(item => ParseItem(item, maxError)).ToArray();
        if (configurations.Length == 0)
        {
            throw new UsageException($"The list of configurations is empty; known are {ConfigurationGrammar.Known}.");
        }

        var twice = configurations.GroupBy(configuration => configuration.Name, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? configurations
            : throw new UsageException($"The configuration '{twice.Key}' is in the list twice.");
    }

    private static IEnumerable<FormatConfiguration> ParseItem(string item, QualitySpecification? maxError) =>
        item[0] == ConfigurationGrammar.FileMark ? ParseFile(item[1..], maxError)
        : ConfigurationSets.Find(item) is { } set ? Parse(set, maxError)
        : [ConfigurationGrammar.Parse(item, maxError)];

    // A definition a line, 'name = configuration'; empty lines and what follows '#' at a line's beginning or after a
    // blank
    // mean nothing.
    private static FormatConfiguration[] ParseFile(string path, QualitySpecification? maxError)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The file of configurations '{path}' cannot be read: {exception.Message}");
        }

        return [.. lines.Select((text, index) => (Text: WithoutComment(text), Number: index + 1))
            .Where(line => line.Text.Length > 0)
            .Select(line => ParseLine(
                line.Text, FormattableString.Invariant($"'{path}', line {line.Number}"), maxError))];
    }

    private static FormatConfiguration ParseLine(string line, string place, QualitySpecification? maxError)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : line[..equals].Trim();
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
        {
            throw new UsageException(
                $"{place}: 'name = configuration' is expected, the name without blanks; found '{line}'.");
        }

        try
        {
            return ConfigurationGrammar.Parse(Unquoted(line[(equals + 1)..].Trim()), maxError) with { Name = name };
        }
        catch (UsageException exception)
        {
            throw new UsageException($"{place}: {exception.Message}");
        }
    }

    private static string WithoutComment(string line)
    {
        var mark = line.IndexOf(" #", StringComparison.Ordinal);
        return (line.TrimStart().StartsWith('#') ? "" : mark < 0 ? line : line[..mark]).Trim();
    }

    private static string Unquoted(string text) => text is ['"', .. var inner, '"'] ? inner : text;

    private static List<string> Split(string list)
    {
        var items = new List<(string Text, bool IsQuoted)>();
        foreach (var part in Parts(list))
        {
            if (items.Count > 0 && !part.IsQuoted && ConfigurationGrammar.ContinuesQuality(items[^1].Text, part.Text))
            {
                items[^1] = (items[^1].Text + "," + part.Text, false);
            }
            else
            {
                items.Add(part);
            }
        }

        return [.. items.Select(item => item.Text)];
    }

    private static IEnumerable<(string Text, bool IsQuoted)> Parts(string list)
    {
        var part = new StringBuilder();
        var isInside = false;
        var isQuoted = false;
        foreach (var c in list.Append(','))
        {
            if (c == '"')
            {
                isInside = !isInside;
                isQuoted = true;
            }
            else if (c == ',' && !isInside)
            {
                if (part.ToString().Trim() is { Length: > 0 } text)
                {
                    yield return (text, isQuoted);
                }

                part.Clear();
                isQuoted = false;
            }
            else
            {
                part.Append(c);
            }
        }

        if (isInside)
        {
            throw new UsageException($"A double quote in the list of configurations '{list}' is not closed.");
        }
    }
}
