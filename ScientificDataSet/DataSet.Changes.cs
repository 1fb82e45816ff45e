using System;
using System.Collections.Generic;

namespace Microsoft.Research.Science.Data;

/// <content>The record of a dataset's pending changes.</content>
public abstract partial class DataSet
{
    /// <summary>What has changed in a dataset since the last commit, or is about to be committed.</summary>
    public class Changes
    {
        private readonly Dictionary<int, Variable.Changes> _changes;

        /// <summary>Creates a record without changes of variables.</summary>
        /// <param name="dataSet">The dataset.</param>
        /// <param name="version">The version that the changes lead to.</param>
        /// <param name="initialSchema">The dataset before the changes.</param>
        /// <param name="variables">All variables, new ones and the container of the dataset's attributes (ID 0)
        /// included.</param>
        /// <param name="source">Where the changes were made.</param>
        public Changes(
            DataSet dataSet, int version, DataSetSchema initialSchema, VariableCollection variables, ChangesetSource source)
            : this(dataSet, version, initialSchema, variables, source, [])
        {
        }

        private Changes(
            DataSet dataSet,
            int version,
            DataSetSchema initialSchema,
            VariableCollection variables,
            ChangesetSource source,
            Dictionary<int, Variable.Changes> changes)
        {
            DataSet = dataSet;
            Version = version;
            InitialSchema = initialSchema;
            Variables = variables;
            ChangesetSource = source;
            _changes = changes;
        }

        /// <summary>The identity of the dataset object.</summary>
        public Guid DataSetGuid => DataSet.DataSetGuid;

        /// <summary>The dataset.</summary>
        public DataSet DataSet { get; }

        /// <summary>The version that the changes lead to.</summary>
        public int Version { get; }

        /// <summary>The dataset before the changes.</summary>
        public DataSetSchema InitialSchema { get; }

        /// <summary>All variables, newest first; new ones and the container of the dataset's attributes (ID 0)
        /// included.</summary>
        public VariableCollection Variables { get; }

        /// <summary>Where the changes were made.</summary>
        public ChangesetSource ChangesetSource { get; }

        /// <summary>Returns the changes of a variable, or null when it has none.</summary>
        /// <param name="varID">The variable's number.</param>
        public Variable.Changes? GetVariableChanges(int varID) => _changes.GetValueOrDefault(varID);

        /// <summary>Sets the changes of a variable.</summary>
        /// <param name="changes">The changes.</param>
        public void UpdateChanges(Variable.Changes changes)
        {
            ArgumentNullException.ThrowIfNull(changes);
            _changes[changes.ID] = changes;
        }

        /// <summary>Returns a record that later changes do not alter; the records of variables are copied as
        /// well.</summary>
        public Changes Clone()
        {
            var copies = new Dictionary<int, Variable.Changes>(_changes.Count);
            foreach (var (id, changes) in _changes)
            {
                copies[id] = changes.Clone();
            }

            return new Changes(
                DataSet, Version, InitialSchema, new VariableCollection(Variables), ChangesetSource, copies);
        }

        /// <summary>Returns a summary of the changes.</summary>
        public DataSetChangeset GetChangeset() => new(this);
    }
}
