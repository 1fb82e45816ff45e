namespace NumVid.Tests.Architecture;

/// <summary>A type that knows a type of another folder; folders are namespaces.</summary>
/// <param name="Type">Name of the type that knows.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="KnownType">Name of the type that it knows.</param>
/// <param name="KnownFolder">The folder of that type.</param>
internal sealed record TypeLink(string Type, string Folder, string KnownType, string KnownFolder);
