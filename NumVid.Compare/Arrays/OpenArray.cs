using NumVid.Compare.Transfer;

namespace NumVid.Compare.Arrays;

/// <summary>Opens an array.</summary>
/// <param name="work">A folder for temporary files; what is returned does not outlive it.</param>
/// <param name="description">What its file tells of it.</param>
/// <returns>Its values, to be disposed of when they can be.</returns>
internal delegate FieldValues OpenArray(WorkFolder work, out ArrayDescription description);
