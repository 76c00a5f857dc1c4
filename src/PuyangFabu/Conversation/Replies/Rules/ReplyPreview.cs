using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>A message as WeChat would get it, for people and programs to look at.</summary>
public sealed record ReplyPreview
{
    /// <summary><c>text</c>, <c>news</c> or <c>image</c>.</summary>
    public required string Type { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<NewsItem>? Articles { get; init; }

    public string? MediaId { get; init; }

    /// <exception cref="ArgumentException">A kind of reply that no rule and no search gives.</exception>
    public static ReplyPreview Of(Reply reply) => reply switch
    {
        TextReply text => new() { Type = "text", Text = text.Content },
        NewsReply news => new() { Type = "news", Articles = news.Items },
        ImageReply image => new() { Type = "image", MediaId = image.MediaId },
        _ => throw new ArgumentException($"No preview of {reply.GetType().Name}.", nameof(reply)),
    };
}
