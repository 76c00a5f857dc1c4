using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Console.Desk;

/// <summary>What the 工作台 shows.</summary>
/// <param name="Waiting">Operators whose roles wait to be confirmed.</param>
/// <param name="Accounts">The WeChat accounts, each with a sentence on the messages that it takes.</param>
public sealed record DeskModel(SelfAnswer Self, IReadOnlyList<OperatorItem> Waiting, IReadOnlyList<DeskAccount> Accounts);

/// <param name="TakesPlain">True for a real account that takes plain messages, which whoever saw one signed request can forge.</param>
public sealed record DeskAccount(string Name, string Messages, bool TakesPlain);
