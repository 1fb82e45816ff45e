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

    ArrivingValues IOriginalStorage.Begin(string variable, int[] origin, int[] shape)
    {
        var file = Hold();
        try
        {
            var stored = file.Manifest.Variables.First(each => each.Name == variable);
            var segment = stored.Segments.FirstOrDefault(
                each => each.Box.Origin.SequenceEqual(origin) && each.Box.Shape.SequenceEqual(shape));
            return segment is not null && stored.Type == typeof(float) ? file.Begin<float>(segment, variable)
                : segment is not null && stored.Type == typeof(double) ? file.Begin<double>(segment, variable)
                : ArrivingValues.Of(Variables.First(each => each.Name == variable).GetData(origin, shape));
        }
        finally
        {
            file.Release();
        }
    }

    void IOriginalStorage.KeepOriginal(IOriginalSource source) => _newOriginal = source;

    // An original whose values are replaced is no longer to be had; values that are added beside it do no harm.
    private OriginalChange OriginalChangeOf(System.Collections.Generic.IEnumerable<INv12Variable> variables) => new(
        _newOriginal,
        Snapshot.Original is { } original && !variables.Any(variable => variable.Pieces.Count > 0
            && variable.StorageId is { } id && original.VariableIds.Contains(id)));
}
