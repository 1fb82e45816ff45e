using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NumVid.Compare.Archives;
using NumVid.Compare.Configurations;
using NumVid.Compare.Derivation;
using NumVid.Compare.Errors;
using NumVid.Compare.External;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Runs;

/// <summary>Measures one cell: writes fields through a configuration, reads them back, and compares.</summary>
internal sealed class CellRunner
{
    private readonly IFieldFormats _formats;
    private readonly string _input;
    private readonly IReadOnlyList<KeyValuePair<string, object?>> _attributes;
    private readonly ComparisonOptions _options;
    private readonly ObserverFactory? _observers;

    /// <summary>Creates a runner for the cells of one input.</summary>
    /// <param name="formats">How files are made.</param>
    /// <param name="input">The input, as a file.</param>
    /// <param name="attributes">The attributes of the whole input, which every file gets.</param>
    /// <param name="options">How it is compared.</param>
    /// <param name="observers">Who else looks at the cells, or null.</param>
    internal CellRunner(
        IFieldFormats formats, string input, IReadOnlyList<KeyValuePair<string, object?>> attributes,
        ComparisonOptions options, ObserverFactory? observers)
    {
        _input = input;
        _formats = formats;
        _attributes = attributes;
        _options = options;
        _observers = observers;
    }

    /// <summary>Measures one cell. What goes wrong is the cell's reason, unless the machine itself is at
    /// fault.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="cell">What is written, and what of it is measured.</param>
    /// <param name="path">The file to write.</param>
    /// <exception cref="IOException">The file could not be written at all: no room, no right.</exception>
    internal ComparisonRow Run(FormatConfiguration configuration, ComparisonCell cell, string path)
    {
        var row = cell.NewRow(configuration);
        try
        {
            return Measure(Bounded(configuration, cell.Measured), cell, path, row);
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
                Status = cause is UnsupportedDataException or MissingLibraryException
                    ? CellStatus.Unsupported : CellStatus.Failed,
                Reason = ErrorSentence.Of(exception),
            };
        }
    }

    // What the run allows becomes what the format has to be asked for; a format without means is unsupported.
    private static FormatConfiguration Bounded(
        FormatConfiguration configuration, IEnumerable<SourceField> fields) =>
        configuration.MaxError is { } maxError
            ? configuration.Way.Within(configuration, [.. fields.Select(field => FieldBound.Of(maxError, field))])
            : configuration;

    private ComparisonRow Measure(
        FormatConfiguration configuration, ComparisonCell cell, string path, ComparisonRow row)
    {
        if (configuration.Way.Keeping is { } keeping)
        {
            return MeasureInput(keeping, cell, path, row);
        }

        if (!configuration.Way.WritesFiles)
        {
            return cell.IsWhole ? row : MeasureWithoutFile(configuration, cell, row);
        }

        if (configuration.Way.HoldsValuesAlone)
        {
            return MeasureProgram(configuration, cell, path, row);
        }

        var passage = configuration.Way.PassageOf(cell.Measured);
        IReadOnlyList<FieldData> written = passage is null ? cell.Written : [.. cell.Written.Select(passage.Written)];
        (configuration, var searchSeconds) = SmallestOf(configuration, written, path);
        var file = WrittenFile.Write(_formats, path, WithThreads(configuration), _attributes, written);
        row = row with
        {
            SearchSeconds = searchSeconds,
            Bytes = file.Bytes,
            CompressionRatio = CompressionRatio.Of(cell.StoredCount, file.Bytes),
            EffectiveRatio = EffectiveRatio.Of(cell.StoredCount, IntegerDepth.Of(configuration), file.Bytes),
            BitsPerValue = BitsPerValue.Of(cell.ValidCount, file.Bytes),
            EncodeSeconds = file.EncodeSeconds,
        };
        var trial = new CellTrial(configuration, cell, written, passage, path);
        row = MeasureFile(trial, row);
        return row.Status == CellStatus.Ok ? Repeat(trial, row) : row;
    }

    // Where a format has several ways to keep what is asked for, all are written; the one found is then measured like
    // any.
    private (FormatConfiguration Smallest, double? Seconds) SmallestOf(
        FormatConfiguration configuration, IReadOnlyList<FieldData> written, string path)
    {
        var variants = configuration.Way.VariantsOf(configuration);
        if (variants.Count == 1)
        {
            return (variants[0], null);
        }

        var watch = Stopwatch.StartNew();
        var (smallest, fewest) = (variants[0], long.MaxValue);
        foreach (var variant in variants)
        {
            try
            {
                var bytes = WrittenFile.Write(_formats, path, WithThreads(variant), _attributes, written).Bytes;
                (smallest, fewest) = bytes < fewest ? (variant, bytes) : (smallest, fewest);
            }
            catch (Exception exception) when (ErrorSentence.CauseOf(exception) is UnsupportedDataException)
            {
                // Not that way; where there is none the first one says why.
            }

            File.Delete(path);
        }

        return (smallest, watch.Elapsed.TotalSeconds);
    }

    // The input as it is; of a variable there is nothing to tell.
    private ComparisonRow MeasureInput(FileKeeping keeping, ComparisonCell cell, string path, ComparisonRow row)
    {
        if (!cell.IsWhole)
        {
            throw new UnsupportedDataException("It keeps the input as a file: see the row of all variables.");
        }

        if (!Originals.CanKeep(_input))
        {
            throw new UnsupportedDataException("Only GRIB and NetCDF files are kept as they are.");
        }

        if (keeping.Format is { } format && format != NumVidProviders.ProviderNameOfContent(_input))
        {
            throw new UnsupportedDataException(
                $"It is a way to keep {(format == "grib" ? "GRIB" : "NetCDF")}, and the input is none.");
        }

        var kept = keeping.Run(_input, path, _options.ExternalLimits);
        row = row with
        {
            Bytes = kept.Bytes,
            CompressionRatio = CompressionRatio.Of(row.Points, kept.Bytes),
            BitsPerValue = BitsPerValue.Of(cell.ValidCount, kept.Bytes),
            EncodeSeconds = kept.EncodeSeconds,
            DecodeSeconds = kept.DecodeSeconds,
        };
        var times = new CellTimes();
        for (var repetition = 0; repetition < _options.Repetitions; repetition++)
        {
            var again = keeping.Run(_input, path, _options.ExternalLimits);
            times.Add(again.EncodeSeconds, again.DecodeSeconds);
        }

        return times.FillIn(row);
    }

    // Nothing is written, so there are neither bytes nor times.
    private ComparisonRow MeasureWithoutFile(FormatConfiguration configuration, ComparisonCell cell, ComparisonRow row)
    {
        row = MeasureSubject(
            configuration, cell, [.. cell.Measured.Select(field => configuration.Way.ReaderOf(field, configuration))],
            [.. cell.Measured.Select(_ => BoundPromise.None)], row);
        return row with { DecodeSeconds = null };
    }

    // Bytes of values alone: there is no file that could hold several variables, or their coordinates.
    private ComparisonRow MeasureProgram(
        FormatConfiguration configuration, ComparisonCell cell, string path, ComparisonRow row)
    {
        if (cell.IsWhole)
        {
            throw new UnsupportedDataException("A program of raw values has no file of several variables.");
        }

        // What a derived field takes goes through it field by field.
        using var trips = new ExternalTrips(cell.Measured.Select((field, i) => configuration.Way.TripOf(
            Bounded(configuration, [field]), field, _options.ExternalLimits,
            i == 0 ? path : FormattableString.Invariant($"{path}.{i}"))));
        row = row with { EncodeSeconds = trips.Encode(), DecodeSeconds = trips.Decode() };
        row = row with
        {
            Bytes = trips.ByteCount,
            CodedBytes = trips.ByteCount,
            CompressionRatio = CompressionRatio.Of(cell.StoredCount, trips.ByteCount),
            BitsPerValue = BitsPerValue.Of(cell.ValidCount, trips.ByteCount),
            AccessReason = "a program of raw values tells nothing of parts",
        };
        BoundPromise[] promises = [.. cell.Measured.Select(field => configuration.MaxError is { } maxError
            ? BoundPromise.Asked(maxError.TermsFor(field.Data.Name)) : BoundPromise.None)];
        var decodeSeconds = row.DecodeSeconds;
        row = MeasureSubject(configuration, cell, trips.Readers, promises, row) with { DecodeSeconds = decodeSeconds };
        var times = new CellTimes();
        for (var repetition = 0; row.Status == CellStatus.Ok && repetition < _options.Repetitions; repetition++)
        {
            times.Add(trips.Encode(), trips.Decode());
        }

        return times.FillIn(row);
    }

    private ComparisonRow MeasureFile(CellTrial trial, ComparisonRow row)
    {
        var (configuration, cell) = (trial.Configuration, trial.Cell);
        var watch = Stopwatch.StartNew();
        using var decoded = _formats.OpenWritten(trial.Path, configuration);
        var names = trial.Fields.Select(field => ReadBack.FindName(decoded, field)).ToArray();
        row = row with
        {
            DecodeSeconds = watch.Elapsed.TotalSeconds,
            Codec = !cell.IsOneVariable ? null : (decoded as IPromisedStorage)?.GetCodec(names[0]),
            ScaleFactors = !cell.IsOneVariable ? null : ScalesText.Of((decoded as IScaledStorage)?.GetScaleFactors(names[0])),
            CodedBytes = decoded is IFieldStorage storage ? names.Sum(storage.GetCodedByteCount) : null,
        };
        if (cell.Derived is not null)
        {
            row = row with { AccessReason = "the field is computed from others" };
        }

        if (cell.IsOneVariable)
        {
            var layers = (decoded as ILayeredStorage)?.GetLayerBytes(names[0]);
            row = row with { BaseBytes = layers?.BaseBytes, ResidualBytes = layers?.ResidualBytes };
            row = AccessProbe.AddTo(
                row, decoded, names[0], trial.Fields.Single(), cell.Measured[0].Original.Parts.Layout.FrameAxis);
        }

        BoundPromise PromiseOf(SourceField field, string nameInFile) => cell.IsWhole ? BoundPromise.None
            : configuration.MaxError is { } maxError ? BoundPromise.Asked(maxError.TermsFor(field.Data.Name))
            : BoundPromise.Of(decoded, nameInFile, AskedOf(configuration, field.Data.Name));
        return MeasureSubject(
            configuration, cell, trial.ReadersOf(decoded), [.. cell.Measured.Zip(names, PromiseOf)], row);
    }

    private ComparisonRow MeasureSubject(
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
        var further = _options.MeasuresAll && !cell.IsWhole
            ? new FurtherSums(layout, field.Data.Values.Shape, field.Original.Sums.Range, field.Axes) : null;
        var measured = new FieldMeasurement(layout, further);
        var others = cell.IsWhole ? null : _observers?.Invoke(cell, configuration);
        var small = !cell.IsWhole && promise.WidestOf(field.Original.Parts) is { } bound ? new SmallPoints(bound) : null;
        ThresholdCounting[] counts = cell.IsWhole ? []
            : [.. _options.Counted.Where(count => count.Variable == field.Data.Name).Select(count => new ThresholdCounting(count))];
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
        if (!cell.IsWhole && _options.Checks.Count > 0)
        {
            row = row with { Checks = [.. _options.Checks.Select(check => check.Decide(row.Metrics))] };
        }

        return configuration.Way.WhyPlacesAreLost is { } limit && !measured.Places.HasPassed
            ? row with { Status = CellStatus.Unsupported, Reason = $"{limit}: {row.Reason}" }
            : row;
    }

    // The first run has warmed up the machine: its times do not count.
    private ComparisonRow Repeat(CellTrial trial, ComparisonRow row)
    {
        var times = new CellTimes();
        for (var repetition = 0; repetition < _options.Repetitions; repetition++)
        {
            File.Delete(trial.Path);
            var writing = PeakMemory.Start();
            var encodeSeconds = WrittenFile.Write(
                _formats, trial.Path, WithThreads(trial.Configuration), _attributes, trial.Written).EncodeSeconds;
            var encodePeak = writing.Bytes();
            var reading = PeakMemory.Start();
            var watch = Stopwatch.StartNew();
            using var decoded = _formats.OpenWritten(trial.Path, trial.Configuration);
            foreach (var (field, read) in trial.Cell.Measured.Zip(trial.ReadersOf(decoded)))
            {
                foreach (var block in FieldBlocks.Of(field.Data.Values.Shape))
                {
                    _ = read(block);
                }
            }

            times.Add(encodeSeconds, watch.Elapsed.TotalSeconds);
            times.AddPeaks(encodePeak, reading.Bytes());
        }

        return times.FillIn(row);
    }

    private static QualityTerms? AskedOf(FormatConfiguration configuration, string variable) =>
        configuration.Options.TryGetValue("quality", out var quality)
            ? QualitySpecification.Parse(quality).TermsFor(variable)
            : null;

    private FormatConfiguration WithThreads(FormatConfiguration configuration) =>
        _options.Threads is { } threads && configuration.Way.TakesThreads
            ? configuration with
            {
                Options = new Dictionary<string, string>(configuration.Options)
                {
                    ["threads"] = FormattableString.Invariant($"{threads}"),
                },
            }
            : configuration;

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
