using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Commits;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12;

/// <content>The original, which is made again from exact values and what is kept beside them.</content>
public sealed partial class Nv12DataSet : IOriginalStorage
{
    private IOriginalSource? _newOriginal;

    IStoredOriginal? IOriginalStorage.Original =>
        Snapshot.Original is { } original ? new OriginalReader(_file!, original) : null;

    void IOriginalStorage.KeepOriginal(IOriginalSource source) => _newOriginal = source;

    // An original whose values are replaced is no longer to be had; values that are added beside it do no harm.
    private OriginalChange OriginalChangeOf(System.Collections.Generic.IEnumerable<INv12Variable> variables) => new(
        _newOriginal,
        Snapshot.Original is { } original && !variables.Any(variable => variable.Pieces.Count > 0
            && variable.StorageId is { } id && original.VariableIds.Contains(id)));
}
