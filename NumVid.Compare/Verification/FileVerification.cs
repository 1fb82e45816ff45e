using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Measurement;
using NumVid.Compare.Names;
using NumVid.Compare.Results;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Verification;

/// <summary>Measures a copy against the original, variable by variable.</summary>
internal sealed class FileVerification
{
    private readonly DataSet _copy;
    private readonly IPromisedStorage? _promises;
    private readonly QualitySpecification? _quality;
    private readonly Variable[] _all;
    private readonly FieldData[] _described;
    private readonly CoordinateRoles _roles;
    private readonly FieldVerification _fields;

    /// <summary>Prepares a check.</summary>
    /// <param name="original">The original.</param>
    /// <param name="copy">The copy.</param>
    /// <param name="quality">The bounds that fields must hold; null: those that the copy promises.</param>
    internal FileVerification(DataSet original, DataSet copy, QualitySpecification? quality)
        : this([.. original.OrderBy(variable => variable.ID)], null, copy, quality)
    {
    }

    /// <summary>Prepares a check of fields that are gathered from elsewhere.</summary>
    /// <param name="variables">The variables that tell which of them are coordinates, in order.</param>
    /// <param name="fields">What the copy should hold of each; null: the variables themselves.</param>
    /// <param name="copy">The copy.</param>
    /// <param name="quality">The bounds that fields must hold; null: those that the copy promises.</param>
    internal FileVerification(
        IReadOnlyList<Variable> variables, IReadOnlyList<FieldData>? fields, DataSet copy,
        QualitySpecification? quality)
    {
        _copy = copy;
        _promises = copy as IPromisedStorage;
        _quality = quality;
        _all = [.. variables];
        _described = fields is null
            ? [.. _all.Select(variable => FieldData.Of(variable, new VariableValues(variable)))]
            : [.. fields];
        _roles = new CoordinateRoles(_all);
        _fields = new FieldVerification(copy);
    }

    /// <summary>Checks variables in file order.</summary>
    /// <param name="names">Which, as names or globs; empty: all.</param>
    /// <param name="progress">Told the name of the variable that comes next.</param>
    /// <exception cref="Errors.UsageException">A name is not in the original.</exception>
    internal IEnumerable<VerifiedVariable> Run(IReadOnlyList<string> names, Action<string> progress)
    {
        var found = new KnownNames("The original has", _all.Select(variable => variable.Name)).FindAll(names);
        for (var i = 0; i < _all.Length; i++)
        {
            if (names.Count == 0 || found.Contains(_all[i].Name))
            {
                progress(_all[i].Name);
                yield return Verify(_all[i], _described[i]);
            }
        }
    }

    private VerifiedVariable Verify(Variable variable, FieldData data)
    {
        // A field without values has nothing to lose but its name.
        var isField = data.Values.Count > 0 && FieldData.IsDivisible(data.Type, data.Dimensions.Count) && _roles.WhyCoordinate(variable) is null;
        try
        {
            var name = isField ? ReadBack.FindName(_copy, data) : FindOther(data);
            if (name is null)
            {
                return Absent(variable, data);
            }

            var verified = data.Type == typeof(float) || data.Type == typeof(double)
                ? _fields.Run(
                    data, name, FrameAxis.Of(data.Dimensions, data.Shape, _described),
                    isField ? _quality?.TermsFor(data.Name) : null, _described)
                : ExactVerification.Run(data, _copy[name], _promises?.GetPromise(name).IsExact == true);
            return verified with
            {
                Quality = isField && _quality is not null ? _quality.TermsFor(data.Name).ToString()
                    : _promises?.GetPromise(name).Quality,
            };
        }
        catch (InvalidFileException e)
        {
            // A field that is gone or has another shape fails; formats have their own ways with coordinates.
            var reason = e.Message.TrimEnd('.');
            var result = new VerifiedVariable(data.Name, data.Dimensions, data.Values.Count);
            return isField || _promises is not null
                ? result with { Problem = reason, HasFailed = true }
                : result with { Note = reason };
        }
    }

    // Coordinates are told by the headers of a format without variables; what has no values loses none.
    private VerifiedVariable Absent(Variable variable, FieldData data)
    {
        var result = new VerifiedVariable(data.Name, data.Dimensions, data.Values.Count);
        return data.Values.Count == 0 ? result with { Note = "not in the copy; it has no values" }
            : _roles.IsImplied(variable)
                ? result with { Note = "not in the copy, which may say it in another way" }
            : result with { Note = "not in the copy, whose format has no place for it", IsOmitted = true };
    }

    private string? FindOther(FieldData data) => _copy.Any(variable => variable.Name == data.Name)
        ? data.Name
        : _promises is null ? null
        : throw new InvalidFileException(_copy.URI, "the variable is not in the copy", data.Name);
}
