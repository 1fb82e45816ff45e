using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NumVid.Compare.Archives;
using NumVid.Compare.Configurations;
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
    private readonly SubjectMeasurement _subject;

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
        _subject = new SubjectMeasurement(options, observers);
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
            ChoiceSeconds = file.Times?.ChoiceSeconds,
            CodingSeconds = file.Times?.CodingSeconds,
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
        row = _subject.Measure(
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
        row = _subject.Measure(configuration, cell, trips.Readers, promises, row) with { DecodeSeconds = decodeSeconds };
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
        return _subject.Measure(
            configuration, cell, trial.ReadersOf(decoded), [.. cell.Measured.Zip(names, PromiseOf)], row);
    }

    // The first run has warmed up the machine: its times do not count.
    private ComparisonRow Repeat(CellTrial trial, ComparisonRow row)
    {
        var times = new CellTimes();
        for (var repetition = 0; repetition < _options.Repetitions; repetition++)
        {
            File.Delete(trial.Path);
            var writing = PeakMemory.Start();
            var file = WrittenFile.Write(
                _formats, trial.Path, WithThreads(trial.Configuration), _attributes, trial.Written);
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

            times.Add(file.EncodeSeconds, watch.Elapsed.TotalSeconds);
            times.AddEncoding(file.Times);
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
}
