using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Verification;

/// <summary>Measures a floating-point variable of a copy against the original, in one pass.</summary>
/// <param name="copy">The copy.</param>
internal sealed class FieldVerification(DataSet copy)
{
    /// <summary>Measures one variable.</summary>
    /// <param name="field">The original.</param>
    /// <param name="name">Its name in the copy.</param>
    /// <param name="frameAxis">The axis along which its frames follow each other, or null.</param>
    /// <param name="terms">What is asked for; null for what the copy promises.</param>
    /// <param name="coordinates">The variables that describe it.</param>
    internal VerifiedVariable Run(
        FieldData field, string name, int? frameAxis, QualityTerms? terms, IReadOnlyList<FieldData> coordinates)
    {
        var read = ReadBack.Reader(copy, name, field);
        var measured = new FieldMeasurement(new FieldLayout(field.Shape, frameAxis));
        var promise = terms is null ? BoundPromise.Kept(copy, name) : BoundPromise.Asked(terms);
        FieldPass.Run(field.Values, read, [measured, .. promise.Parts]);

        var names = AxisNames.Of(field.Dimensions, coordinates);
        VerifiedBound[] bounds = [.. promise.Judge(measured).Select(bound => bound with
        {
            Place = PlaceOf(bound.Indices, names),
        })];
        var result = new VerifiedVariable(field.Name, field.Dimensions, field.Values.Count)
        {
            NameInCopy = name,
            MaxError = MaxError.Of(measured.Sums),
            Bounds = bounds,
            Problem = measured.Places.Reason,
            HasFailed = !measured.Places.HasPassed || bounds.Any(bound => !bound.IsHeld),
        };
        return MaxError.IndexOf(measured.Parts) is { } index ? WithValuesAt(index, field, read, result) : result;
    }

    private static string? PlaceOf(IReadOnlyList<int?> indices, IReadOnlyList<IReadOnlyList<string>?> names)
    {
        var places = indices.Zip(names).Where(axis => axis.First is not null)
            .Select(axis => axis.Second is { } known && axis.First < known.Count ? known[axis.First.Value] : null)
            .OfType<string>().ToArray();
        return places.Length == 0 ? null : string.Join(", ", places);
    }

    private static VerifiedVariable WithValuesAt(
        int[] index, FieldData field, Func<FieldBlock, Array> read, VerifiedVariable result)
    {
        int[] one = [.. index.Select(_ => 1)];
        return result with
        {
            MaxErrorIndex = index,
            OriginalValue = Single(field.Values.Read(index, one)),
            CopyValue = Single(read(new FieldBlock(field.Values.Shape, index, one))),
        };
    }

    private static double Single(IEnumerable<object> values) =>
        Convert.ToDouble(values.Single(), CultureInfo.InvariantCulture);

    private static double Single(Array values) => Single(values.Cast<object>());
}
