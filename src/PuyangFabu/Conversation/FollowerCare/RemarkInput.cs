namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>A remark as an operator writes it.</summary>
/// <param name="Remark">Less than 30 bytes; empty takes it away.</param>
public sealed record RemarkInput(string? Remark);
