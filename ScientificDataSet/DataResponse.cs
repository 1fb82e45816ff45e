using System;

namespace Microsoft.Research.Science.Data;

/// <summary>What one request has brought.</summary>
public class DataResponse
{
    internal DataResponse(DataRequest request, Array data)
    {
        DataRequest = request;
        Data = data;
    }

    /// <summary>The request.</summary>
    public DataRequest DataRequest { get; }

    /// <summary>The data, in a new array.</summary>
    public Array Data { get; }
}
