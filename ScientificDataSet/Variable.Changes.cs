using System;

namespace Microsoft.Research.Science.Data;

/// <content>The record of a variable's pending changes.</content>
public abstract partial class Variable
{
    /// <summary>What has changed in a variable since the last commit, or is about to be committed.</summary>
    public class Changes : ICloneable
    {
#pragma warning disable CA1051 // fields are what providers compiled against the original library access
        /// <summary>The version of the dataset that the changes lead to.</summary>
        protected int changeSet;

        /// <summary>The variable's number.</summary>
        protected int id;

        /// <summary>The attributes, committed and proposed.</summary>
        protected MetadataDictionary metadataChanges;

        /// <summary>The shape that the changes lead to.</summary>
        protected int[] shape;

        /// <summary>The box around all elements put; appended ones included.</summary>
        protected Rectangle affectedRectangle;

        /// <summary>The variable before the changes.</summary>
        protected VariableSchema initialSchema;
#pragma warning restore CA1051

        /// <summary>Creates a record.</summary>
        /// <param name="version">The version of the dataset that the changes lead to.</param>
        /// <param name="initialSchema">The variable before the changes.</param>
        /// <param name="metadataChanges">The attributes, committed and proposed.</param>
        /// <param name="shape">The shape that the changes lead to.</param>
        /// <param name="affectedRect">The box around all elements put.</param>
        public Changes(
            int version, VariableSchema initialSchema, MetadataDictionary metadataChanges, int[] shape, Rectangle affectedRect)
        {
            ArgumentNullException.ThrowIfNull(initialSchema);
            ArgumentNullException.ThrowIfNull(metadataChanges);
            ArgumentNullException.ThrowIfNull(shape);
            changeSet = version;
            id = initialSchema.ID;
            this.initialSchema = initialSchema;
            this.metadataChanges = metadataChanges;
            this.shape = (int[])shape.Clone();
            affectedRectangle = affectedRect;
        }

        /// <summary>The version of the dataset that the changes lead to.</summary>
        public int ChangeSet => changeSet;

        /// <summary>The variable's number.</summary>
        public int ID => id;

        /// <summary>The attributes, committed and proposed.</summary>
        public MetadataDictionary MetadataChanges => metadataChanges;

        /// <summary>The shape that the changes lead to, in a new array.</summary>
        public int[] Shape => (int[])shape.Clone();

        /// <summary>The box around all elements put; empty when there are none.</summary>
        public Rectangle AffectedRectangle => affectedRectangle;

        /// <summary>The variable before the changes.</summary>
        public VariableSchema InitialSchema => initialSchema;

        /// <summary>Whether data, attributes or both have changed.</summary>
        public ChangeTypes ChangeType
            => (affectedRectangle.IsEmpty ? ChangeTypes.None : ChangeTypes.DataUpdated)
            | (metadataChanges.HasChanges ? ChangeTypes.MetadataUpdated : ChangeTypes.None);

        /// <summary>Returns a record that later changes do not alter.</summary>
        public virtual Changes Clone() => new(changeSet, initialSchema, metadataChanges, shape, affectedRectangle);

        object ICloneable.Clone() => Clone();

        internal void SetShape(int[] value) => shape = (int[])value.Clone();

        internal void SetMetadataChanges(MetadataDictionary value) => metadataChanges = value;

        internal void SetAffectedRectangle(Rectangle value) => affectedRectangle = value;
    }
}
