namespace PuyangFabu.Conversation.Cases;

/// <summary>A unit of the directory as a case keeps it: its name stays when it leaves.</summary>
public sealed record CaseUnit(long Id, string Name);
