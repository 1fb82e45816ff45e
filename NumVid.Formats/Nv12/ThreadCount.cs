using System;
using System.Globalization;

namespace NumVid.Formats.Nv12;

/// <summary>The option <c>threads</c>: how much is done at once. It changes no byte of a file.</summary>
internal static class ThreadCount
{
    private const int Maximum = 1024;

    /// <summary>Reads the option; empty means one thread a core.</summary>
    /// <exception cref="ArgumentException">It is no number of threads.</exception>
    internal static int Parse(string text)
    {
        if (text.Length == 0)
        {
            return Environment.ProcessorCount;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= Maximum
            ? count
            : throw new ArgumentException($"'threads={text}' is not a number of threads; 1 to {Maximum} are allowed.");
    }
}
