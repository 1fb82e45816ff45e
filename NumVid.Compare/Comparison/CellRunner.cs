using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Comparison;

/// <summary>Measures one cell: writes fields through a configuration, reads them back, and compares.</summary>
internal sealed class CellRunner
{
    private readonly IFieldFormats _formats;
    private readonly IReadOnlyList<KeyValuePair<string, object?>> _attributes;
    private readonly ComparisonOptions _options;
    private readonly ObserverFactory? _observers;

    /// <summary>Creates a runner for the cells of one input.</summary>
    /// <param name="formats">How files are made.</param>
    /// <param name="attributes">The attributes of the whole input, which every file gets.</param>
    /// <param name="options">How it is compared.</param>
    /// <param name="observers">Who else looks at the cells, or null.</param>
    internal CellRunner(
        IFieldFormats formats, IReadOnlyList<KeyValuePair<string, object?>> attributes, ComparisonOptions options, ObserverFactory? observers)
    {
        _formats = formats;
        _attributes = attributes;
        _options = options;
        _observers = observers;
    }

    /// <summary>Measures one cell. What goes wrong is the cell's reason, unless the machine itself is at fault.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="cell">What is written, and what of it is measured.</param>
    /// <param name="path">The file to write.</param>
    /// <exception cref="IOException">The file could not be written at all: no room, no right.</exception>
    internal ComparisonRow Run(FormatConfiguration configuration, ComparisonCell cell, string path)
    {
        var row = cell.NewRow(configuration);
        try
        {
            return Measure(configuration, cell, path, row);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var cause = ErrorSentence.CauseOf(exception);
            if (cause is not InvalidFileException and (IOException or UnauthorizedAccessException))
            {
                throw;
            }

            // What a full disk looks like from inside a native library is anybody's guess: ask the disk itself.
            StorageProbe.Check(path);
            return row with
            {
                Status = cause is UnsupportedDataException or MissingLibraryException ? CellStatus.Unsupported : CellStatus.Failed,
                Reason = ErrorSentence.Of(exception),
            };
        }
    }

    private ComparisonRow Measure(FormatConfiguration configuration, ComparisonCell cell, string path, ComparisonRow row)
    {
        var file = WrittenFile.Write(_formats, path, OptionsOf(configuration), _attributes, cell.Written);
        row = row with
        {
            Bytes = file.Bytes,
            CompressionRatio = CompressionRatio.Of(row.Points, file.Bytes),
            EffectiveRatio = EffectiveRatio.Of(row.Points, IntegerDepth.Of(configuration), file.Bytes),
            BitsPerValue = BitsPerValue.Of(cell.ValidCount, file.Bytes),
            EncodeSeconds = file.EncodeSeconds,
        };

        var watch = Stopwatch.StartNew();
        using var decoded = _formats.OpenRead(path);
        var names = cell.Measured.Select(field => ReadBack.FindName(decoded, field)).ToArray();
        row = row with
        {
            DecodeSeconds = watch.Elapsed.TotalSeconds,
            CodedBytes = decoded is IFieldStorage storage ? names.Sum(storage.GetCodedByteCount) : null,
        };
        if (!cell.IsWhole)
        {
            row = AddAccess(row, cell, decoded, names[0]);
        }

        for (var i = 0; i < names.Length && row.Status == CellStatus.Ok; i++)
        {
            row = MeasureField(configuration, cell, i, ReadBack.Reader(decoded, names[i], cell.Measured[i]),
                cell.IsWhole ? [] : _formats.BoundsOf(decoded, names[i]), row);
        }

        return row;
    }

    private static ComparisonRow AddAccess(ComparisonRow row, ComparisonCell cell, DataSet decoded, string name)
    {
        var field = cell.Measured[0];
        return AccessProbe.AddTo(row, decoded, name, field, FrameAxis.Of(field.Dimensions, field.Shape, cell.Written));
    }

    private ComparisonRow MeasureField(
        FormatConfiguration configuration, ComparisonCell cell, int index, Func<FieldBlock, Array> decode,
        IReadOnlyList<PromisedBound> promises, ComparisonRow row)
    {
        var field = cell.Measured[index];
        var frameAxis = FrameAxis.Of(field.Dimensions, field.Shape, cell.Written);
        var measured = new FieldMeasurement(new FieldLayout(field.Shape, frameAxis));
        var bounds = promises.Select(promise => new BoundMeasurement(promise)).ToArray();
        var others = cell.IsWhole ? null : _observers?.Invoke(cell, configuration);
        row = row with
        {
            DecodeSeconds = row.DecodeSeconds + FieldPass.Run(field.Values, decode, [measured, .. bounds, .. others ?? []]),
        };
        return cell.IsWhole ? CheckPlaces(row, field, measured) : FillIn(row, measured, bounds, frameAxis is { } axis ? field.Dimensions[axis] : null);
    }

    private IReadOnlyDictionary<string, string> OptionsOf(FormatConfiguration configuration) =>
        _options.Threads is { } threads && configuration.Format == "nv12"
            ? new Dictionary<string, string>(configuration.Options) { ["threads"] = FormattableString.Invariant($"{threads}") }
            : configuration.Options;

    private static ComparisonRow CheckPlaces(ComparisonRow row, FieldData field, FieldMeasurement measured) => measured.Places.HasPassed
        ? row
        : row with { Status = CellStatus.Failed, Reason = $"{field.Name}: {measured.Places.Reason}." };

    private static ComparisonRow FillIn(
        ComparisonRow row, FieldMeasurement measured, BoundMeasurement[] bounds, string? frameDimension)
    {
        var outcomes = bounds.Select(bound => bound.Outcome).Prepend(measured.Places)
            .Where(outcome => !outcome.HasPassed)
            .Select(outcome => outcome.Reason)
            .ToArray();
        return ErrorFigures.AddTo(row, measured.Parts, frameDimension) with
        {
            Exact = measured.IsExact,
            BoundRequested = bounds.Length == 0 ? null : bounds.Max(bound => bound.Bound),
            BoundHeld = bounds.Length == 0 ? null : bounds.All(bound => bound.Outcome.HasPassed),
            BoundUtilisation = bounds.Max(bound => BoundUtilisation.Of(bound.LargestError, bound.Bound)),
            Status = outcomes.Length == 0 ? CellStatus.Ok : CellStatus.Failed,
            Reason = outcomes.Length == 0 ? null : string.Join("; ", outcomes) + ".",
        };
    }
}
