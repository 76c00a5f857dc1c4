namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>A message as an operator writes it.</summary>
/// <param name="Text">At most 2048 bytes.</param>
public sealed record MessageInput(string? Text);
