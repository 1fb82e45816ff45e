using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Inspection;
using NumVid.Compare.Results;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Conversions;

/// <summary>What appending did.</summary>
/// <param name="Axis">The dimension along which was appended.</param>
/// <param name="Before">Its length before.</param>
/// <param name="Added">What was appended to it.</param>
/// <param name="Skipped">What the file had already.</param>
/// <param name="BytesBefore">The size of the file before.</param>
/// <param name="BytesAfter">Its size now.</param>
/// <param name="Warnings">What reader and writer warned about.</param>
/// <param name="Omissions">What of the inputs is not in the file.</param>
/// <param name="Outcomes">How exactly each variable is kept.</param>
internal sealed record Appending(
    string Axis, int Before, int Added, int Skipped, long BytesBefore, long BytesAfter,
    IReadOnlyList<string> Warnings, IReadOnlyList<OmittedPart> Omissions, IReadOnlyList<VariableOutcome> Outcomes)
{
    /// <summary>Appends to a .nv12 or NetCDF file. It is as it was when this fails.</summary>
    /// <exception cref="InvalidFileException">What is new does not fit the file.</exception>
    internal static Appending Run(AppendRequest request)
    {
        if (NumVidProviders.ProviderNameOfContent(request.File) == "grib")
        {
            throw new UnsupportedDataException($"'{request.File}' is GRIB, to which is appended by writing messages "
                + "behind each other ('cat'); .nv12 and NetCDF files are appended to here.");
        }

        var sources = new List<DataSet>();
        try
        {
            sources.AddRange(request.Inputs.Select(NumVidProviders.OpenRead));
            using var target = NumVidProviders.OpenToChange(request.File);
            return Run(request, sources, target);
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    private static Appending Run(AppendRequest request, List<DataSet> sources, DataSet target)
    {
        target.IsAutocommitEnabled = false;
        var before = new FileInfo(request.File).Length;
        var stored = new AppendTarget(request.File, target, request.Along);
        var fields = TimeJoin.Of(request.Inputs, sources, []);
        var fitting = new AppendFit(request, stored, fields);
        OmittedPart[] omissions =
        [
            .. request.Inputs.Zip(sources).SelectMany(pair => SourceOmissions.Of(pair.First, pair.Second, [])),
            .. fitting.Foreign,
        ];
        if (omissions.Length > 0 && !request.AllowsOmissions)
        {
            throw new InvalidFileException(request.Inputs[0],
                $"not all of it can be appended: {omissions[0].What}: {omissions[0].Reason.TrimEnd('.')}; "
                + "'--allow-omissions' appends the rest");
        }

        if (fitting.Added > 0)
        {
            string[] checksums = [.. request.Inputs.Select(Provenance.ChecksumOf)];
            fitting.Put(target, Provenance.LineOf(request, checksums));
            target.Commit();
        }

        var kept = Nv12Storage.Of(target);
        return new Appending(
            stored.Axis, stored.Length, fitting.Added, fitting.Skipped, before, new FileInfo(request.File).Length,
            [
                .. sources.OfType<IFieldStorage>().SelectMany(source => source.Warnings), .. fields.Warnings,
                .. fitting.Warnings, .. (target as IFieldStorage)?.Warnings ?? [],
            ],
            omissions, VariableOutcomes.Of(
                new ConversionRequest(request.Inputs, request.File, new Dictionary<string, string>()),
                fields with { Fields = stored.Fields }, kept, []));
    }
}
