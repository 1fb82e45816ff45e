using System;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Microsoft.Research.Science.Data.Factory;

/// <summary>How a registered provider makes datasets, and of which class its URIs are.</summary>
internal sealed class ProviderRegistration
{
    private readonly Func<string, DataSet> _create;

    internal ProviderRegistration(Func<string, DataSet> create) => _create = create;

    internal ProviderRegistration(Type type)
    {
        Type = type;
        _create = typeof(IDataSetFactory).IsAssignableFrom(type)
            ? uri => ((IDataSetFactory)Activator.CreateInstance(type)!).Create(uri)
            : uri => Construct(ConstructorOf(type)!, uri);
    }

    /// <summary>The provider's class, or null when it was registered as a function.</summary>
    internal Type? Type { get; }

    internal Type UriType =>
        Type?.GetCustomAttribute<DataSetProviderUriTypeAttribute>(inherit: false)?.UriType ?? typeof(DataSetUri);

    internal static bool IsProvider(Type type) => type is { IsAbstract: false, ContainsGenericParameters: false }
        && (typeof(IDataSetFactory).IsAssignableFrom(type)
            ? type.GetConstructor([]) is not null
            : typeof(DataSet).IsAssignableFrom(type) && ConstructorOf(type) is not null);

    /// <summary>Makes the dataset; whatever goes wrong becomes a <see cref="DataSetCreateException"/>.</summary>
    internal DataSet Create(string uri, string asked)
    {
        try
        {
            return _create(uri)
                ?? throw new DataSetCreateException(asked, $"The provider made no dataset of '{asked}'.");
        }
        catch (DataSetCreateException)
        {
            throw;
        }
#pragma warning disable CA1031 // callers are promised one exception, whatever a provider throws
        catch (Exception cause)
#pragma warning restore CA1031
        {
            var message = cause.Message.Contains(asked, StringComparison.Ordinal)
                ? cause.Message : $"'{asked}' could not be opened: {cause.Message}";
            throw new DataSetCreateException(asked, message, cause);
        }
    }

    private static ConstructorInfo? ConstructorOf(Type type) => type.GetConstructor([typeof(string)]);

    private static DataSet Construct(ConstructorInfo constructor, string uri)
    {
        try
        {
            return (DataSet)constructor.Invoke([uri]);
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }
}
