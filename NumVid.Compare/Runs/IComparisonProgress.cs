using System.Collections.Generic;
using NumVid.Compare.Results;

namespace NumVid.Compare.Runs;

/// <summary>Is told how a comparison gets on. Calls come from several threads when cells run at once.</summary>
internal interface IComparisonProgress
{
    /// <summary>An input begins.</summary>
    /// <param name="input">Its name.</param>
    /// <param name="variables">The variables that will be compared, the row of all last.</param>
    /// <param name="configurations">The configurations.</param>
    void Begin(string input, IReadOnlyList<string> variables, IReadOnlyList<string> configurations);

    /// <summary>A variable is being read.</summary>
    void BeginReading(string variable);

    /// <summary>A cell begins.</summary>
    void BeginCell(string variable, string configuration);

    /// <summary>A cell is finished.</summary>
    void EndCell(ComparisonRow row);
}
