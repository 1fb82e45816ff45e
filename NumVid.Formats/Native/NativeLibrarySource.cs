namespace NumVid.Formats.Native;

/// <summary>Where a native library is looked for.</summary>
/// <param name="LogicalName">The name that the imports use.</param>
/// <param name="Variable">The environment variable that may name its file; a file named there must be usable.</param>
/// <param name="FileNames">Names tried in this order when the variable is unset, first beside the assembly, then
/// where the system keeps its libraries. Debian ships the bare <c>.so</c> of a library only for developers.</param>
internal sealed record NativeLibrarySource(string LogicalName, string Variable, params string[] FileNames);
