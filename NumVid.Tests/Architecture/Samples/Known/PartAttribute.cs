using System;

namespace NumVid.Tests.Architecture.Samples.Known;

/// <summary>An attribute that others wear.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class PartAttribute : Attribute;
