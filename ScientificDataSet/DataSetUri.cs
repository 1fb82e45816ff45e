using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.Research.Science.Data.Factory;

namespace Microsoft.Research.Science.Data;

/// <summary>Names a provider and what it shall open:
/// <c>msds:PROVIDER?key=value&amp;key=value#variable=alias</c>.</summary>
/// <remarks>Values may be percent-escaped; the properties hold them unescaped. Provider names, keys and values are
/// case-sensitive. Not safe for use by several threads while it changes. Equality is that of <see cref="Uri"/>: it
/// looks at the text given to the constructor, not at later changes; compare <see cref="ToString"/>.</remarks>
public partial class DataSetUri : Uri
{
    /// <summary>The scheme of all dataset URIs, without the colon.</summary>
    public const string DataSetUriScheme = "msds";

    private const string Prefix = DataSetUriScheme + ":";
    private const string OpenModeParameter = "openMode";

    private readonly List<KeyValuePair<string, string>> _parameters = [];

    /// <summary>Parses a URI.</summary>
    /// <param name="uri">The URI, beginning with <c>msds:</c>.</param>
    /// <exception cref="UriFormatException">It is not a dataset URI.</exception>
    public DataSetUri(string uri)
        : base(CheckScheme(uri))
    {
        var (body, fragment) = CutAt(uri[Prefix.Length..], '#');
        var (name, query) = CutAt(body, '?');
        ProviderName = name.Length > 0 ? UnescapeDataString(name)
            : throw new UriFormatException($"'{uri}' names no provider: '{Prefix}PROVIDER?key=value' is expected.");
        _parameters.AddRange(PathQuery.Parse(query));
        VariableReferences = ParseReferences(fragment);
    }

    /// <summary>Parses a URI of a known provider.</summary>
    /// <param name="uri">The URI, beginning with <c>msds:</c>.</param>
    /// <param name="providerType">The provider; the URI must carry its name.</param>
    /// <exception cref="UriFormatException">It is not a dataset URI, or one of another provider.</exception>
    protected DataSetUri(string uri, Type providerType)
        : this(uri)
        => AssertProviderName(ProviderName, providerType);

    /// <summary>Creates a URI without parameters.</summary>
    /// <param name="providerType">The provider, which must have a name attribute.</param>
    protected DataSetUri(Type providerType)
        : this(Prefix + NameOf(providerType))
    {
    }

    /// <summary>The provider's name.</summary>
    public string ProviderName { get; }

    /// <summary>The variables named in the fragment.</summary>
    public VariableReferenceName[] VariableReferences { get; }

    /// <summary>The keys of all parameters, each once, in a new list.</summary>
    public List<string> ParameterKeys => _parameters.Select(p => p.Key).Distinct().ToList();

    /// <summary>What opening does when the file exists or not; <see cref="ResourceOpenMode.OpenOrCreate"/> unless
    /// set.</summary>
    /// <exception cref="UriFormatException">The parameter has an unknown value.</exception>
    public ResourceOpenMode OpenMode
    {
        get => GetOpenModeOrDefault(ResourceOpenMode.OpenOrCreate);
        set => this[OpenModeParameter] = NameOf(value);
    }

    /// <summary>The value of a parameter.</summary>
    /// <param name="parameter">The key.</param>
    /// <exception cref="KeyNotFoundException">Reading: there is no such parameter.</exception>
    public string this[string parameter]
    {
        get => GetParameterValue(parameter);
        set => SetParameterValue(parameter, value);
    }

    /// <summary>Tells whether a text begins with <c>msds:</c>.</summary>
    /// <param name="uri">The text.</param>
    public static bool IsDataSetUri(string? uri) =>
        uri is not null && uri.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Creates the URI of a path, with or without <c>?key=value</c>, or parses a dataset URI.</summary>
    /// <param name="uri">A path with a registered extension, or a dataset URI.</param>
    /// <returns>An object of the provider's own URI class when it has one.</returns>
    /// <exception cref="ProviderNotRegisteredException">No provider is registered for it.</exception>
    public static DataSetUri Create(string uri) => DataSetFactory.CreateUri(uri);

    /// <summary>Creates a URI without parameters.</summary>
    /// <param name="providerType">The provider, which must have a URI class.</param>
    public static DataSetUri Create(Type providerType) => DataSetFactory.CreateUri(providerType);

    /// <summary>Returns the value of a parameter; the first one when there are several.</summary>
    /// <param name="parameter">The key.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public string GetParameterValue(string parameter) => ContainsParameter(parameter)
        ? _parameters.First(p => p.Key == parameter).Value
        : throw new KeyNotFoundException($"'{this}' has no parameter '{parameter}'.");

    /// <summary>Returns the value of a parameter, or a default when there is none.</summary>
    /// <param name="parameter">The key.</param>
    /// <param name="default">The default.</param>
    public string GetParameterValue(string parameter, string @default)
        => ContainsParameter(parameter) ? GetParameterValue(parameter) : @default;

    /// <summary>Returns all values of a parameter.</summary>
    /// <param name="parameter">The key.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public List<string> GetParameterValues(string parameter) => ContainsParameter(parameter)
        ? _parameters.Where(p => p.Key == parameter).Select(p => p.Value).ToList()
        : throw new KeyNotFoundException($"'{this}' has no parameter '{parameter}'.");

    /// <summary>Returns all values of a parameter, or a default when there is none.</summary>
    /// <param name="parameter">The key.</param>
    /// <param name="default">The default.</param>
    public List<string> GetParameterValues(string parameter, string @default)
        => ContainsParameter(parameter) ? GetParameterValues(parameter) : [@default];

    /// <summary>Returns how often a parameter is given.</summary>
    /// <param name="parameter">The key.</param>
    public int GetParameterOccurences(string parameter) => _parameters.Count(p => p.Key == parameter);

    /// <summary>Tells whether a parameter is given.</summary>
    /// <param name="parameter">The key.</param>
    public bool ContainsParameter(string parameter) => GetParameterOccurences(parameter) > 0;

    /// <summary>Sets a parameter to one value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, unescaped.</param>
    public void SetParameterValue(string key, string value) => SetParameterValue(key, value, multiplyParams: false);

    /// <summary>Sets a parameter.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, unescaped.</param>
    /// <param name="multiplyParams">Whether values that are there stay beside the new one.</param>
    public void SetParameterValue(string key, string value, bool multiplyParams)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        var parameter = new KeyValuePair<string, string>(key, value);
        var index = _parameters.FindIndex(p => p.Key == key);
        if (index < 0 || multiplyParams)
        {
            _parameters.Add(parameter);
            return;
        }

        _parameters.RemoveAll(p => p.Key == key);
        _parameters.Insert(index, parameter);
    }

    /// <summary>Removes a parameter with all its values.</summary>
    /// <param name="key">The key.</param>
    public void RemoveParameter(string key) => _parameters.RemoveAll(p => p.Key == key);

    /// <summary>Returns the open mode, or a default when the URI has none.</summary>
    /// <param name="default">The default.</param>
    /// <exception cref="UriFormatException">The parameter has an unknown value.</exception>
    public ResourceOpenMode GetOpenModeOrDefault(ResourceOpenMode @default)
    {
        if (!ContainsParameter(OpenModeParameter))
        {
            return @default;
        }

        var text = this[OpenModeParameter];
        foreach (var mode in Enum.GetValues<ResourceOpenMode>())
        {
            if (NameOf(mode) == text)
            {
                return mode;
            }
        }

        throw new UriFormatException(
            $"The open mode '{text}' is not one of "
                + $"{string.Join(", ", Enum.GetValues<ResourceOpenMode>().Select(NameOf))}.");
    }

    /// <summary>Returns the URI with its present parameters; only what would end a value is escaped.</summary>
    public override string ToString()
    {
        var query = string.Join('&', _parameters.Select(p => $"{PathQuery.Escape(p.Key)}={PathQuery.Escape(p.Value)}"));
        var fragment =
            string.Join(',', VariableReferences.Select(r => r.Name == r.Alias ? r.Name : $"{r.Name}={r.Alias}"));
        return Prefix + ProviderName + (query.Length > 0 ? "?" + query : "") + (
            fragment.Length > 0 ? "#" + fragment : "");
    }

    /// <summary>Refuses a name that is not that of a provider.</summary>
    /// <param name="providerName">The name.</param>
    /// <param name="providerType">The provider.</param>
    /// <exception cref="UriFormatException">The provider has other names only.</exception>
    protected static void AssertProviderName(string providerName, Type providerType)
    {
        var names = DataSetFactory.GetProviderNamesByType(providerType);
        if (providerName != NameOf(providerType) && !names.Contains(providerName))
        {
            throw new UriFormatException(
                $"A URI of the provider '{NameOf(providerType)}' is expected, not one of '{providerName}'.");
        }
    }

    private static string NameOf(ResourceOpenMode mode)
    {
        var name = mode.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string NameOf(Type providerType)
    {
        ArgumentNullException.ThrowIfNull(providerType);
        return providerType.GetCustomAttribute<DataSetProviderNameAttribute>(inherit: false)?.Name
            ?? throw new ArgumentException(
            $"The type '{providerType}' has no DataSetProviderName attribute.", nameof(providerType));
    }

    private static string CheckScheme(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return IsDataSetUri(uri) ? uri : throw new UriFormatException($"'{uri}' does not begin with '{Prefix}'.");
    }

    private static (string Before, string After) CutAt(string text, char separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }

    private static VariableReferenceName[] ParseReferences(string fragment)
        => fragment.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(reference =>
        {
            var (name, alias) = CutAt(UnescapeDataString(reference), '=');
            return alias.Length > 0 ? new VariableReferenceName(name, alias) : new VariableReferenceName(name);
        }).ToArray();
}
