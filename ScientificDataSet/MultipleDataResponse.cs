using System;
using System.Collections.Generic;

namespace Microsoft.Research.Science.Data;

/// <summary>What several requests have brought, all from one version of a dataset.</summary>
public class MultipleDataResponse
{
    private readonly DataResponse[] _responses;

    internal MultipleDataResponse(int version, DataResponse[] responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        Version = version;
        _responses = responses;
    }

    /// <summary>The version of the dataset.</summary>
    public int Version { get; }

    /// <summary>The number of responses.</summary>
    public int Count => _responses.Length;

    /// <summary>The response for a variable; the first one when it was asked for more than once.</summary>
    /// <param name="variableID">The variable's number.</param>
    /// <exception cref="KeyNotFoundException">The variable was not asked for.</exception>
    public DataResponse this[int variableID] =>
        Array.Find(_responses, response => response.DataRequest.Variable.ID == variableID)
        ?? throw new KeyNotFoundException($"The variable with ID {variableID} was not asked for.");

    /// <summary>Returns the responses in the order of the requests.</summary>
    /// <param name="response">All of them.</param>
    public static implicit operator DataResponse[](MultipleDataResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.ToDataResponses();
    }

    /// <summary>Returns the responses in the order of the requests, in a new array.</summary>
    public DataResponse[] ToDataResponses() => (DataResponse[])_responses.Clone();
}
