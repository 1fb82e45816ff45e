using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;
using NumVid.Compare.Runs;

namespace NumVid.Compare.CommandLine;

/// <summary>A line for each finished cell: for logs, where nothing can be overwritten.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class PlainProgress(Terminal terminal) : IComparisonProgress
{
    private int _finished;
    private int _total;

    /// <inheritdoc/>
    public void Begin(string input, IReadOnlyList<string> variables, IReadOnlyList<string> configurations)
    {
        _finished = 0;
        _total = variables.Count * configurations.Count;
        terminal.WriteError($"{input}: {variables.Count(name => name != ComparisonRow.AllVariables)} variables, {configurations.Count} configurations");
    }

    /// <inheritdoc/>
    public void BeginReading(string variable)
    {
        // The first cell of the variable will tell.
    }

    /// <inheritdoc/>
    public void BeginCell(string variable, string configuration)
    {
        // A line when it is finished is enough.
    }

    /// <inheritdoc/>
    public void EndCell(ComparisonRow row)
    {
        lock (terminal)
        {
            _finished++;
            terminal.WriteError($"{_finished}/{_total}  {row.Variable}  {row.Configuration}  {CellText.Of(row)}");
        }
    }
}
