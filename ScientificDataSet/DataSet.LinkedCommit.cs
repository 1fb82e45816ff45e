using System;
using System.Collections.Generic;
using System.Threading;

namespace Microsoft.Research.Science.Data;

/// <content>The commit of linked datasets: first all prepare, then all publish.</content>
/// <remarks>All or nothing within this process; a crash between two publications is not taken back.</remarks>
public abstract partial class DataSet
{
    private static void CommitTogether(List<DataSet> linked)
    {
        var locked = new Stack<DataSet>();
        try
        {
            foreach (var dataSet in linked)
            {
                Monitor.Enter(dataSet);
                locked.Push(dataSet);
            }

            CommitLocked(linked.FindAll(dataSet => dataSet.TakesPart()));
        }
        finally
        {
            foreach (var dataSet in locked)
            {
                Monitor.Exit(dataSet);
            }
        }
    }

    private static void CommitLocked(List<DataSet> taking)
    {
        taking.ForEach(dataSet => dataSet._isCommitting = true);
        var proposals = new List<(DataSet DataSet, Changes Proposed)>();
        try
        {
            foreach (var dataSet in taking)
            {
                proposals.Add((dataSet, AsPartOfAll(dataSet, () => CollectChanges(dataSet._changes!))));
            }

            PrecommitAll(proposals);
            proposals.ForEach(part => part.DataSet.Publish(part.Proposed));
        }
        finally
        {
            taking.ForEach(dataSet => dataSet._isCommitting = false);
        }

        proposals.ForEach(part => part.DataSet.Announce(part.Proposed));
    }

    private static void PrecommitAll(List<(DataSet DataSet, Changes Proposed)> proposals)
    {
        var done = 0;
        try
        {
            for (; done < proposals.Count; done++)
            {
                var (dataSet, proposed) = proposals[done];
                AsPartOfAll(dataSet, () =>
                {
                    dataSet.CheckCanChange();
                    dataSet.Precommit(proposed);
                    return proposed;
                });
            }
        }
        catch
        {
            proposals.GetRange(0, done).ForEach(part => part.DataSet.UndoPrecommit(part.Proposed));
            throw;
        }
    }

    private static Changes AsPartOfAll(DataSet dataSet, Func<Changes> act)
    {
        try
        {
            return act();
        }
        catch (Exception cause)
        {
            throw new DistributedCommitFailedException(dataSet, cause);
        }
    }

    /// <summary>Whether anything of this dataset has changed, which may be no more than what its variables
    /// show.</summary>
    private bool TakesPart()
    {
        foreach (var variable in Variables.All)
        {
            variable.FollowSource();
        }

        return _changes is not null && !_isCommitting;
    }
}
