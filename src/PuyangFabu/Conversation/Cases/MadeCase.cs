namespace PuyangFabu.Conversation.Cases;

/// <summary>A case that was just made.</summary>
/// <param name="QueryCode">Shown this once: it is nowhere kept in clear.</param>
public sealed record MadeCase(Case Case, string QueryCode);
