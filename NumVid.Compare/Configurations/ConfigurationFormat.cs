using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Archives;
using NumVid.Compare.External;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;
using NumVid.Formats;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Configurations;

/// <summary>A way of storing fields that is compared: its names, and how a file of it is made and read.</summary>
/// <remarks>All that the comparison has to know of a format is here; <see cref="ConfigurationFormats"/> lists
/// them.</remarks>
internal abstract class ConfigurationFormat
{
    /// <summary>The forms of its names, separated by commas, for messages and help.</summary>
    internal abstract string Forms { get; }

    /// <summary>How each of its names begins, so that a list can be cut before it.</summary>
    internal abstract string Start { get; }

    /// <summary>Whether its cells write files; otherwise <see cref="ReaderOf"/> gives what comes back.</summary>
    internal virtual bool WritesFiles => true;

    /// <summary>Whether what it makes is no file of a format but the bytes of values alone, made by a program of somebody
    /// else's: <see cref="TripOf"/>.</summary>
    internal virtual bool HoldsValuesAlone => false;

    /// <summary>How it keeps the input as a file; null: it keeps variables, which is what the others do.</summary>
    internal virtual FileKeeping? Keeping => null;

    /// <summary>Whether <c>threads</c> is an option of its files.</summary>
    internal virtual bool TakesThreads => false;

    /// <summary>Whether <c>quality</c>, where it is an option of its files, is one of the quality grammar.</summary>
    internal virtual bool HasQuality => true;

    /// <summary>Why a missing value that is lost is a limit of the format and not a fault, as a clause; null: it is a
    /// fault.</summary>
    internal virtual string? WhyPlacesAreLost => null;

    /// <summary>Reads a name.</summary>
    /// <returns>The configuration, or null when the name is none of this format's.</returns>
    /// <exception cref="Errors.UsageException">The name is, but its setting is not allowed.</exception>
    internal abstract FormatConfiguration? Parse(ConfigurationName name);

    /// <summary>Reads a name whose bound the run gives, by <c>--max-error</c>.</summary>
    /// <returns>The configuration, or null when the name is none of this format's, or has a setting of its
    /// own.</returns>
    internal virtual FormatConfiguration? ParseOpen(ConfigurationName name) => null;

    /// <summary>What has to be asked of the format so that it keeps bounds by its own means.</summary>
    /// <param name="configuration">A configuration that the run gives its bound.</param>
    /// <param name="bounds">The bounds, for each field of the file.</param>
    /// <exception cref="UnsupportedDataException">The format has no means to keep one of them.</exception>
    internal virtual FormatConfiguration Within(
        FormatConfiguration configuration, IReadOnlyList<FieldBound> bounds) => configuration;

    /// <summary>Ways to keep what a configuration asks for, of which the one with the smallest file is meant; the first one
    /// of equal ones.</summary>
    internal virtual IReadOnlyList<FormatConfiguration> VariantsOf(FormatConfiguration configuration) => [configuration];

    /// <summary>The settings of a configuration whose bound the run gives, from the weakest to the strongest: one list for
    /// each sort of setting that the format has.</summary>
    internal virtual IReadOnlyList<IReadOnlyList<LadderStep>> LaddersOf(FormatConfiguration open) =>
        [Ladder.OfBounds(open)];

    /// <summary>Whether a name may go on, behind a comma, with a further term of its quality.</summary>
    internal virtual bool MayGoOn(string name) => false;

    /// <summary>Creates a file.</summary>
    /// <exception cref="Errors.UsageException">An option's value is not allowed.</exception>
    internal virtual DataSet Create(string path, FormatConfiguration configuration) =>
        NewFile.Create(path, configuration.Options);

    /// <summary>Opens a file that was written.</summary>
    internal virtual DataSet OpenWritten(string path, FormatConfiguration configuration) =>
        NumVidProviders.OpenRead(path);

    /// <summary>What happens to fields on their way to the file and back; null: nothing.</summary>
    /// <exception cref="UnsupportedDataException">A field cannot be held.</exception>
    internal virtual IFieldPassage? PassageOf(IReadOnlyList<SourceField> fields) => null;

    /// <summary>Reads boxes of what comes back of a field where no file is written.</summary>
    internal virtual Func<FieldBlock, Array> ReaderOf(SourceField field, FormatConfiguration configuration) =>
        throw new NotSupportedException("What comes back is read from the file.");

    /// <summary>The way of a field through a program and back, which the caller disposes.</summary>
    /// <param name="configuration">The configuration, with its bound.</param>
    /// <param name="field">The field.</param>
    /// <param name="limits">What the program may take.</param>
    /// <param name="path">The file for its bytes.</param>
    internal virtual ExternalTrip TripOf(
        FormatConfiguration configuration, SourceField field, ExternalLimits limits, string path) =>
        throw new NotSupportedException("The format has a provider.");

    /// <summary>The programs of somebody else's that it starts.</summary>
    internal virtual IEnumerable<string> ProgramsOf(FormatConfiguration configuration) => [];

    /// <summary>Options in their order.</summary>
    protected static Dictionary<string, string> Options(params IEnumerable<(string Key, string Value)> options) =>
        options.ToDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal);

    /// <summary>A configuration with another quality.</summary>
    protected static FormatConfiguration WithQuality(FormatConfiguration configuration, IEnumerable<string> clauses) =>
        configuration with
        {
            Options = new Dictionary<string, string>(configuration.Options) { ["quality"] = string.Join(';', clauses) },
        };

    /// <summary>One absolute bound in the grammar.</summary>
    /// <exception cref="UnsupportedDataException">No absolute bound keeps what is asked for.</exception>
    protected static string AbsoluteTerm(FieldBound bound, string format) => bound.Absolute switch
    {
        null => throw new UnsupportedDataException(
            $"{format} has no relative bounds, and no absolute one keeps '{bound.Terms}' of '{bound.Name}', whose values "
            + "reach zero."),
        0 => "lossless",
        { } limit => string.Create(CultureInfo.InvariantCulture, $"abs={limit:R}"),
    };

    /// <summary>A number as an option has it.</summary>
    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
