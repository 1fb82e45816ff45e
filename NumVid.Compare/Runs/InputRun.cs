using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Configurations;
using NumVid.Compare.Derivation;
using NumVid.Compare.Results;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Model;

namespace NumVid.Compare.Runs;

/// <summary>The comparison of one input, as it comes to be. Whoever stops it can take what is finished from another
/// thread.</summary>
internal sealed class InputRun
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ComparisonOptions _options;
    private readonly IComparisonProgress _progress;
    private readonly CellRunner _cells;
    private readonly CellRunner _searching;
    private readonly WorkFolder _work;
    private readonly FieldSelection _selection;
    private readonly SourceFields _fields;
    private readonly IReadOnlyList<string> _warnings;
    private readonly Task<string> _checksum;
    private readonly List<ComparedVariable> _variables = [];
    private readonly Dictionary<(string Variable, string Configuration), ComparisonRow> _rows = [];
    private int _fileCount;

    /// <summary>Creates the comparison of an input.</summary>
    /// <param name="path">The input.</param>
    /// <param name="source">The input, open; it must stay so.</param>
    /// <param name="selection">What of it is compared.</param>
    /// <param name="formats">How files are made.</param>
    /// <param name="options">What is compared.</param>
    /// <param name="progress">Is told how it gets on.</param>
    /// <param name="work">Where files are written.</param>
    /// <param name="fields">The input's fields.</param>
    internal InputRun(
        string path, DataSet source, FieldSelection selection, IFieldFormats formats, ComparisonOptions options,
        IComparisonProgress progress, WorkFolder work, SourceFields fields)
    {
        _path = path;
        _options = options;
        _progress = progress;
        _work = work;
        _selection = selection;
        _fields = fields;
        _cells = new CellRunner(formats, path, fields.Attributes, options, options.Observers?.Invoke(selection));
        _searching = new CellRunner(formats, path, fields.Attributes, options with { Repetitions = 0 }, observers: null);
        _warnings = source is IFieldStorage storage ? storage.Warnings : [];
        _checksum = Task.Run(() => Sha256Of(path));
    }

    /// <summary>Fields that are computed from those of the input.</summary>
    internal IReadOnlyList<DerivedField> Derived { get; init; } = [];

    private IEnumerable<string> Names => _selection.Fields.Select(variable => variable.Name)
        .Concat(Derived.Select(derived => derived.Definition.Name));

    /// <summary>Compares everything.</summary>
    internal ComparisonResult Run()
    {
        _progress.Begin(
            Path.GetFileName(_path), _options.MakesWholeFiles ? [.. Names, ComparisonRow.AllVariables] : [.. Names],
            [.. _options.Configurations.Select(configuration => configuration.Name)]);
        foreach (var variable in _selection.Fields)
        {
            CompareVariable(variable);
        }

        foreach (var derived in Derived)
        {
            CompareDerived(derived);
        }

        if (_options.MakesWholeFiles)
        {
            CompareAll();
        }

        _checksum.Wait();
        return Snapshot(isPartial: false);
    }

    /// <summary>What is finished so far, in the order of the whole.</summary>
    /// <param name="isPartial">Whether that is not all.</param>
    internal ComparisonResult Snapshot(bool isPartial)
    {
        lock (_gate)
        {
            var order = Names.Append(ComparisonRow.AllVariables);
            return new ComparisonResult
            {
                Input = new ComparisonInput(
                    Path.GetFileName(_path), new FileInfo(_path).Length,
                    _checksum.IsCompletedSuccessfully ? _checksum.Result
                        : null, [.. _variables], _selection.Skipped,
                    [.. _warnings, .. Derived.SelectMany(derived => derived.Notes)])
                {
                    ReadSeconds = _fields.ReadSeconds,
                },
                Environment = MeasuringEnvironment.Current(),
                Command = _options.Command,
                Asked = _options.Asked,
                Partial = isPartial,
                Fast = _options.CellsAtOnce > 1,
                Repetitions = _options.Repetitions,
                Timing = _options.Yardstick is { } yardstick
                    ? new TimingRules(1, _options.Repetitions, _options.CellsAtOnce, _options.Threads, yardstick)
                    : null,
                Configurations = [.. _options.Configurations.Select(SettingsText.Of)],
                Results = ParetoFront.Mark(YardstickRatios.AddTo(
                    PassingVerdict.Rank(EqualErrorRanking.Rank([.. order.SelectMany(RowsOf)])), _options.Yardstick)),
            };
        }
    }

    private static string Sha256Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private ComparisonRow[] RowsOf(string variable) =>
        [.. _options.Configurations.Select(configuration => _rows.GetValueOrDefault((variable, configuration.Name)))
            .OfType<ComparisonRow>()];

    private void CompareVariable(Variable variable)
    {
        _progress.BeginReading(variable.Name);
        var field = _fields.Read(variable);
        var written = _fields.ReadWithCoordinates([variable]);
        lock (_gate)
        {
            var packed = (variable.DataSet as IFieldStorage)?.GetPackedBits(variable.Name);
            _variables.Add(VariableSummary.Of(field, packed));
        }

        Compare(new ComparisonCell(field.Data.Name, written, [field]));
    }

    // One file with all that it takes, whose values are read back and computed with.
    private void CompareDerived(DerivedField derived)
    {
        var definition = derived.Definition;
        var fields = definition.Variables.Select(name => _selection.Fields.First(field => field.Name == name)).ToArray();
        lock (_gate)
        {
            _variables.Add(VariableSummary.Of(derived.Field, packed: null) with
            {
                Expression = definition.Text,
                ComputedFrom = definition.Variables,
            });
        }

        Compare(new ComparisonCell(definition.Name, _fields.ReadWithCoordinates(fields), derived.Operands)
        {
            Derived = derived,
        });
    }

    private void Compare(ComparisonCell cell)
    {
        var folder = cell.Variable;
        RunCells(configuration => configuration.IsSearched ? Search(configuration, cell, folder)
            : RunCell(configuration, cell, folder));
    }

    private ComparisonRow Search(FormatConfiguration configuration, ComparisonCell cell, string folder)
    {
        _progress.BeginCell(cell.Variable, configuration.Name);
        var number = Interlocked.Increment(ref _fileCount);
        var path = _work.File(FormattableString.Invariant($"search-{number}{configuration.Extension}"));
        return SettingSearch.Run(
            configuration, cell, path, _searching, found => RunCell(found, cell, folder));
    }

    private void CompareAll()
    {
        var fields = _selection.Fields.Select(_fields.Read).ToArray();
        var all = new ComparisonCell(
            ComparisonRow.AllVariables, _fields.ReadWithCoordinates(_selection.Fields), fields);
        RunCells(configuration =>
        {
            if (configuration.Way.Keeping is not null)
            {
                return RunCell(configuration, all, "all");
            }

            var rows = _selection.Fields.Select(variable => _rows[(variable.Name, configuration.Name)]).ToArray();
            bool IsUnwritten(ComparisonRow row) =>
                row.Status == CellStatus.Unsupported || (row.Bytes is null && configuration.Way.WritesFiles);
            if (Array.Find(rows, IsUnwritten) is { } unwritten)
            {
                return all.NewRow(configuration) with
                {
                    Status = unwritten.Status,
                    Reason = $"'{unwritten.Variable}' could not be written: see there.",
                };
            }

            return rows.Length == 1 ? WholeRow.From(rows[0], configuration.MaxErrorText)
                : RunCell(configuration, all, "all");
        });
    }

    // As many workers as cells may run at once, each with the next configuration: in order where there is one.
    private void RunCells(Func<FormatConfiguration, ComparisonRow> run)
    {
        var next = -1;
        void Work()
        {
            var configurations = _options.Configurations;
            for (var i = Interlocked.Increment(ref next); i < configurations.Count; i = Interlocked.Increment(ref next))
            {
                var row = run(configurations[i]);
                lock (_gate)
                {
                    _rows.Add((row.Variable, row.Configuration), row);
                }

                _progress.EndCell(row);
            }
        }

        if (_options.CellsAtOnce == 1)
        {
            Work();
            return;
        }

        try
        {
            Task.WaitAll([.. Enumerable.Range(0, _options.CellsAtOnce).Select(_ => Task.Run(Work))]);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }
    }

    private ComparisonRow RunCell(FormatConfiguration configuration, ComparisonCell cell, string folder)
    {
        _progress.BeginCell(cell.Variable, configuration.Name);
        var number = Interlocked.Increment(ref _fileCount);
        var path = _work.File(FormattableString.Invariant($"cell-{number}{configuration.Extension}"));
        var row = _cells.Run(configuration, cell, path);
        if (_options.KeepFolder is { } keep && row.Bytes is not null)
        {
            return row with { File = KeptFile.Move(path, keep, folder, configuration) };
        }

        File.Delete(path);
        return row;
    }
}
