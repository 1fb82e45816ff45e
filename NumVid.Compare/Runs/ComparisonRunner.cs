using System;
using System.IO;
using NumVid.Compare.Configurations;
using NumVid.Compare.Errors;
using NumVid.Compare.Results;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Runs;

/// <summary>Compares: every field of an input through every configuration.</summary>
internal sealed class ComparisonRunner
{
    private readonly IFieldFormats _formats;
    private readonly ComparisonOptions _options;
    private readonly IComparisonProgress _progress;
    private volatile InputRun? _running;

    /// <summary>Creates a runner.</summary>
    /// <param name="formats">How files are made and opened.</param>
    /// <param name="options">What is compared.</param>
    /// <param name="progress">Is told how it gets on.</param>
    internal ComparisonRunner(IFieldFormats formats, ComparisonOptions options, IComparisonProgress progress)
    {
        _formats = formats;
        _options = options;
        _progress = progress;
    }

    /// <summary>What is finished of the input being compared, or null before its first cell; from any thread.</summary>
    internal ComparisonResult? Finished =>
        _running?.Snapshot(isPartial: true) is { Results.Count: > 0 } result ? result : null;

    /// <summary>Compares one input.</summary>
    /// <exception cref="Errors.UsageException">A variable asked for is not there, or a configuration's settings are
    /// wrong.</exception>
    /// <exception cref="InvalidFileException">The input cannot be read.</exception>
    /// <exception cref="UnsupportedDataException">The input has nothing to compare.</exception>
    /// <exception cref="IOException">There is no room or no right to write.</exception>
    internal ComparisonResult Run(string path)
    {
        using var source = _formats.OpenRead(path);
        var selection = FieldSelection.From(path, source, _options.Request);
        using var work = WorkFolder.CreateIn(_options.WorkParent);
        using var fields = new SourceFields(source, selection.Indices, work);
        CheckConfigurations(work);
        var derived = DerivedFields.Of(path, selection, fields, _options);
        _running = new InputRun(path, source, derived.Selection, _formats, _options, _progress, work, fields)
        {
            Derived = derived.Fields,
        };
        return _running.Run();
    }

    // A typing error in the last configuration should not show after an hour.
    private void CheckConfigurations(WorkFolder work)
    {
        foreach (var configuration in _options.Configurations)
        {
            if (!configuration.Way.WritesFiles || configuration.Way.HoldsValuesAlone || configuration.Way.Keeping is not null)
            {
                continue;
            }

            try
            {
                _formats.Create(work.File("settings" + configuration.Extension), configuration).Dispose();
            }
            catch (Exception exception) when (ErrorSentence.CauseOf(exception) is UsageException cause)
            {
                throw new UsageException($"The configuration '{configuration.Name}' cannot be used: {cause.Message}");
            }
            catch (Exception exception)
                when (ErrorSentence.CauseOf(exception) is MissingLibraryException or UnsupportedDataException)
            {
                // The cells of this configuration will say so, and the others can be measured.
            }
        }
    }
}
