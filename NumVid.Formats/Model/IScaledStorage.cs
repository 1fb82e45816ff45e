using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>A dataset whose file keeps values as whole numbers with a binary and a decimal scale factor.</summary>
public interface IScaledStorage
{
    /// <summary>Returns the scale factors of a committed variable.</summary>
    /// <param name="variableName">The name of a committed variable.</param>
    /// <returns>The factors; null where no value is kept so, or all are the same number.</returns>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    ScaleFactors? GetScaleFactors(string variableName);
}
