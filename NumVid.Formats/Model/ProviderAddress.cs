using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;

namespace NumVid.Formats.Model;

/// <summary>What a provider is asked to open: a file, how, and the provider's own options.</summary>
/// <remarks>Parsed here and not by <see cref="DataSetUri"/>, because the original library hands over a path with its
/// query unparsed, and a URI whose escapes are gone already.</remarks>
/// <param name="Path">The file as the user named it; absolute when <see cref="DataSetFactory.BaseUri"/> is set.</param>
/// <param name="Mode">What to do when the file exists, and when it does not; open or create unless given.</param>
/// <param name="Options">The options given, unescaped, without <c>file</c>, <c>openMode</c> and <c>include</c>.</param>
internal sealed record ProviderAddress(string Path, ResourceOpenMode Mode, IReadOnlyDictionary<string, string> Options)
{
    private const string FileKey = "file";
    private const string ModeKey = "openMode";
    private const string IncludeKey = "include";
    private const string Scheme = "msds:";

    private static readonly Dictionary<string, ResourceOpenMode> s_modes = new(StringComparer.Ordinal)
    {
        ["createNew"] = ResourceOpenMode.CreateNew,
        ["create"] = ResourceOpenMode.Create,
        ["open"] = ResourceOpenMode.Open,
        ["openOrCreate"] = ResourceOpenMode.OpenOrCreate,
        ["readOnly"] = ResourceOpenMode.ReadOnly,
    };

    /// <summary>Parses what the constructor of a provider is given.</summary>
    /// <param name="uriOrPath">A path, <c>path?a=b&amp;c=d</c>, or <c>msds:NAME?file=PATH&amp;a=b</c>. A file whose
    /// name has a question mark is found when it exists.</param>
    /// <param name="providerName">The provider's name, which a URI must carry.</param>
    /// <param name="allowedOptions">The options that the provider knows, beside <c>openMode</c> and
    /// <c>include</c>.</param>
    /// <exception cref="ArgumentException">An option is unknown, given twice or malformed, or the file is
    /// missing.</exception>
    internal static ProviderAddress Parse(string uriOrPath, string providerName, params string[] allowedOptions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(uriOrPath);
        var isUri = uriOrPath.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        var (path, query) = isUri ? SplitUri(uriOrPath, providerName) : SplitPath(uriOrPath);
        var options = ParseQuery(query, uriOrPath);
        if (isUri)
        {
            path = options.Remove(FileKey, out var file) && file.Length > 0 ? file
                : throw new ArgumentException(
                $"'{uriOrPath}' names no file: '{Scheme}{providerName}?{FileKey}=PATH' is expected.");
        }

        var mode = options.Remove(ModeKey, out var text) ? ParseMode(text) : ResourceOpenMode.OpenOrCreate;
        options.Remove(IncludeKey);
        CheckOptions(options, providerName, allowedOptions);
        return new ProviderAddress(Resolve(path), mode, options);
    }

    private static (string Path, string Query) SplitUri(string uri, string providerName)
    {
        var body = uri[Scheme.Length..].Split('#', 2)[0].Split('?', 2);
        return body[0] == providerName ? ("", body.Length > 1 ? body[1] : "")
            : throw new ArgumentException($"'{uri}' is for the provider '{body[0]}', not for '{providerName}'.");
    }

    private static (string Path, string Query) SplitPath(string text)
    {
        var mark = text.LastIndexOf('?');
        return mark < 0 || File.Exists(text) ? (text, "") : (text[..mark], text[(mark + 1)..]);
    }

    private static Dictionary<string, string> ParseQuery(string query, string uriOrPath)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (pair.Length < 2 || pair[0].Length == 0)
            {
                throw new ArgumentException($"'{part}' in '{uriOrPath}' should be 'key=value'.");
            }

            var key = Uri.UnescapeDataString(pair[0]);
            if (!options.TryAdd(key, Uri.UnescapeDataString(pair[1])) && key != IncludeKey)
            {
                throw new ArgumentException($"The option '{key}' is given twice in '{uriOrPath}'.");
            }
        }

        return options;
    }

    private static ResourceOpenMode ParseMode(string text) => s_modes.TryGetValue(text, out var mode) ? mode
        : throw new ArgumentException($"The open mode '{text}' is not one of {string.Join(", ", s_modes.Keys)}.");

    private static void CheckOptions(Dictionary<string, string> options, string providerName, string[] allowedOptions)
    {
        if (options.Keys.Except(allowedOptions).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException(
                $"The provider '{providerName}' has no option '{unknown}'; it knows "
                    + $"{string.Join(", ", allowedOptions.Prepend(ModeKey))}.");
        }
    }

    private static string Resolve(string path) => string.IsNullOrEmpty(DataSetFactory.BaseUri)
        ? path : System.IO.Path.GetFullPath(path, System.IO.Path.GetFullPath(DataSetFactory.BaseUri));
}
