using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Coding;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>What surrounds a point, sorted into classes.</summary>
internal struct HierarchicalSurroundings
{
    private int _error;
    private int _mean;
    private int _activity;
    private int _spread;
    private int _place;

    /// <summary>The class of the scale by errors nearby.</summary>
    internal int ByError;

    /// <summary>The class of the scale by errors at the place in frames before.</summary>
    internal int ByPlace;

    /// <summary>The class of the scale by how far predictions differ.</summary>
    internal int BySpread;

    /// <summary>Sorts.</summary>
    /// <param name="pass">The pair of the pass.</param>
    /// <param name="mean">The mean magnitude of errors nearby.</param>
    /// <param name="activity">The mean distance of the nearest neighbours from the centre.</param>
    /// <param name="spread">How far predictions differ.</param>
    /// <param name="place">The magnitude of errors at the place in frames before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Sort(int pass, float mean, float activity, float spread, float place)
    {
        const int few = HierarchicalContexts.Few;
        _error = HierarchicalContexts.Class(12 * mean, 4, HierarchicalContexts.Errors);
        _mean = HierarchicalContexts.Class(8 * mean, 3, HierarchicalContexts.Others);
        _activity = HierarchicalContexts.Class(4 * activity, 3, HierarchicalContexts.Others);
        _spread = HierarchicalContexts.Class(4 * spread, 3, HierarchicalContexts.Others);
        _place = HierarchicalContexts.Class(8 * place, 2, HierarchicalContexts.Others);
        ByError = (pass * HierarchicalContexts.Errors) + _error;
        ByPlace = (((pass * few) + Magnitudes.AtMost(_place, few - 1)) * few)
            + Magnitudes.AtMost(_activity / 3, few - 1);
        BySpread = (((_activity * few) + Magnitudes.AtMost(_spread / 2, few - 1)) * few)
            + Magnitudes.AtMost(_mean / 2, few - 1);
    }

    /// <summary>Fills in the contexts that come of the classes: all but the first two.</summary>
    /// <param name="context">Receives them.</param>
    /// <param name="pass">The pair of the pass.</param>
    /// <param name="drift">How far the prediction is from the value in the frame before; negative where there is
    /// none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void Fill(ref NumberContext context, int pass, float drift)
    {
        const int few = HierarchicalContexts.Few;
        const int others = HierarchicalContexts.Others;
        context.Counter2 = drift < 0
            ? (_spread * HierarchicalContexts.Coarse) + Magnitudes.AtMost(_mean / 2, HierarchicalContexts.Coarse - 1)
            : (HierarchicalContexts.Class(4 * drift, 3, others) * others) + _place;
        context.Counter3 = (_activity * others) + _mean;
        context.Weights0 = (pass * few) + Magnitudes.AtMost(_mean / 4, few - 1);
        context.Weights1 = (Magnitudes.AtMost(_activity / 2, few - 1) * 4) + Magnitudes.AtMost(_spread / 3, 3);
        context.Map = _error;
    }
}
