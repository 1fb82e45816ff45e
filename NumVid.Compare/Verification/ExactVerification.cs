using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Verification;

/// <summary>Compares variables for which only equality means something: text, whole numbers, times.</summary>
internal static class ExactVerification
{
    /// <summary>Compares all values.</summary>
    /// <param name="field">The original.</param>
    /// <param name="copy">The variable in the copy.</param>
    /// <param name="isPromised">Whether the copy promises that they are equal.</param>
    internal static VerifiedVariable Run(FieldData field, Variable copy, bool isPromised)
    {
        var difference = DifferenceOf(field, copy);
        var result = new VerifiedVariable(field.Name, field.Dimensions, field.Values.Count) { NameInCopy = copy.Name };
        return difference is null ? result
            : isPromised ? result with { Problem = difference, HasFailed = true }
            : result with { Note = difference };
    }

    private static string? DifferenceOf(FieldData field, Variable copy)
    {
        if (copy.TypeOfData != field.Type)
        {
            return $"the type is {TypeName.Of(copy.TypeOfData)} and was {TypeName.Of(field.Type)}";
        }

        if (!copy.GetShape().AsEnumerable().SequenceEqual(field.Shape))
        {
            return $"the shape is ({string.Join(", ", copy.GetShape())}) and was ({string.Join(", ", field.Shape)})";
        }

        if (field.Values.Count == 0)
        {
            return null;
        }

        var places = Places(field.Values.Read(new int[field.Shape.Count], field.Values.Shape)
            .Cast<object?>(), copy.GetData().Cast<object?>());
        return places.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture, $"{places.Count} of {field.Values.Count} values differ, first that at point "
                + $"{places[0]}");
    }

    private static List<int> Places(IEnumerable<object?> original, IEnumerable<object?> copy) =>
        [.. original.Zip(copy).Select((pair, place) => (IsEqual: Equals(pair.First, pair.Second), Place: place))
            .Where(point => !point.IsEqual).Select(point => point.Place)];
}
