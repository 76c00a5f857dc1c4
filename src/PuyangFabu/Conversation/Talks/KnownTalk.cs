namespace PuyangFabu.Conversation.Talks;

/// <summary>What a process knows of a talk.</summary>
/// <param name="KnownMs">When this process itself changed it; 0 for what it read.</param>
public sealed record KnownTalk(string State, long Revision, long WordMs, long KnownMs);
