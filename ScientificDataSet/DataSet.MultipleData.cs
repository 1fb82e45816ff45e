using System;

namespace Microsoft.Research.Science.Data;

/// <content>Several reads at once.</content>
public abstract partial class DataSet
{
    /// <summary>Reads parts of several variables, with no commit in between.</summary>
    /// <param name="requests">What is asked for; of variables of this dataset.</param>
    /// <returns>The committed data.</returns>
    public virtual MultipleDataResponse GetMultipleData(params DataRequest[] requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        lock (this)
        {
            return CreateMultipleDataResponse(Version, Array.ConvertAll(requests, Answer));
        }
    }

    /// <summary>Puts responses together.</summary>
    /// <param name="version">The version of the dataset that they are from.</param>
    /// <param name="responses">The responses.</param>
    protected static MultipleDataResponse CreateMultipleDataResponse(int version, DataResponse[] responses) =>
        new(version, responses);

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="data">What it has brought.</param>
    protected static DataResponse CreateDataResponse(DataRequest request, Array data) => new(request, data);

    private DataResponse Answer(DataRequest request) => request.Variable.DataSet == this
        ? CreateDataResponse(request, request.Read())
        : throw new ArgumentException($"The variable '{request.Variable.Name}' is not one of this dataset.");
}
