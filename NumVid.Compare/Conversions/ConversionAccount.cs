using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Model;

namespace NumVid.Compare.Conversions;

/// <summary>Counts what went in and came out, and lists what did not.</summary>
internal sealed class ConversionAccount
{
    private readonly ConversionRequest _request;
    private readonly IReadOnlyList<DataSet> _sources;
    private readonly ConvertedFields _fields;

    /// <summary>Takes the account.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="sources">The inputs.</param>
    /// <param name="fields">What was to be written.</param>
    /// <param name="written">What was.</param>
    /// <param name="verified">What was measured of it; empty without a check.</param>
    internal ConversionAccount(
        ConversionRequest request, IReadOnlyList<DataSet> sources, ConvertedFields fields, WrittenContent written,
        IReadOnlyList<VerifiedVariable> verified)
    {
        _request = request;
        _sources = sources;
        _fields = fields;
        var lost = written.Omissions.Select(omission => SourceOmissions.Part(FirstName, omission))
            .Concat(SourceOmissions.Of(FirstName, verified))
            .DistinctBy(part => part.Name).ToArray();
        var unread = request.Inputs.Zip(sources)
            .SelectMany(pair => SourceOmissions.Of(pair.First, pair.Second, request.Names)).ToArray();
        var accounts = sources.OfType<IAccountedStorage>().Select(source => source.Contents).ToArray();
        Counts = new ContentCounts(
            sources.Max(CountVariables), fields.Fields.Count - lost.Count(part => !part.IsMetadata))
        {
            MessagesIn = accounts.Sum(contents => contents.Messages) is > 0 and var messages ? messages : null,
            FieldsIn = accounts.Sum(contents => contents.Fields) is > 0 and var all ? all : null,
            FieldsOut = CountFields() ?? written.FieldCount,
        };
        Omissions = [.. unread, .. lost, .. Unexplained(unread)];
    }

    /// <summary>What of the inputs is not in the output, though it was asked for.</summary>
    internal IReadOnlyList<OmittedPart> Omissions { get; }

    /// <summary>How much was there, and how much of it is in the output.</summary>
    internal ContentCounts Counts { get; }

    private string FirstName => Path.GetFileName(_request.Inputs[0]);

    private static int CountVariables(DataSet source) =>
        source is IAccountedStorage { Contents.Variables: var count } ? count : source.Count();

    // Indices on a joined axis are not those of its parts.
    private long? CountFields()
    {
        if (_sources.Count > 1 && !_request.Cut.IsAll)
        {
            return null;
        }

        var counts = _fields.Fields.SelectMany(field => _sources.OfType<IAccountedStorage>().Select(
            source => source.GetFieldCount(field.Name, IndicesOf(field)))).OfType<long>().ToArray();
        return counts.Length == 0 ? null : counts.Sum();
    }

    private int[]?[]? IndicesOf(FieldData field) => _request.Cut.IsAll ? null
        : [.. field.Dimensions.Select(name => _fields.Indices.GetValueOrDefault(name))];

    // Whatever a reader forgets to tell: a field is in a variable, or it was left out.
    private IEnumerable<OmittedPart> Unexplained(OmittedPart[] unread)
    {
        var missing = Counts.FieldsIn - Counts.FieldsOut - unread.Count(part => part.Message is not null);
        if (_request.Names.Count == 0 && _request.Cut.IsAll && missing > 0)
        {
            yield return new OmittedPart(
                FirstName, FormattableString.Invariant($"{missing} fields of the file are in no variable."));
        }
    }
}
