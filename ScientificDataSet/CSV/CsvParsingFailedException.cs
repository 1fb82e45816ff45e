using System;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>A text file is no table that can be read.</summary>
public class CsvParsingFailedException : ApplicationException
{
    /// <summary>Creates the exception with its usual message.</summary>
    public CsvParsingFailedException()
        : base("The text is no table of values.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    public CsvParsingFailedException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    /// <param name="inner">The cause, or null.</param>
    public CsvParsingFailedException(string? message, Exception? inner)
        : base(message, inner)
    {
    }
}
