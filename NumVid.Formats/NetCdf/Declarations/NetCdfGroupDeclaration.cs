using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>A group, with all in the order of the file.</summary>
/// <param name="Name">Its name; of the root, <c>/</c>.</param>
/// <param name="Dimensions">Its dimensions. They are counted through the whole file, a group's own before those of the
/// groups in it.</param>
/// <param name="Variables">Its variables, counted likewise.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Groups">The groups in it.</param>
internal sealed record NetCdfGroupDeclaration(
    string Name,
    IReadOnlyList<NetCdfDimensionDeclaration> Dimensions,
    IReadOnlyList<NetCdfVariableDeclaration> Variables,
    IReadOnlyList<NetCdfAttributeDeclaration> Attributes,
    IReadOnlyList<NetCdfGroupDeclaration> Groups)
{
    /// <summary>This group and all in it, in the order in which things are counted.</summary>
    internal IEnumerable<NetCdfGroupDeclaration> All => Groups.SelectMany(group => group.All).Prepend(this);
}
