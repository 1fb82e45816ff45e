using System.Globalization;
using Microsoft.Research.Science.Data.Factory;

namespace Microsoft.Research.Science.Data.NetCDF4;

/// <summary>The provider name <c>nc</c>, by which programs ask for NetCDF files: it opens them through the provider
/// <c>netcdf</c>, which whoever brings it registers.</summary>
/// <remarks>The original library has a provider of its own in the core. Ours needs libnetcdf, and the core needs no
/// library.</remarks>
[DataSetProviderName(NetCDFUri.Name)]
[DataSetProviderUriType(typeof(NetCDFUri))]
internal sealed class NetCDFProvider : IDataSetFactory
{
    private const string Provider = "netcdf";

    /// <inheritdoc/>
    public DataSet Create(string uri)
    {
        if (!DataSetFactory.ContainsProvider(Provider))
        {
            throw new ProviderNotRegisteredException(
                uri, $"'{uri}' needs the provider '{Provider}' of NumVid.Formats, which is not registered.");
        }

        return DataSetFactory.Create(Translated(new NetCDFUri(uri)));
    }

    // The other provider always takes a failed or rolled back commit back, and cuts no zeros off: it has neither
    // option.
    private static DataSetUri Translated(NetCDFUri uri)
    {
        var result = new DataSetUri($"{DataSetUri.DataSetUriScheme}:{Provider}");
        foreach (var key in uri.ParameterKeys)
        {
            if (key is not (NetCDFUri.TrimKey or NetCDFUri.RollbackKey or NetCDFUri.DeflateKey))
            {
                var values = uri.GetParameterValues(key);
                values.ForEach(value => result.SetParameterValue(key, value, multiplyParams: true));
            }
        }

        if (uri.ContainsParameter(NetCDFUri.DeflateKey))
        {
            SetDeflate(result, uri.Deflate);
        }

        return result;
    }

    private static void SetDeflate(DataSetUri uri, DeflateLevel level)
    {
        var number = level switch
        {
            DeflateLevel.Off => DeflateLevel.Store,
            DeflateLevel.BestWithShuffle => DeflateLevel.Best,
            _ => level,
        };
        uri[NetCDFUri.DeflateKey] = ((int)number).ToString(CultureInfo.InvariantCulture);
        if (level == DeflateLevel.BestWithShuffle)
        {
            uri["shuffle"] = "true";
        }
    }
}
