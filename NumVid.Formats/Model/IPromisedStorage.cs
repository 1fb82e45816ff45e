using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>A dataset whose file keeps every variable under its own name, and says itself how close its values
/// are.</summary>
public interface IPromisedStorage
{
    /// <summary>Returns what the file promises of a committed variable.</summary>
    /// <param name="variableName">The name of a committed variable; of namesakes the newest is meant.</param>
    /// <returns>The promise; one without bounds where nothing is promised.</returns>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    StoredPromise GetPromise(string variableName);

    /// <summary>Returns by which codec the file keeps a committed variable, as its writer chose.</summary>
    /// <param name="variableName">The name of a committed variable; of namesakes the newest is meant.</param>
    /// <returns>The codec, several joined by <c>+</c>.</returns>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    string GetCodec(string variableName);
}
