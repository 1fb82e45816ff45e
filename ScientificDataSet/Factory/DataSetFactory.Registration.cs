using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Microsoft.Research.Science.Data.Factory;

/// <content>Registering providers and asking for them.</content>
public static partial class DataSetFactory
{
    /// <summary>Registers a provider by its attributes: name and extensions.</summary>
    /// <param name="dataSetProvider">A concrete class with a public constructor from a string, or an
    /// <see cref="IDataSetFactory"/>.</param>
    /// <returns>False when it has no extension; the name is registered nevertheless.</returns>
    /// <exception cref="ArgumentException">The class is no provider or has no name.</exception>
    public static bool Register(Type dataSetProvider)
    {
        ArgumentNullException.ThrowIfNull(dataSetProvider);
        var name = dataSetProvider.GetCustomAttribute<DataSetProviderNameAttribute>(inherit: false)
            ?? throw new ArgumentException(
            $"The type '{dataSetProvider}' has no DataSetProviderName attribute.", nameof(dataSetProvider));
        Register(name.Name, dataSetProvider);
        var extensions =
            dataSetProvider.GetCustomAttributes<DataSetProviderFileExtensionAttribute>(inherit: false).ToArray();
        foreach (var extension in extensions)
        {
            RegisterExtension(extension.FileExtension, dataSetProvider);
        }

        return extensions.Length > 0;
    }

    /// <summary>Registers a provider under a name.</summary>
    /// <param name="providerName">The name; when it is taken, nothing changes.</param>
    /// <param name="dataSetProvider">A concrete class with a public constructor from a string, or an
    /// <see cref="IDataSetFactory"/>.</param>
    /// <returns>True.</returns>
    /// <exception cref="ArgumentException">The class is no provider.</exception>
    public static bool Register(string providerName, Type dataSetProvider)
        => Register(providerName, RegistrationOf(dataSetProvider));

    /// <summary>Registers a provider under a name.</summary>
    /// <param name="providerName">The name; when it is taken, nothing changes.</param>
    /// <param name="providerTypeName">The assembly-qualified name of its class.</param>
    /// <returns>True.</returns>
    /// <exception cref="TypeLoadException">There is no such class.</exception>
    public static bool Register(string providerName, string providerTypeName)
        => Register(providerName, Type.GetType(providerTypeName, throwOnError: true)!);

    /// <summary>Registers a function as a provider. It opens <c>msds:</c> URIs, not paths.</summary>
    /// <param name="providerName">The name; when it is taken, nothing changes.</param>
    /// <param name="ctorFunc">Makes a dataset of a URI.</param>
    /// <returns>True.</returns>
    public static bool Register(string providerName, Func<string, DataSet> ctorFunc)
    {
        ArgumentNullException.ThrowIfNull(ctorFunc);
        return Register(providerName, new ProviderRegistration(ctorFunc));
    }

    /// <summary>Lets a provider open files of an extension, after the providers that do so already.</summary>
    /// <param name="fileExtension">The extension with its dot.</param>
    /// <param name="dataSetProvider">A concrete class with a public constructor from a string, or an
    /// <see cref="IDataSetFactory"/>.</param>
    /// <returns>True.</returns>
    /// <exception cref="ArgumentException">The class is no provider.</exception>
    public static bool RegisterExtension(string fileExtension, Type dataSetProvider)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileExtension);
        var registration = RegistrationOf(dataSetProvider);
        lock (s_gate)
        {
            if (!s_extensions.TryGetValue(fileExtension, out var providers))
            {
                s_extensions[fileExtension] = providers = [];
            }

            if (providers.All(p => p.Type != dataSetProvider))
            {
                providers.Add(registration);
            }

            return true;
        }
    }

    /// <summary>Registers all providers of an assembly that have a name.</summary>
    /// <param name="fileName">The assembly's path.</param>
    /// <returns>The number of providers; 0 when the assembly cannot be loaded.</returns>
    public static int RegisterAssembly(string fileName)
    {
        try
        {
            return RegisterAssembly(Assembly.LoadFrom(fileName));
        }
        catch (Exception e) when (
            e is IOException or BadImageFormatException or ArgumentException or System.Security.SecurityException)
        {
            return 0;
        }
    }

    /// <summary>Registers all providers of an assembly that have a name.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The number of providers.</returns>
    public static int RegisterAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var providers = LoadableTypesOf(assembly)
            .Where(t => t.IsDefined(typeof(DataSetProviderNameAttribute), inherit: false)
            && ProviderRegistration.IsProvider(t)).ToArray();
        Array.ForEach(providers, p => Register(p));
        return providers.Length;
    }

    /// <summary>Returns the names of all providers, each with <c>msds:</c> before it.</summary>
    public static string[] GetRegisteredProviders()
    {
        lock (s_gate)
        {
            return s_providers.Keys.Select(name => $"{DataSetUri.DataSetUriScheme}:{name}").ToArray();
        }
    }

    /// <summary>Tells whether a provider is registered.</summary>
    /// <param name="name">Its name, without <c>msds:</c>.</param>
    public static bool ContainsProvider(string name)
    {
        lock (s_gate)
        {
            return s_providers.ContainsKey(name);
        }
    }

    /// <summary>Returns the extensions that a provider opens.</summary>
    /// <param name="name">Its name; an unknown one has none.</param>
    public static string[] GetExtensionsForProvider(string name)
    {
        lock (s_gate)
        {
            return s_providers.TryGetValue(name, out var provider) && provider.Type is { } type
                ? s_extensions.Where(e => e.Value.Any(p => p.Type == type)).Select(e => e.Key).ToArray() : [];
        }
    }

    /// <summary>Returns the name of the first provider of an extension, or null.</summary>
    /// <param name="extension">The extension with its dot.</param>
    public static string? GetProviderNameByExtention(string extension)
    {
        lock (s_gate)
        {
            return s_extensions.TryGetValue(extension, out var providers) ? GetProviderNameByType(providers[0].Type!)
                : null;
        }
    }

    /// <summary>Returns the first name under which a class is registered, or null.</summary>
    /// <param name="providerType">The class.</param>
    public static string? GetProviderNameByType(Type providerType) =>
        GetProviderNamesByType(providerType).FirstOrDefault();

    /// <summary>Returns all names under which a class is registered.</summary>
    /// <param name="providerType">The class.</param>
    public static List<string> GetProviderNamesByType(Type providerType)
    {
        lock (s_gate)
        {
            return s_providers.Where(p => p.Value.Type == providerType).Select(p => p.Key).ToList();
        }
    }

    /// <summary>Returns one line for each provider: name, class and extensions.</summary>
    public static string RegisteredToString()
    {
        lock (s_gate)
        {
            return string.Join(Environment.NewLine, s_providers.Select(p =>
                $"{p.Key}: {p.Value.Type?.FullName ?? "a function"} {string.Join(' ', GetExtensionsForProvider(p.Key))}"
                    .TrimEnd()));
        }
    }

    private static bool Register(string providerName, ProviderRegistration registration)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerName);
        lock (s_gate)
        {
            s_providers.TryAdd(providerName, registration);
            return true;
        }
    }

    private static ProviderRegistration RegistrationOf(Type dataSetProvider)
    {
        ArgumentNullException.ThrowIfNull(dataSetProvider);
        return ProviderRegistration.IsProvider(dataSetProvider) ? new ProviderRegistration(dataSetProvider)
            : throw new ArgumentException(
                $"The type '{dataSetProvider}' is no provider: a concrete DataSet with a public constructor from a "
                    + $"string, or an IDataSetFactory, is needed.", nameof(dataSetProvider));
    }

    private static IEnumerable<Type> LoadableTypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }
}
