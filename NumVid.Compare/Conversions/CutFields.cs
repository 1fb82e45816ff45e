using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Grib;

namespace NumVid.Compare.Conversions;

/// <summary>Takes the part of the inputs that is asked for.</summary>
internal static class CutFields
{
    /// <summary>Cuts what is to be written; all of it stays as it is.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="fields">What the inputs have.</param>
    /// <exception cref="Errors.UsageException">The inputs have nothing of it.</exception>
    internal static ConvertedFields Of(ConversionRequest request, ConvertedFields fields)
    {
        if (request.Cut.IsAll)
        {
            return fields;
        }

        var owner = request.Inputs.Count == 1 ? $"'{Path.GetFileName(request.Inputs[0])}'" : "The set of inputs";
        var cut = FieldCut.Of(owner, fields.Fields, fields.Attributes, request.Cut);
        var kept = fields.Fields.Zip(fields.Variables, cut.Fields).Where(place => place.Third is not null).ToArray();
        return fields with
        {
            Variables = [.. kept.Select(place => place.Second)],
            Fields = [.. kept.Select(place => WithHeaders(place.Third!, place.First, cut.Indices))],
            Indices = cut.Indices,
            Warnings = [.. fields.Warnings, .. cut.LeftOut.Select(
                field => $"'{field.Name}' was not asked for: it {field.Reason}.")],
        };
    }

    private static FieldData WithHeaders(
        FieldData field, FieldData whole, IReadOnlyDictionary<string, int[]> indices)
    {
        if (whole.Context.TextOf(GribStoredHeaders.Name) is not { } text)
        {
            return field;
        }

        int[]?[] kept = [.. whole.Dimensions.Select(name => indices.GetValueOrDefault(name))];
        var headers = GribStoredHeaders.Cut(text, whole.Shape, kept) ?? text;
        return field with
        {
            Attributes =
            [
                .. field.Attributes.Select(
                    attribute => attribute.Key == GribStoredHeaders.Name ? new(attribute.Key, headers) : attribute),
            ],
        };
    }
}
