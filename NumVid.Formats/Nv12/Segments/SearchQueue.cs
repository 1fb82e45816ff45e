using System;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Work;

namespace NumVid.Formats.Nv12.Segments;

// Why so: docs/decisions/0059-one-scheduler.md
/// <summary>Lets the segments of a stream, or of some short ones, settle on a choice in their order, while they are encoded beside each
/// other.</summary>
/// <remarks>Each segment knows what all before it have settled on, however many threads there are; once there is a
/// choice, nobody waits.</remarks>
/// <param name="variable">Stands for the variable that they belong to.</param>
/// <param name="start">What is known before the first segment.</param>
/// <param name="budget">How much may be tried; null for all that may turn out to be smaller.</param>
internal sealed class SearchQueue(object variable, SearchState start, SearchBudget? budget)
{
    private readonly TaskCompletionSource<VideoChoice> _expected =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<SearchState> _last = Task.FromResult(start);
    private bool _isBegun;

    /// <summary>What all segments have settled on, when they are encoded.</summary>
    internal SearchState Last => _last.GetAwaiter().GetResult();

    /// <summary>Runs the work of the next segment.</summary>
    /// <param name="scheduler">Runs the work.</param>
    /// <param name="shared">What other variables of the commit have settled on.</param>
    /// <param name="encode">The work.</param>
    internal Task<T> Run<T>(WorkScheduler scheduler, SharedSearches shared, Func<ISearchTurn, Task<T>> encode)
    {
        var turn = new Turn(_last, _expected, budget, _isBegun ? null : shared.Enter(variable));
        _isBegun = true;
        _last = turn.After;
        return scheduler.Run(async () =>
        {
            try
            {
                return await encode(turn);
            }
            finally
            {
                await turn.Leave();
            }
        });
    }

    private sealed class Turn(
        Task<SearchState> before, TaskCompletionSource<VideoChoice> expected, SearchBudget? budget,
        SharedSearches.Turn? shared) : ISearchTurn
    {
        private readonly TaskCompletionSource<SearchState> _after =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SearchBudget? Budget => budget;

        internal Task<SearchState> After => _after.Task;

        public async Task<SearchState> Known()
        {
            var state = await before;
            if (state.Choice is not null)
            {
                _after.TrySetResult(state);
            }

            return state;
        }

        public async Task<SearchState?> Lead(SegmentLook look) => shared is null ? null : await shared.Find(look);

        public Task LeadOthers(SegmentLook look, SearchState state) =>
            shared?.Tell(look, state) ?? Task.CompletedTask;

        public Task<VideoChoice> Expected() => expected.Task;

        public void Expect(VideoChoice choice) => expected.TrySetResult(choice);

        public void Settle(SearchState state) => _after.TrySetResult(state);

        // Who settled on nothing leaves what was there.
        internal async Task Leave()
        {
            _after.TrySetResult(await before);
            if (shared is not null)
            {
                await shared.Leave();
            }
        }
    }
}
