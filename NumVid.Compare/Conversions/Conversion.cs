using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Inspection;
using NumVid.Compare.Names;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Conversions;

/// <summary>What a conversion did.</summary>
/// <param name="InputBytes">Size of the inputs.</param>
/// <param name="OutputBytes">Size of the output.</param>
/// <param name="VariableCount">Variables written, coordinates included.</param>
/// <param name="Float32Bytes">Four bytes for each value of the floating-point fields written.</param>
/// <param name="Warnings">What reader and writer warned about.</param>
/// <param name="Damage">What of a damaged input became missing values.</param>
/// <param name="Checksums">The SHA-256 of each input.</param>
/// <param name="Outcomes">How exactly each variable was kept.</param>
/// <param name="Verified">What the check measured of each variable; empty when none was asked for.</param>
/// <param name="Omissions">What of the inputs is not in the output, though it was asked for.</param>
/// <param name="Counts">How much was there, and how much of it is in the output.</param>
internal sealed record Conversion(
    long InputBytes,
    long OutputBytes,
    int VariableCount,
    long Float32Bytes,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<StoredDamage> Damage,
    IReadOnlyList<string> Checksums,
    IReadOnlyList<VariableOutcome> Outcomes,
    IReadOnlyList<VerifiedVariable> Verified,
    IReadOnlyList<OmittedPart> Omissions,
    ContentCounts Counts)
{
    private const int BytesPerValue = 4;

    // Larger fields wait in the work folder, as plain numbers: writers read them several times.
    private const long MostHeldValues = 1 << 22;

    /// <summary>What the output keeps so that the input comes back byte by byte, which it did; null where that was not
    /// asked for.</summary>
    internal StoredOriginalFile? Original { get; init; }

    /// <summary>Whether the check failed; the output was not put in place then.</summary>
    internal bool HasFailed => Verified.Any(variable => variable.HasFailed);

    /// <summary>Copies one file, or several joined along time, into another format.</summary>
    internal static Conversion Run(ConversionRequest request)
    {
        var sources = new List<DataSet>();
        try
        {
            foreach (var input in request.Inputs)
            {
                sources.Add(OriginalKeeping.Open(request, input));
            }

            return Run(request, sources);
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    private static Conversion Run(ConversionRequest request, List<DataSet> sources)
    {
        CheckQuality(request, sources);
        var fields = CutFields.Of(request, TimeJoin.Of(request.Inputs, sources, request.Names));
        string[] checksums = [.. request.Inputs.Select(Provenance.ChecksumOf)];

        // Everything half-written is in the work folder; what appears under the name asked for is complete.
        using var work = WorkFolder.CreateIn(Path.GetDirectoryName(Path.GetFullPath(request.Output))!);
        var unfinished = work.File("output" + Path.GetExtension(request.Output));
        List<string> warnings = [.. fields.Warnings];
        fields = fields with { Attributes = AttributesOf(request, fields, checksums) };
        WrittenContent written;
        try
        {
            written = Write(request, fields, sources[0], unfinished, work);

            // After the values were read: some sources find only then that they cannot read some.
            warnings =
            [
                .. sources.OfType<IFieldStorage>().SelectMany(source => source.Warnings), .. warnings, .. written.Warnings,
            ];
            fields = fields with { Fields = written.Fields };
        }
        catch (IOException exception) when (exception is not InvalidFileException)
        {
            throw new IOException($"'{request.Output}' could not be written: {exception.Message}", exception);
        }

        IReadOnlyList<VerifiedVariable> verified;
        try
        {
            verified = request.Checks ? ConversionCheck.Run(request, fields, unfinished) : [];
        }
        finally
        {
            DisposeStaged(fields.Fields);
        }

        var original = OriginalKeeping.Rehearse(request, unfinished, checksums[0]);
        var outputBytes = new FileInfo(unfinished).Length;
        if (!verified.Any(variable => variable.HasFailed))
        {
            File.Move(unfinished, request.Output, request.Overwrites);
        }

        var account = new ConversionAccount(request, sources, fields, written, verified);
        return new Conversion(
            request.Inputs.Sum(input => new FileInfo(input).Length), outputBytes, fields.Fields.Count,
            BytesPerValue * fields.Fields.Where(IsField).Sum(field => field.Values.Count), [.. warnings.Distinct()],
            [.. sources.OfType<ISalvagedStorage>().SelectMany(source => source.Damage)], checksums,
            VariableOutcomes.Of(request, fields, written.Kept, verified), verified, account.Omissions, account.Counts)
        {
            Original = original,
        };
    }

    private static void CheckQuality(ConversionRequest request, List<DataSet> sources)
    {
        var owner = request.Inputs.Count == 1
            ? $"'{request.Inputs[0]}' has"
            : FormattableString.Invariant($"The set of {request.Inputs.Count} inputs has");
        var quality = QualityOption.In(request.Options);
        if (!request.IsPartOfTree)
        {
            var names = sources.SelectMany(source => source.Select(variable => variable.Name));
            new KnownNames(owner, names).Check(quality);
        }
    }

    // GRIB has no place for attributes of a file.
    private static IReadOnlyList<KeyValuePair<string, object?>> AttributesOf(
        ConversionRequest request, ConvertedFields fields, string[] checksums) =>
        request.Format == "grib" ? fields.Attributes : Provenance.Added(fields.Attributes, request, checksums);

    private static WrittenContent Write(
        ConversionRequest request, ConvertedFields fields, DataSet source, string path, WorkFolder work)
    {
        var written = new List<FieldData>();
        try
        {
            using var target = NewFile.Create(path, request.Options);
            target.IsAutocommitEnabled = false;
            FieldData.SetAttributes(target.Metadata, fields.Attributes);
            foreach (var field in fields.Fields)
            {
                written.Add(field with { Values = Near(field, work, written.Count) });
                written[^1].AddTo(target);
            }

            OriginalKeeping.Keep(request, target, source);
            target.Commit();
            return new(
                written, (target as IFieldStorage)?.Warnings ?? [], Nv12Storage.Of(target),
                (target as IAccountedStorage)?.Omissions ?? [], (target as IAccountedStorage)?.Contents.Fields);
        }
        catch
        {
            DisposeStaged(written);
            throw;
        }
    }

    private static FieldValues Near(FieldData field, WorkFolder work, int number) => field.Values switch
    {
        { Count: 0 } empty => new HeldValues(Array.CreateInstance(empty.Type, empty.Shape), empty.Shape.Length),
        { Count: > MostHeldValues } far when FieldData.IsDivisible(far.Type, far.Shape.Length) => StagedValues.Create(
            work.File(FormattableString.Invariant($"field{number}")), far.Type, far.Shape,
            block => far.Read(block.Origin, block.Shape), (_, _) => { }),
        var near => new HeldValues(near.Read(new int[near.Shape.Length], near.Shape), near.Shape.Length),
    };

    private static void DisposeStaged(IEnumerable<FieldData> fields)
    {
        foreach (var staged in fields.Select(field => field.Values).OfType<StagedValues>())
        {
            staged.Dispose();
        }
    }

    private static bool IsField(FieldData field) =>
        field.Dimensions.Count > 1 && (field.Type == typeof(float) || field.Type == typeof(double));
}
