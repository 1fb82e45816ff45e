using System;
using System.Collections.Generic;
using NumVid.Formats.Grib.Storage;

namespace NumVid.Formats.Grib.Schema;

/// <summary>One variable as a file presents it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Dimensions">The names of its axes.</param>
/// <param name="Attributes">Its attributes, in order.</param>
/// <param name="Store">Its data.</param>
internal sealed record GribVariableSpec(
    string Name, Type Type, string[] Dimensions, IReadOnlyList<KeyValuePair<string, object>> Attributes, GribStore Store);
