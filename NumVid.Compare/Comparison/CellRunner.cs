using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NumVid.Compare.Checks;
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
    private readonly int? _threads;

    /// <summary>Creates a runner for the cells of one input.</summary>
    /// <param name="formats">How files are made.</param>
    /// <param name="attributes">The attributes of the whole input, which every file gets.</param>
    /// <param name="threads">Threads for formats that take them, or null.</param>
    internal CellRunner(IFieldFormats formats, IReadOnlyList<KeyValuePair<string, object?>> attributes, int? threads)
    {
        _formats = formats;
        _attributes = attributes;
        _threads = threads;
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
        var values = cell.Measured.Zip(names, (field, name) => ReadBack.Values(decoded, name, field)).ToArray();
        row = row with
        {
            DecodeSeconds = watch.Elapsed.TotalSeconds,
            CodedBytes = decoded is IFieldStorage storage ? names.Sum(storage.GetCodedByteCount) : null,
        };
        return cell.IsWhole
            ? CheckPlaces(row, cell.Measured, values)
            : MeasureErrors(row, cell, values[0], _formats.BoundsOf(decoded, names[0]));
    }

    private IReadOnlyDictionary<string, string> OptionsOf(FormatConfiguration configuration) =>
        _threads is { } threads && configuration.Format == "nv12"
            ? new Dictionary<string, string>(configuration.Options) { ["threads"] = FormattableString.Invariant($"{threads}") }
            : configuration.Options;

    private static ComparisonRow CheckPlaces(ComparisonRow row, IReadOnlyList<FieldData> fields, Array[] values)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var places = FieldMeasurement.Of(fields[i].Values, values[i]).Places;
            if (!places.HasPassed)
            {
                return row with { Status = CellStatus.Failed, Reason = $"{fields[i].Name}: {places.Reason}." };
            }
        }

        return row;
    }

    private static ComparisonRow MeasureErrors(
        ComparisonRow row, ComparisonCell cell, Array decoded, IReadOnlyList<PromisedBound> bounds)
    {
        var field = cell.Measured[0];
        var frameAxis = FrameAxis.Of(field.Dimensions, field.Shape, cell.Written);
        var measured = FieldMeasurement.Of(field.Values, decoded, new FieldLayout(field.Shape, frameAxis));
        var errors = bounds.Select(bound => (Error: bound.LargestError(field.Values, decoded), bound.Bound)).ToArray();
        var outcomes = errors.Select(part => BoundCheck.Decide(part.Error, part.Bound))
            .Prepend(measured.Places)
            .Where(outcome => !outcome.HasPassed)
            .Select(outcome => outcome.Reason)
            .ToArray();
        return ErrorFigures.AddTo(row, measured.Parts, frameAxis is { } axis ? field.Dimensions[axis] : null) with
        {
            Exact = measured.IsExact,
            BoundRequested = bounds.Count == 0 ? null : bounds.Max(bound => bound.Bound),
            BoundHeld = bounds.Count == 0 ? null : outcomes.Length == (measured.Places.HasPassed ? 0 : 1),
            BoundUtilisation = errors.Max(part => BoundUtilisation.Of(part.Error, part.Bound)),
            Status = outcomes.Length == 0 ? CellStatus.Ok : CellStatus.Failed,
            Reason = outcomes.Length == 0 ? null : string.Join("; ", outcomes) + ".",
        };
    }
}
