namespace NumVid.Formats.Cf;

/// <summary>A variable named by an attribute.</summary>
/// <param name="Name">The name as it is written there, with a path where it has one.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Role">What the attribute says of it.</param>
internal readonly record struct CfReference(string Name, string Attribute, CfRole Role);
