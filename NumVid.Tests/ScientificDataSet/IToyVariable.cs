using System;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Data of a toy variable of any type, those of the running commit included.</summary>
internal interface IToyVariable
{
    Array Recent { get; }
}
