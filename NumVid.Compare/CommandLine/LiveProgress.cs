using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;
using NumVid.Compare.Runs;

namespace NumVid.Compare.CommandLine;

/// <summary>A table that is drawn over itself: the configurations of the variable at work, and how far all of it
/// is.</summary>
/// <remarks>All variables by all configurations fit on no screen; those that are done are in the last line as a count,
/// and in the tables that follow.</remarks>
internal sealed class LiveProgress : IComparisonProgress, IDisposable
{
    private const int LinesAround = 2;
    private const int FinishedAbove = 2;
    private static readonly TimeSpan s_redrawEvery = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Terminal _terminal;
    private readonly Timer _timer;
    private readonly Stopwatch _sinceBegin = new();
    private readonly Dictionary<string, Stopwatch> _running = [];
    private readonly Dictionary<string, string> _finished = [];
    private IReadOnlyList<string> _variables = [];
    private IReadOnlyList<string> _configurations = [];
    private string _input = "";
    private string _variable = "";
    private int _finishedCount;
    private bool _isReading;

    /// <summary>Creates a table that redraws itself until it is disposed of.</summary>
    internal LiveProgress(Terminal terminal)
    {
        _terminal = terminal;
        _timer = new Timer(_ => Draw(), null, s_redrawEvery, s_redrawEvery);
    }

    /// <inheritdoc/>
    public void Begin(string input, IReadOnlyList<string> variables, IReadOnlyList<string> configurations)
    {
        lock (_gate)
        {
            (_input, _variables, _configurations, _finishedCount) = (input, variables, configurations, 0);
            _sinceBegin.Restart();
        }
    }

    /// <inheritdoc/>
    public void BeginReading(string variable) => Change(() => TurnTo(variable, isReading: true));

    /// <inheritdoc/>
    public void BeginCell(string variable, string configuration) => Change(() =>
    {
        TurnTo(variable, isReading: false);
        _running[configuration] = Stopwatch.StartNew();
    });

    /// <inheritdoc/>
    public void EndCell(ComparisonRow row) => Change(() =>
    {
        TurnTo(row.Variable, isReading: false);
        _running.Remove(row.Configuration);
        _finished[row.Configuration] = CellText.Of(row);
        _finishedCount++;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _variables = [];
            _terminal.DrawOver([]);
        }
    }

    private void TurnTo(string variable, bool isReading)
    {
        if (_variable != variable)
        {
            _variable = variable;
            _running.Clear();
            _finished.Clear();
        }

        _isReading = isReading;
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
        }

        Draw();
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (_variables.Count > 0 && _variable.Length > 0)
            {
                _terminal.DrawOver(Lines());
            }
        }
    }

    private List<string> Lines()
    {
        var number = _variables.TakeWhile(variable => variable != _variable).Count() + 1;
        var name = _variable == ComparisonRow.AllVariables ? "all variables in one file"
            : $"{_variable} ({number} of {_variables.Count(name => name != ComparisonRow.AllVariables)})";
        var width = _configurations.Max(configuration => configuration.Length);
        return
        [
            $"{_input}  {name}{(_isReading ? ": reading" : "")}",
            .. Visible().Select(configuration => $"  {configuration.PadRight(width)}  {StateOf(configuration)}"),
            $"{_finishedCount} of {_variables.Count * _configurations.Count} cells, "
                + $"{Figure.Fixed(_sinceBegin.Elapsed.TotalSeconds, 0)} s",
        ];
    }

    // In a low window, what is running and a little of what came before it.
    private IEnumerable<string> Visible()
    {
        var room = Math.Max(1, _terminal.DrawableLines - LinesAround);
        var next = _configurations.TakeWhile(configuration => _finished.ContainsKey(configuration)).Count();
        return _configurations.Skip(Math.Clamp(next - FinishedAbove, 0, Math.Max(0, _configurations.Count - room)))
            .Take(room);
    }

    private string StateOf(string configuration) =>
        _finished.TryGetValue(configuration, out var text) ? text
        : _running.TryGetValue(configuration, out var watch)
        ? $"running {Figure.Fixed(watch.Elapsed.TotalSeconds, 1)} s"
        : "waiting";
}
