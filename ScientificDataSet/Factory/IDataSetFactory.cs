namespace Microsoft.Research.Science.Data.Factory;

/// <summary>Creates datasets in place of a provider's constructor; needs a public constructor without
/// parameters.</summary>
public interface IDataSetFactory
{
    /// <summary>Opens or creates a dataset.</summary>
    /// <param name="uri">A path, with or without <c>?key=value</c>, or a <c>msds:</c> URI.</param>
    DataSet Create(string uri);
}
