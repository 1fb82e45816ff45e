using System.Collections.Generic;

namespace Microsoft.Research.Science.Data;

/// <content>The record of pending changes that holds data.</content>
public abstract partial class Variable
{
    /// <summary>The changes of a variable together with the data to be written.</summary>
    public sealed class DataChanges : Changes
    {
        /// <summary>Creates a record without data.</summary>
        /// <inheritdoc cref="Changes(int, VariableSchema, MetadataDictionary, int[], Rectangle)"/>
        public DataChanges(
            int version, VariableSchema initialSchema, MetadataDictionary metadataChanges, int[] shape, Rectangle affectedRect)
            : this(version, initialSchema, metadataChanges, shape, affectedRect, [])
        {
        }

        /// <summary>Creates a record with data.</summary>
        /// <param name="version">The version of the dataset that the changes lead to.</param>
        /// <param name="initialSchema">The variable before the changes.</param>
        /// <param name="metadataChanges">The attributes, committed and proposed.</param>
        /// <param name="shape">The shape that the changes lead to.</param>
        /// <param name="affectedRect">The box around all elements put.</param>
        /// <param name="data">The pieces in the order in which they were put; not copied.</param>
        public DataChanges(
            int version,
            VariableSchema initialSchema,
            MetadataDictionary metadataChanges,
            int[] shape,
            Rectangle affectedRect,
            List<DataPiece> data)
            : base(version, initialSchema, metadataChanges, shape, affectedRect)
            => Data = data;

        /// <summary>The pieces in the order in which they were put.</summary>
        public List<DataPiece> Data { get; }

        /// <summary>Whether there are pieces, empty ones included.</summary>
        public bool HasData => Data is { Count: > 0 };

        /// <inheritdoc/>
        public override Changes Clone()
            => new DataChanges(changeSet, initialSchema, metadataChanges, shape, affectedRectangle, [.. Data]);
    }
}
