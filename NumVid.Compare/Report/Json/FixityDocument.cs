using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Fixity;

namespace NumVid.Compare.Report.Json;

/// <summary>What a check of a .nv12 file found: what <c>verify FILE --json</c> prints.</summary>
internal sealed record FixityDocument(
    string File,
    bool IsSound,
    long Bytes,
    int Entries,
    IReadOnlyList<string> Problems,
    IReadOnlyList<FixityDocument.VariableFixity> Variables)
{
    /// <summary>The original, which was made again; left out where the file keeps none, or is damaged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OriginalDocument? Original { get; init; }

    /// <summary>A variable of the file.</summary>
    internal sealed record VariableFixity(
        string Name, bool IsSound, int Segments, long Bytes, IReadOnlyList<DamagedSegment> Damage)
    {
        /// <summary>What was found of a variable.</summary>
        internal static VariableFixity Of(Nv12VariableFixity variable) => new(
            variable.Name, variable.Damage.Count == 0, variable.SegmentCount, variable.ByteCount,
            [.. variable.Damage.Select(DamagedSegment.Of)]);
    }

    /// <summary>A part that cannot be trusted.</summary>
    internal sealed record DamagedSegment(
        string? Entry, IReadOnlyList<int> Origin, IReadOnlyList<int> Shape, string Problem)
    {
        /// <summary>Where the damage is.</summary>
        internal static DamagedSegment Of(StoredDamage damage) =>
            new(damage.Entry, damage.Origin, damage.Shape, damage.Problem);
    }
}
