using System;
using NumVid.Formats.Model;

namespace NumVid.Formats.Restoring;

/// <summary>Takes all parts of an original, then checks the whole.</summary>
internal interface IFinishedTarget : IOriginalTarget, IDisposable
{
    /// <summary>Checks the whole when all parts are there.</summary>
    /// <exception cref="System.IO.InvalidDataException">It is not the original.</exception>
    void Finish();
}
