using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>A dataset that can read the sound parts of a damaged file.</summary>
public interface ISalvagedStorage
{
    /// <summary>The damaged parts that were read as missing values so far; empty unless the dataset was opened to
    /// salvage.</summary>
    IReadOnlyList<StoredDamage> Damage { get; }
}
