using System;

namespace NumVid.Samples.JsonProvider;

/// <summary>A variable of any type, as its dataset sees it.</summary>
internal interface IJsonVariable
{
    /// <summary>All values, with those that are being committed.</summary>
    Array Recent { get; }
}
