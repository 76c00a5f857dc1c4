namespace PuyangFabu.Conversation.Danger;

/// <summary>All words of danger as the operators' calls show them and as their versions keep them.</summary>
public sealed record DangerWordsView(IReadOnlyList<DangerGroup> Groups, long Revision);
