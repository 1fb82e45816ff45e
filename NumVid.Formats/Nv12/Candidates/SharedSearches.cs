using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;

namespace NumVid.Formats.Nv12.Candidates;

// Why so: docs/decisions/0142-alike-variables-share-a-search.md
/// <summary>What the variables of a commit have settled on, in the order of the file, so that alike ones need not
/// search.</summary>
/// <remarks>Each variable knows what all before it have found, however many threads there are.</remarks>
internal sealed class SharedSearches
{
    private Task<ImmutableList<(SegmentLook Look, SearchState State)>> _last =
        Task.FromResult(ImmutableList<(SegmentLook Look, SearchState State)>.Empty);

    /// <summary>The turn of the next variable; called in the order of the variables.</summary>
    internal Turn Enter()
    {
        var turn = new Turn(_last);
        _last = turn.After;
        return turn;
    }

    /// <summary>The place of a variable.</summary>
    /// <param name="before">What all variables before it have found.</param>
    internal sealed class Turn(Task<ImmutableList<(SegmentLook Look, SearchState State)>> before)
    {
        private readonly TaskCompletionSource<ImmutableList<(SegmentLook Look, SearchState State)>> _after =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>What is found when this variable has searched.</summary>
        internal Task<ImmutableList<(SegmentLook Look, SearchState State)>> After => _after.Task;

        /// <summary>What the first variable that is alike has settled on, or null.</summary>
        internal async Task<SearchState?> Find(SegmentLook look)
        {
            var found = await before;
            var state = found.FirstOrDefault(entry => entry.Look.IsLike(look)).State;
            if (state is not null)
            {
                _after.TrySetResult(found);
            }

            return state;
        }

        /// <summary>Tells what this variable has settled on.</summary>
        internal async Task Tell(SegmentLook look, SearchState state) =>
            _after.TrySetResult((await before).Add((look, state)));

        /// <summary>Who found nothing leaves what was there.</summary>
        internal async Task Leave() => _after.TrySetResult(await before);
    }
}
