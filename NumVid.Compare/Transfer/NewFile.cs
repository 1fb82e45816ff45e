using System;
using System.Collections.Generic;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Errors;
using NumVid.Formats;

namespace NumVid.Compare.Transfer;

/// <summary>Creates files of this project's formats from options that a user gave.</summary>
internal static class NewFile
{
    /// <summary>Creates a file; the extension decides the format.</summary>
    /// <exception cref="Errors.UsageException">There is no such option, or its value is not allowed.</exception>
    internal static DataSet Create(string path, IReadOnlyDictionary<string, string> options) =>
        Checked(() => NumVidProviders.Create(path, options));

    /// <summary>Creates a file in another way.</summary>
    /// <exception cref="Errors.UsageException">There is no such option, or its value is not allowed.</exception>
    internal static DataSet Checked(Func<DataSet> create)
    {
        try
        {
            return create();
        }
        catch (Exception exception) when (ErrorSentence.CauseOf(exception) is ArgumentException or FormatException)
        {
            throw new UsageException(ErrorSentence.CauseOf(exception).Message);
        }
    }
}
