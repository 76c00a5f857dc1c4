namespace PuyangFabu.Conversation.QuickReplies;

/// <summary>An answer that operators have ready. Nobody is sent it before an operator has seen it in his own answer.</summary>
public sealed record QuickReply
{
    public long Id { get; init; }

    /// <summary>By which operators find it.</summary>
    public required string Title { get; init; }

    /// <summary>May have <see cref="QuickReplyText.Office"/> in it.</summary>
    public required string Text { get; init; }

    public long Revision { get; init; } = 1;

    public long UpdatedMs { get; init; }
}

/// <summary>An answer as an operator writes it.</summary>
/// <param name="Revision">The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</param>
public sealed record QuickReplyInput(string? Title, string? Text, long? Revision = null);
