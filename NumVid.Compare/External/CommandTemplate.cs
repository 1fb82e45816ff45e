using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using NumVid.Compare.Errors;

namespace NumVid.Compare.External;

/// <summary>The command line of a program that turns raw values into bytes and back: arguments with places to fill
/// in.</summary>
/// <remarks>No shell sees it. Blanks separate arguments, single quotes keep them together, and nothing else has a
/// meaning.</remarks>
internal sealed partial class CommandTemplate
{
    private const string BackMark = "=>";
    private const string ModeName = "mode";

    private static readonly string[] s_names =
        ["in", "out", ModeName, "abs", "relative", "dims", "shape", "rank", "points", "minimum", "maximum"];

    private readonly IReadOnlyList<string> _there;
    private readonly IReadOnlyList<string> _back;

    private CommandTemplate(string text, IReadOnlyList<string> there, IReadOnlyList<string> back)
    {
        Text = text;
        _there = there;
        _back = back;
    }

    /// <summary>The command as it was written.</summary>
    internal string Text { get; }

    /// <summary>Whether it takes its bound from the run.</summary>
    internal bool TakesBound =>
        _there.Concat(_back).SelectMany(PlacesIn).Any(place => place.Name is "abs" or "relative");

    /// <summary>The programs that it starts.</summary>
    internal IEnumerable<string> Programs => new[] { _there[0], _back[0] }.Distinct(StringComparer.Ordinal);

    /// <summary>Parses a command: one with <c>{mode}</c>, or two with <c>=&gt;</c> between them.</summary>
    /// <exception cref="UsageException">Something is missing, or a place is unknown.</exception>
    internal static CommandTemplate Parse(string text)
    {
        var arguments = Split(text);
        var mark = arguments.IndexOf(BackMark);
        var template = mark < 0
            ? new CommandTemplate(text, arguments, arguments)
            : new CommandTemplate(text, arguments[..mark], arguments[(mark + 1)..]);
        foreach (var way in new[] { template._there, template._back })
        {
            Check(text, way, needsMode: mark < 0);
        }

        return template;
    }

    /// <summary>The program and its arguments.</summary>
    /// <param name="isBack">Whether bytes are to become values again.</param>
    /// <param name="values">What is filled in.</param>
    internal IReadOnlyList<string> Fill(bool isBack, TemplateValues values) =>
        [.. (isBack ? _back : _there).SelectMany(argument => Fill(argument, isBack, values))];

    // A list that stands alone becomes an argument for each of its entries.
    private static IEnumerable<string> Fill(string argument, bool isBack, TemplateValues values)
    {
        if (PlacesIn(argument).ToArray() is [{ Separator: null } place] && place.Text == argument
            && values.ListOf(place) is { } list)
        {
            return list;
        }

        return [Place().Replace(argument, match =>
        {
            var found = new TemplatePlace(match);
            return found.Name == ModeName ? isBack ? "decompress" : "compress" : values.TextOf(found, isBack);
        })];
    }

    private static void Check(string text, IReadOnlyList<string> way, bool needsMode)
    {
        var places = way.SelectMany(PlacesIn).ToArray();
        var unknown = places.FirstOrDefault(place => !s_names.Contains(place.Name));
        if (unknown is not null)
        {
            throw new UsageException(
                $"'{unknown.Text}' in the command '{text}' is nothing that can be filled in; there are "
                + $"{string.Join(", ", s_names.Select(name => $"{{{name}}}"))}.");
        }

        string[] needed = needsMode ? ["in", "out", ModeName] : ["in", "out"];
        if (way.Count == 0 || needed.Any(name => places.All(place => place.Name != name)))
        {
            throw new UsageException(
                $"The command '{text}' has to say where its files go: 'PROGRAM {{in}} {{out}} => PROGRAM {{in}} {{out}}' "
                + "there and back, or one command for both with {mode} (compress or decompress), {in} and {out}.");
        }
    }

    private static IEnumerable<TemplatePlace> PlacesIn(string argument) =>
        Place().Matches(argument).Select(match => new TemplatePlace(match));

    private static List<string> Split(string text)
    {
        var arguments = new List<string>();
        var argument = new StringBuilder();
        var (isQuoted, hasAny) = (false, false);
        foreach (var c in text.Append(' '))
        {
            if (c == '\'')
            {
                (isQuoted, hasAny) = (!isQuoted, true);
            }
            else if (!isQuoted && char.IsWhiteSpace(c))
            {
                if (hasAny)
                {
                    arguments.Add(argument.ToString());
                }

                argument.Clear();
                hasAny = false;
            }
            else
            {
                argument.Append(c);
                hasAny = true;
            }
        }

        return isQuoted ? throw new UsageException($"A single quote in the command '{text}' is not closed.")
            : arguments;
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)(?<rank>[1-4])?(:(?<separator>[^{}]*))?\}")]
    private static partial Regex Place();
}
