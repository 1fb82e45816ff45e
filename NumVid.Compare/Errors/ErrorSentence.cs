using System;
using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Errors;

/// <summary>Turns an exception into what a user reads.</summary>
internal static partial class ErrorSentence
{
    /// <summary>The sentence for an exception: its own where it was meant for users, else one that asks for a
    /// report.</summary>
    internal static string Of(Exception exception)
    {
        var cause = CauseOf(exception);
        return cause switch
        {
            FileNotFoundException { FileName: { } file } => $"There is no file '{file}'.",
            DirectoryNotFoundException or IOException or UnauthorizedAccessException => WithStop(cause.Message),
            _ when IsFileTooLarge(cause) =>
                "The file would be larger than this file system or the limit for files of this process allows.",
            _ when IsForUsers(cause) => WithStop(cause.Message),
            OutOfMemoryException =>
                "There is not enough memory for this; '--variables' takes fewer variables at a time.",
            _ => $"Unexpected error: {WithStop(cause.Message)} ({cause.GetType().Name}) This is a fault of numvid: "
                + $"please report it with the command and the input. NUMVID_DEBUG=1 shows where it happened.",
        };
    }

    /// <summary>The exception behind the wrappers of SDS, of reflection and of tasks.</summary>
    internal static Exception CauseOf(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is InvalidFileException or UnsupportedDataException or MissingLibraryException or UsageException)
            {
                return inner;
            }
        }

        var cause = exception;
        while (cause is TargetInvocationException or AggregateException or DataSetCreateException
            && cause.InnerException is { } next)
        {
            cause = next;
        }

        return cause;
    }

    // What .NET makes of EFBIG, as a FAT file system gives at 4 GiB or 'ulimit -f' at less.
    private static bool IsFileTooLarge(Exception exception) =>
        exception is ArgumentOutOfRangeException
            && exception.StackTrace?.Contains("System.IO.RandomAccess.", StringComparison.Ordinal) == true;

    private static bool IsForUsers(Exception exception) =>
        exception is UsageException or UnsupportedDataException or MissingLibraryException or DataSetException;

    private static string WithStop(string message)
    {
        var sentence = ParameterName().Replace(message, "");
        return sentence.EndsWith('.') || sentence.EndsWith('?') ? sentence : sentence + ".";
    }

    // What .NET adds to the message of an ArgumentException; a message may quote another one that has it.
    [GeneratedRegex(@"\s*\(Parameter '[^']*'\)")]
    private static partial Regex ParameterName();
}
