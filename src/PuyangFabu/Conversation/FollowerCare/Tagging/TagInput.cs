namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>A tag as an operator writes it.</summary>
/// <param name="Name">At most 30 bytes.</param>
public sealed record TagInput(string? Name);
