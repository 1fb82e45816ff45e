using System.Collections.Generic;
using NumVid.Compare.Results;
using NumVid.Compare.Runs;

namespace NumVid.Compare.CommandLine;

/// <summary>Shows nothing.</summary>
internal sealed class QuietProgress : IComparisonProgress
{
    /// <inheritdoc/>
    public void Begin(string input, IReadOnlyList<string> variables, IReadOnlyList<string> configurations)
    {
        // Nobody looks.
    }

    /// <inheritdoc/>
    public void BeginReading(string variable)
    {
        // Nobody looks.
    }

    /// <inheritdoc/>
    public void BeginCell(string variable, string configuration)
    {
        // Nobody looks.
    }

    /// <inheritdoc/>
    public void EndCell(ComparisonRow row)
    {
        // Nobody looks.
    }
}
