using System;

namespace Microsoft.Research.Science.Data.NetCDF4;

/// <summary>The NetCDF library failed.</summary>
public class NetCDFException : Exception
{
    /// <summary>Creates the exception of a result code.</summary>
    /// <param name="resultCode">The library's code.</param>
    public NetCDFException(int resultCode)
        : base($"The NetCDF library failed with code {resultCode}.") => ResultCode = resultCode;

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    public NetCDFException(string? message)
        : base(message)
    {
    }

    /// <summary>The library's code; 0 when there is none.</summary>
    public int ResultCode { get; }
}
