using System.Collections.Generic;

namespace NumVid.Compare.Derivation;

/// <summary>An expression as it was written: what it takes is not looked for yet.</summary>
internal abstract record Expression;

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
internal sealed record NumberExpression(double Value) : Expression;

/// <summary>A field, or the part of it at one place of some axes.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Picks">The places that are picked.</param>
internal sealed record FieldExpression(string Name, IReadOnlyList<AxisPick> Picks) : Expression;

/// <summary>An operation point by point.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="First">What it takes.</param>
/// <param name="Second">What it takes besides; null where it takes one thing.</param>
internal sealed record OperationExpression(Operation Operation, Expression First, Expression? Second) : Expression;

/// <summary>Each time less the one before it.</summary>
/// <param name="Of">Of what.</param>
internal sealed record DifferenceExpression(Expression Of) : Expression;

/// <summary>One place on an axis: <c>@level=500</c>.</summary>
/// <param name="Axis">What is counted along it (<c>level</c>, <c>time</c>, <c>member</c>), or the dimension's name.</param>
/// <param name="Place">The place, as <c>--levels</c> and <c>--times</c> of a conversion take it.</param>
internal sealed record AxisPick(string Axis, string Place);
