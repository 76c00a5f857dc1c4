namespace PuyangFabu.Conversation.Talks;

/// <summary>How many talks want somebody.</summary>
/// <param name="Waiting">Nobody has taken them.</param>
/// <param name="Unanswered">One person has taken them and not answered the last word.</param>
public sealed record TalkCounts(int Waiting, int Unanswered);
