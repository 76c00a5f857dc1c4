namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>One reply as handed in: <c>type</c> and what that type needs.</summary>
public sealed record ReplyItemInput
{
    public string? Type { get; init; }

    public string? Text { get; init; }

    public long? ArticleId { get; init; }

    /// <summary>Slug.</summary>
    public string? Board { get; init; }

    public string? MediaId { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? PicUrl { get; init; }

    public string? Url { get; init; }
}
