namespace PuyangFabu.Conversation.Talks;

/// <summary>How many talks want somebody.</summary>
/// <param name="Waiting">Nobody has taken them.</param>
/// <param name="Unanswered">One person has taken them and not answered the last word.</param>
/// <param name="Urgent">Of those that nobody has taken, these are of people who said a word of danger.</param>
public sealed record TalkCounts(int Waiting, int Unanswered, int Urgent);
