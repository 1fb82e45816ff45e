using System;
using System.IO;
using Microsoft.Research.Science.Data;

namespace NumVid.Samples.JsonProvider;

/// <summary>The address of a <see cref="JsonDataSet"/>: <c>msds:json?file=PATH&amp;openMode=MODE</c>.</summary>
public sealed class JsonUri : DataSetUri
{
    /// <summary>Takes an address apart.</summary>
    public JsonUri(string uri)
        : base(uri, typeof(JsonDataSet))
    {
    }

    /// <summary>Creates an address without a file.</summary>
    public JsonUri()
        : base(typeof(JsonDataSet))
    {
    }

    /// <summary>The file.</summary>
    [FileNameProperty]
    public string FileName
    {
        get => GetParameterValue("file", "");
        set => this["file"] = value;
    }

    /// <summary>Takes apart what a provider is given: an address, or a path with or without
    /// <c>?openMode=MODE</c>.</summary>
    /// <remarks>A path is no part of an address: there a '#' or an '&amp;' in it would end it.</remarks>
    internal static (string Path, ResourceOpenMode Mode) Parse(string address)
    {
        if (IsDataSetUri(address))
        {
            var uri = new JsonUri(address);
            return uri.FileName.Length == 0
                ? throw new ArgumentException($"'{address}' names no file: msds:json?file=PATH is expected.")
                : (uri.FileName, uri.GetOpenModeOrDefault(ResourceOpenMode.OpenOrCreate));
        }

        var query = File.Exists(address) ? -1 : address.LastIndexOf('?');
        return query < 0 ? (address, ResourceOpenMode.OpenOrCreate)
            : (address[..query], ModeOf(address[(query + 1)..]));
    }

    private static ResourceOpenMode ModeOf(string query) => query switch
    {
        "openMode=createNew" => ResourceOpenMode.CreateNew,
        "openMode=create" => ResourceOpenMode.Create,
        "openMode=open" => ResourceOpenMode.Open,
        "openMode=openOrCreate" => ResourceOpenMode.OpenOrCreate,
        "openMode=readOnly" => ResourceOpenMode.ReadOnly,
        _ => throw new ArgumentException(
            $"'{query}' is not an option: 'openMode' with createNew, create, open, openOrCreate or readOnly is."),
    };
}
