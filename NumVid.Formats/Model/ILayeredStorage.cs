using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>A dataset whose file keeps values as a base with layers on top of it.</summary>
public interface ILayeredStorage
{
    /// <summary>Returns the bytes of the bases and of the residuals of a committed variable.</summary>
    /// <param name="variableName">The name of a committed variable; of namesakes the newest is meant.</param>
    /// <returns>The bytes; null where no value is kept so.</returns>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    LayerBytes? GetLayerBytes(string variableName);
}
