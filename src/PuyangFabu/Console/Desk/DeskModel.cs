using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Console.Desk;

/// <summary>What the 工作台 shows.</summary>
/// <param name="Waiting">Operators whose roles wait to be confirmed.</param>
public sealed record DeskModel(SelfAnswer Self, IReadOnlyList<OperatorItem> Waiting);
