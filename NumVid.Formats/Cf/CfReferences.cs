using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Formats.Cf;

/// <summary>The attributes whose text names other variables.</summary>
internal static class CfReferences
{
    private static readonly char[] s_separators = [' ', '\t', '\r', '\n', ','];

    private static readonly (string Attribute, CfRole Role)[] s_attributes =
    [
        (CfAttributes.Coordinates, CfRole.Auxiliary),
        (CfAttributes.Bounds, CfRole.Bounds),
        (CfAttributes.Climatology, CfRole.Bounds),
        (CfAttributes.GridMapping, CfRole.GridMapping),
        (CfAttributes.FormulaTerms, CfRole.FormulaTerm),
        (CfAttributes.CellMeasures, CfRole.CellMeasure),
    ];

    /// <summary>All that a variable names.</summary>
    internal static IEnumerable<CfReference> Of(VariableContext variable) =>
        s_attributes.SelectMany(known => In(known.Attribute, variable.TextOf(known.Attribute), known.Role));

    /// <summary>What an attribute <c>coordinates</c> names, of a variable or of a whole dataset.</summary>
    internal static IEnumerable<CfReference> InCoordinates(string? text) =>
        In(CfAttributes.Coordinates, text, CfRole.Auxiliary);

    private static IEnumerable<CfReference> In(string attribute, string? text, CfRole role)
    {
        var words = text?.Split(s_separators, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return attribute switch
        {
            CfAttributes.GridMapping => InGridMapping(words),
            CfAttributes.FormulaTerms or CfAttributes.CellMeasures =>
                words.Where(word => !IsKey(word)).Select(word => new CfReference(word, attribute, role)),
            _ => words.Select(word => new CfReference(word, attribute, role)),
        };
    }

    // "crs", or "crs: x y" with the coordinates that the mapping is about.
    private static IEnumerable<CfReference> InGridMapping(string[] words)
    {
        var hasKeys = Array.Exists(words, IsKey);
        return words.Select(word => new CfReference(
            word.TrimEnd(':'), CfAttributes.GridMapping, IsKey(word) || !hasKeys ? CfRole.GridMapping
                : CfRole.Auxiliary));
    }

    private static bool IsKey(string word) => word.EndsWith(':');
}
