using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace NumVid.Compare.CommandLine;

/// <summary>The two streams of the process: results go to one, progress and warnings to the other.</summary>
internal sealed class Terminal : IDisposable
{
    // Fixed when piped, so that a log does not depend on the window that happened to be open.
    private const int PipedWidth = 120;
    private const int NarrowestTable = 80;
    private const int WidestTable = 120;
    private const int UsualRows = 24;

    private readonly bool _showsProgress;
    private readonly Func<(int Columns, int Rows)> _window;
    private int _progressLength;
    private int _drawnCount;

    /// <summary>Creates it over two writers, which it disposes.</summary>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress, warnings, errors.</param>
    /// <param name="isOutputTerminal">Whether somebody looks at the results as they come.</param>
    /// <param name="showsProgress">Whether somebody looks at the other stream.</param>
    /// <param name="width">Columns for tables.</param>
    /// <param name="window">Asks for the size of the window in which progress is shown; null: as wide as tables, and of
    /// usual height.</param>
    internal Terminal(
        TextWriter output, TextWriter error, bool isOutputTerminal, bool showsProgress, int width, Func<(
            int Columns, int Rows)>? window = null)
    {
        Output = output;
        Error = error;
        IsOutputTerminal = isOutputTerminal;
        _showsProgress = showsProgress;
        Width = width;
        _window = window ?? (() => (width, UsualRows));
    }

    /// <summary>Where results go.</summary>
    internal TextWriter Output { get; }

    /// <summary>Where everything else goes.</summary>
    internal TextWriter Error { get; }

    /// <summary>Whether colour may be used for results.</summary>
    internal bool IsOutputTerminal { get; }

    /// <summary>Whether no progress is to be shown, whoever looks.</summary>
    internal bool IsQuiet { get; set; }

    /// <summary>Columns for tables.</summary>
    internal int Width { get; }

    /// <summary>The process's own streams, in UTF-8 whatever the locale.</summary>
    internal static Terminal OfProcess()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var width = isTerminal ? Math.Clamp(Console.WindowWidth, NarrowestTable, WidestTable) : PipedWidth;
        return new Terminal(
            Open(Console.OpenStandardOutput()), Open(Console.OpenStandardError()),
            isTerminal
                && Environment.GetEnvironmentVariable("NO_COLOR") is null or "", !Console.IsErrorRedirected, width,
            () => WindowOfConsole(width));
    }

    /// <summary>Writes a line beside the results, clearing a progress line first.</summary>
    internal void WriteError(string line)
    {
        ClearProgress();
        Error.WriteLine(line);
        Error.Flush();
    }

    /// <summary>Shows what is going on in one line that the next one replaces; nothing when piped.</summary>
    internal void ShowProgress(string text)
    {
        if (_showsProgress && !IsQuiet)
        {
            var line = Cut(text);
            Error.Write("\r" + line.PadRight(_progressLength));
            Error.Flush();
            _progressLength = line.Length;
        }
    }

    /// <summary>Whether progress can be shown in place.</summary>
    internal bool IsErrorTerminal => _showsProgress && !IsQuiet;

    /// <summary>How many lines fit into the window, less the one in which the cursor stands.</summary>
    internal int DrawableLines => Math.Max(1, _window().Rows - 1);

    /// <summary>Shows lines in place of those that were shown so before; at most <see cref="DrawableLines"/>, or they
    /// cannot be replaced.</summary>
    internal void DrawOver(IReadOnlyList<string> lines)
    {
        lock (Error)
        {
            Error.Write(_drawnCount > 0 ? $"\e[{_drawnCount}A\e[J" : "");
            foreach (var line in lines)
            {
                Error.Write(Cut(line) + "\n");
            }

            Error.Flush();
            _drawnCount = lines.Count;
        }
    }

    /// <summary>Removes the progress line.</summary>
    internal void ClearProgress()
    {
        if (_progressLength > 0)
        {
            Error.Write("\r" + new string(' ', _progressLength) + "\r");
            Error.Flush();
            _progressLength = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Output.Dispose();
        Error.Dispose();
    }

    // A line that wraps could not be drawn over.
    private string Cut(string line) => line[..Math.Min(line.Length, Math.Max(0, _window().Columns - 1))];

    private static (int Columns, int Rows) WindowOfConsole(int width)
    {
        var (columns, rows) = (Console.WindowWidth, Console.WindowHeight);
        return (columns > 0 ? columns : width, rows > 0 ? rows : UsualRows);
    }

    private static StreamWriter Open(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
}
