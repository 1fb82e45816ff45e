using System.Collections.Immutable;
using System.Threading.Tasks;

namespace NumVid.Formats.Nv12.Candidates;

// Why so: docs/decisions/0142-alike-variables-share-a-search.md
/// <summary>What the streams of a commit have settled on, in the order of the file, so that alike ones need not
/// search.</summary>
/// <remarks>Each knows what all before it have found, however many threads there are.</remarks>
internal sealed class SharedSearches
{
    private Task<ImmutableList<FoundSearch>> _last =
        Task.FromResult(ImmutableList<FoundSearch>.Empty);

    /// <summary>The turn of the next stream; called in the order of the file.</summary>
    /// <param name="variable">Which variable it belongs to.</param>
    internal Turn Enter(object variable)
    {
        var turn = new Turn(variable, _last);
        _last = turn.After;
        return turn;
    }

    /// <summary>The place of a stream.</summary>
    /// <param name="variable">Which variable it belongs to.</param>
    /// <param name="before">What all streams before it have found.</param>
    internal sealed class Turn(object variable, Task<ImmutableList<FoundSearch>> before)
    {
        private readonly TaskCompletionSource<ImmutableList<FoundSearch>> _after =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>What is found when this stream has searched.</summary>
        internal Task<ImmutableList<FoundSearch>> After => _after.Task;

        /// <summary>What the first stream that is alike has settled on, or null.</summary>
        internal async Task<SearchState?> Find(SegmentLook look)
        {
            var found = await before;
            var state = found.Find(entry => entry.Look.IsLike(look, entry.Variable == variable))?.State;
            if (state is not null)
            {
                _after.TrySetResult(found);
            }

            return state;
        }

        /// <summary>Tells what this stream has settled on.</summary>
        internal async Task Tell(SegmentLook look, SearchState state) =>
            _after.TrySetResult((await before).Add(new FoundSearch(variable, look, state)));

        /// <summary>Who found nothing leaves what was there.</summary>
        internal async Task Leave() => _after.TrySetResult(await before);
    }

    /// <summary>What a stream has settled on.</summary>
    internal sealed record FoundSearch(object Variable, SegmentLook Look, SearchState State);
}
