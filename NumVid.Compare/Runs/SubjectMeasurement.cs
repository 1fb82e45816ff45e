using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Configurations;
using NumVid.Compare.Derivation;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Runs;

/// <summary>Compares what comes back with what was written: errors, promises, counts and checks of one cell.</summary>
/// <param name="options">How it is compared.</param>
/// <param name="observers">Who else looks at the cells, or null.</param>
internal sealed class SubjectMeasurement(ComparisonOptions options, ObserverFactory? observers)
{
    /// <summary>Reads what a cell measures, compares it with what was written, and judges it.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="cell">What is measured.</param>
    /// <param name="readers">Read each of its fields.</param>
    /// <param name="promises">What is promised for each.</param>
    /// <param name="row">What is known of the file.</param>
    internal ComparisonRow Measure(
        FormatConfiguration configuration, ComparisonCell cell, Func<FieldBlock, Array>[] readers,
        BoundPromise[] promises, ComparisonRow row)
    {
        if (cell.Derived is { } derived)
        {
            return MeasureDerived(configuration, cell, derived, readers, promises, row);
        }

        for (var i = 0; i < readers.Length && row.Status == CellStatus.Ok; i++)
        {
            row = MeasureField(configuration, cell, cell.Measured[i], readers[i], promises[i], row);
        }

        return row;
    }

    // What it takes has to keep its own bounds in this file; from these its own follows, or none.
    private ComparisonRow MeasureDerived(
        FormatConfiguration configuration, ComparisonCell cell, DerivedField derived, Func<FieldBlock, Array>[] readers,
        BoundPromise[] promises, ComparisonRow row)
    {
        var seconds = row.DecodeSeconds ?? 0;
        var faults = new List<string>();
        for (var i = 0; i < readers.Length; i++)
        {
            var field = cell.Measured[i];
            var measured = new FieldMeasurement(field.Original.Parts.Layout);
            seconds += FieldPass.Run(field.Data.Values, readers[i], [measured, .. promises[i].Parts]);
            faults.AddRange(FaultsOf(measured, VerifiedBound.Worst(promises[i].Judge(measured)))
                .Select(fault => $"{field.Data.Name}: {fault}"));
        }

        var bound = derived.BoundOf(promises.Zip(cell.Measured, (promise, field) =>
            promise.WidestOf(field.Original.Parts)));
        row = MeasureField(
            configuration, cell, derived.Field, derived.ReaderOf(readers), BoundPromise.Following(bound), row);
        row = row with { DecodeSeconds = seconds };
        return faults.Count == 0 || row.Status == CellStatus.Unsupported ? row
            : row with { Status = CellStatus.Failed, Reason = $"{string.Join("; ", faults)}." };
    }

    private static IEnumerable<string> FaultsOf(FieldMeasurement measured, IEnumerable<VerifiedBound> bounds) =>
    [
        .. new[] { measured.Places.Reason }.OfType<string>(),
        .. bounds.Where(bound => !bound.IsHeld).Select(bound => bound.Found),
    ];

    private ComparisonRow MeasureField(
        FormatConfiguration configuration, ComparisonCell cell, SourceField field, Func<FieldBlock, Array> decode,
        BoundPromise promise, ComparisonRow row)
    {
        var layout = field.Original.Parts.Layout;
        var further = options.MeasuresAll && !cell.IsWhole
            ? new FurtherSums(layout, field.Data.Values.Shape, field.Original.Sums.Range, field.Axes) : null;
        var measured = new FieldMeasurement(layout, further);
        var others = cell.IsWhole ? null : observers?.Invoke(cell, configuration);
        var small = !cell.IsWhole && promise.WidestOf(field.Original.Parts) is { } bound ? new SmallPoints(bound) : null;
        ThresholdCounting[] counts = cell.IsWhole ? []
            : [.. options.Counted.Where(count => count.Variable == field.Data.Name).Select(count => new ThresholdCounting(count))];
        IBlockObserver[] more = small is null ? [.. counts] : [small, .. counts];
        row = row with
        {
            DecodeSeconds = (row.DecodeSeconds ?? 0)
                + FieldPass.Run(field.Data.Values, decode, [measured, .. promise.Parts, .. more, .. others ?? []]),
        };
        row = cell.IsWhole
            ? CheckPlaces(row, field.Data, measured)
            : FillIn(row, measured, promise, layout.FrameAxis is { } axis ? field.Data.Dimensions[axis] : null);
        row = row with
        {
            SmallerThanBound = small?.Share,
            Counts = counts.Length == 0 ? null : [.. counts.Select(count => count.Count)],
        };
        if (!cell.IsWhole && options.Checks.Count > 0)
        {
            row = row with { Checks = [.. options.Checks.Select(check => check.Decide(row.Metrics))] };
        }

        return configuration.Way.WhyPlacesAreLost is { } limit && !measured.Places.HasPassed
            ? row with { Status = CellStatus.Unsupported, Reason = $"{limit}: {row.Reason}" }
            : row;
    }

    private static ComparisonRow CheckPlaces(ComparisonRow row, FieldData field, FieldMeasurement measured) =>
        measured.Places.HasPassed
        ? row
        : row with { Status = CellStatus.Failed, Reason = $"{field.Name}: {measured.Places.Reason}." };

    private static ComparisonRow FillIn(
        ComparisonRow row, FieldMeasurement measured, BoundPromise promise, string? frameDimension)
    {
        var bounds = VerifiedBound.Worst(promise.Judge(measured));
        string[] faults = [.. FaultsOf(measured, bounds)];
        return ErrorFigures.AddTo(row, measured.Parts, frameDimension) with
        {
            Exact = measured.IsExact,
            BoundRequested = promise.WidestOf(measured.Parts),
            BoundHeld = bounds.Count == 0 ? null : bounds.All(bound => bound.IsHeld),
            BoundUtilisation = bounds.Max(bound => bound.Utilisation),
            Status = faults.Length == 0 ? CellStatus.Ok : CellStatus.Failed,
            Reason = faults.Length == 0 ? null : string.Join("; ", faults) + ".",
        };
    }
}
