using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Comparison;

/// <summary>Compares: every field of an input through every configuration, one cell after another.</summary>
internal sealed class ComparisonRunner
{
    private readonly IFieldFormats _formats;
    private readonly ComparisonOptions _options;
    private readonly Action<string> _showProgress;

    /// <summary>Creates a runner.</summary>
    /// <param name="formats">How files are made and opened.</param>
    /// <param name="options">What is compared.</param>
    /// <param name="showProgress">Told before each cell what comes.</param>
    internal ComparisonRunner(IFieldFormats formats, ComparisonOptions options, Action<string> showProgress)
    {
        _formats = formats;
        _options = options;
        _showProgress = showProgress;
    }

    /// <summary>Compares one input.</summary>
    /// <exception cref="UsageException">A variable asked for is not there, or a configuration's settings are wrong.</exception>
    /// <exception cref="InvalidFileException">The input cannot be read.</exception>
    /// <exception cref="UnsupportedDataException">The input has nothing to compare.</exception>
    /// <exception cref="IOException">There is no room or no right to write.</exception>
    internal ComparisonResult Run(string path)
    {
        using var source = _formats.OpenRead(path);
        var selection = FieldSelection.From(path, source, _options.Variables);
        using var work = WorkFolder.CreateIn(_options.WorkParent);
        using var fields = new SourceFields(source, work);
        CheckConfigurations(work);

        var run = new InputRun(this, new CellRunner(_formats, fields.Attributes, _options, _options.Observers?.Invoke(selection)), work);
        foreach (var variable in selection.Fields)
        {
            run.AddVariable(variable, fields);
        }

        run.AddRowsOfAll(selection.Fields, fields);
        return new ComparisonResult
        {
            Input = new ComparisonInput(
                Path.GetFileName(path), new FileInfo(path).Length, Sha256Of(path), run.Variables, selection.Skipped,
                source is IFieldStorage storage ? storage.Warnings : []),
            Environment = MeasuringEnvironment.Current(),
            Command = _options.Command,
            Results = run.Rows,
        };
    }

    // A typing error in the last configuration should not show after an hour.
    private void CheckConfigurations(WorkFolder work)
    {
        foreach (var configuration in _options.Configurations)
        {
            try
            {
                _formats.Create(work.File("settings" + configuration.Extension), configuration.Options).Dispose();
            }
            catch (Exception exception) when (ErrorSentence.CauseOf(exception) is UsageException cause)
            {
                throw new UsageException($"The configuration '{configuration.Name}' cannot be used: {cause.Message}");
            }
            catch (Exception exception) when (ErrorSentence.CauseOf(exception) is MissingLibraryException or UnsupportedDataException)
            {
                // The cells of this configuration will say so, and the others can be measured.
            }
        }
    }

    private static string Sha256Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The rows of one input as they come to be.</summary>
    private sealed class InputRun(ComparisonRunner runner, CellRunner cells, WorkFolder work)
    {
        internal List<ComparisonRow> Rows { get; } = [];

        internal List<ComparedVariable> Variables { get; } = [];

        internal void AddVariable(Variable variable, SourceFields fields)
        {
            runner._showProgress($"{variable.Name}: reading");
            var (field, original) = fields.Read(variable);
            var written = fields.ReadWithCoordinates([variable]);
            Variables.Add(VariableSummary.Of(field, original, (variable.DataSet as IFieldStorage)?.GetPackedBits(variable.Name)));
            var cell = new ComparisonCell(field.Name, written, [field], original.MissingCount, original.Sums.ValidCount);
            foreach (var configuration in runner._options.Configurations)
            {
                Rows.Add(Run(configuration, cell, field.Name));
            }
        }

        internal void AddRowsOfAll(IReadOnlyList<Variable> selected, SourceFields fields)
        {
            var rowsByConfiguration = Rows.ToLookup(row => row.Configuration, StringComparer.Ordinal);
            foreach (var configuration in runner._options.Configurations)
            {
                Rows.Add(RowOfAll(configuration, rowsByConfiguration[configuration.Name].ToArray(), selected, fields));
            }
        }

        private ComparisonRow RowOfAll(
            FormatConfiguration configuration, ComparisonRow[] rows, IReadOnlyList<Variable> selected, SourceFields fields)
        {
            var total = new ComparisonCell(
                ComparisonRow.AllVariables, [], [], rows.Sum(row => row.Missing), rows.Sum(row => row.Points - row.Missing));
            if (Array.Find(rows, row => row.Status == CellStatus.Unsupported || row.Bytes is null) is { } hindrance)
            {
                return total.NewRow(configuration) with
                {
                    Status = hindrance.Status,
                    Points = rows.Sum(row => row.Points),
                    Reason = $"'{hindrance.Variable}' could not be written: see there.",
                };
            }

            if (rows.Length == 1)
            {
                return WholeRow.From(rows[0]);
            }

            var written = fields.ReadWithCoordinates(selected);
            return Run(configuration, total with { Written = written, Measured = [.. written.TakeLast(selected.Count)] }, "all");
        }

        private ComparisonRow Run(FormatConfiguration configuration, ComparisonCell cell, string folder)
        {
            var expected = runner._options.Configurations.Count;
            runner._showProgress($"{cell.Variable}: {configuration.Name} ({(Rows.Count % expected) + 1} of {expected})");
            var path = work.File("cell" + configuration.Extension);
            var row = cells.Run(configuration, cell, path);
            if (runner._options.KeepFolder is { } keep && row.Bytes is not null)
            {
                return row with { File = KeptFile.Move(path, keep, folder, configuration) };
            }

            File.Delete(path);
            return row;
        }
    }
}
