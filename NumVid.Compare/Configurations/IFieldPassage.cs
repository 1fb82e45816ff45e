using System;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Configurations;

/// <summary>What a configuration does to fields before they are written, and undoes after they are read.</summary>
internal interface IFieldPassage
{
    /// <summary>A variable, field or coordinate, as it is written.</summary>
    FieldData Written(FieldData variable);

    /// <summary>Reads boxes of a field as it was.</summary>
    /// <param name="written">The field as it was written.</param>
    /// <param name="decode">Reads boxes of what came back.</param>
    Func<FieldBlock, Array> Restored(FieldData written, Func<FieldBlock, Array> decode);
}
