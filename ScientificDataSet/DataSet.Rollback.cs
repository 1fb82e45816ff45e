using System;
using System.Diagnostics;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <content>Giving up pending changes.</content>
public abstract partial class DataSet
{
    /// <summary>Gives up all pending changes; new variables go away.</summary>
    public void Rollback()
    {
        lock (this)
        {
            if (_changes is not null)
            {
                RollbackCore();
            }
        }
    }

    /// <summary>Does the rollback: the variables, the provider's <see cref="OnRollback"/>, then the record of
    /// changes.</summary>
    protected virtual void RollbackCore()
    {
        if (_changes is not { } pending)
        {
            return;
        }

        try
        {
            foreach (var variable in pending.Variables)
            {
                RollbackVariable(variable);
            }
        }
        finally
        {
            _changes = null;
        }

        RunOnRollback();
    }

    /// <summary>Called when the pending changes are given up. An exception is traced and goes no further.</summary>
    protected virtual void OnRollback()
    {
    }

    internal void CloseTransactionIfUnchanged()
    {
        if (_changes is { } pending && pending.Variables.All(v => !v.HasChanges && variables.Contains(v)))
        {
            _changes = null;
        }
    }

    private void RollbackVariable(Variable variable)
    {
        if (variable.HasChanges)
        {
            variable.RollbackChanges();
        }

        if (!variables.Contains(variable))
        {
            variable.MarkDropped();
        }
    }

    private void RunOnRollback()
    {
        try
        {
            OnRollback();
        }
#pragma warning disable CA1031 // the changes are gone already; the original library lets a rollback succeed here, too
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Trace.WriteLineIf(TraceDataSet.TraceError, $"The rollback of '{URI}' was incomplete: {failure}");
        }
    }
}
