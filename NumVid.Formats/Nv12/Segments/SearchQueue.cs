using System;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Work;

namespace NumVid.Formats.Nv12.Segments;

// Why so: docs/decisions/0059-one-scheduler.md
/// <summary>Lets the segments of a variable settle on a choice in their order, while they are encoded beside each
/// other.</summary>
/// <remarks>Each segment knows what all before it have settled on, however many threads there are; once there is a
/// choice, nobody waits.</remarks>
/// <param name="start">What is known before the first segment.</param>
internal sealed class SearchQueue(SearchState start)
{
    private readonly TaskCompletionSource<VideoChoice> _expected =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<SearchState> _last = Task.FromResult(start);

    /// <summary>What all segments have settled on, when they are encoded.</summary>
    internal SearchState Last => _last.GetAwaiter().GetResult();

    /// <summary>Runs the work of the next segment.</summary>
    internal Task<T> Run<T>(WorkScheduler scheduler, Func<ISearchTurn, Task<T>> encode)
    {
        var turn = new Turn(_last, _expected);
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

    private sealed class Turn(Task<SearchState> before, TaskCompletionSource<VideoChoice> expected) : ISearchTurn
    {
        private readonly TaskCompletionSource<SearchState> _after =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

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

        public Task<VideoChoice> Expected() => expected.Task;

        public void Expect(VideoChoice choice) => expected.TrySetResult(choice);

        public void Settle(SearchState state) => _after.TrySetResult(state);

        // Who settled on nothing leaves what was there.
        internal async Task Leave() => _after.TrySetResult(await before);
    }
}
