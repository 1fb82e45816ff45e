using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Comparison;

/// <summary>Hands out the variables of the input, each read once while all of them fit in a budget.</summary>
internal sealed class SourceFields
{
    // Enough for every field to be read once in common inputs; beyond it variables are read again for the row of all.
    private const long BudgetBytes = 512L << 20;

    private const int BytesPerValueAtMost = 8;

    private readonly Dictionary<int, FieldData> _kept = [];
    private readonly CoordinateRoles _roles;
    private long _keptBytes;

    /// <summary>Creates it over a dataset, which must stay open.</summary>
    internal SourceFields(DataSet source)
    {
        Attributes = FieldData.AttributesOf(source.Metadata);
        _roles = new CoordinateRoles([.. source.OrderBy(variable => variable.ID)]);
    }

    /// <summary>The attributes of the whole dataset.</summary>
    internal IReadOnlyList<KeyValuePair<string, object?>> Attributes { get; }

    /// <summary>A variable with all its values.</summary>
    internal FieldData Read(Variable variable)
    {
        if (_kept.TryGetValue(variable.ID, out var field))
        {
            return field;
        }

        field = FieldData.Read(variable);
        var bytes = (long)field.Values.Length * BytesPerValueAtMost;
        if (_keptBytes + bytes <= BudgetBytes)
        {
            _kept.Add(variable.ID, field);
            _keptBytes += bytes;
        }

        return field;
    }

    /// <summary>Everything that goes into one file for some fields: their coordinates first, then the fields.</summary>
    internal IReadOnlyList<FieldData> ReadWithCoordinates(IReadOnlyList<Variable> fields)
    {
        var carried = fields.SelectMany(_roles.CarriedWith).DistinctBy(variable => variable.ID)
            .Where(variable => fields.All(field => field.ID != variable.ID));
        return [.. carried.OrderBy(variable => variable.ID).Concat(fields).Select(Read)];
    }
}
