using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>One thing that a reply rule answers with, as it is stored; not yet the message that WeChat gets.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextContent), "text")]
[JsonDerivedType(typeof(ArticleContent), "article")]
[JsonDerivedType(typeof(BoardContent), "board")]
[JsonDerivedType(typeof(ImageContent), "image")]
[JsonDerivedType(typeof(NewsContent), "news")]
public abstract record ReplyContent
{
    // Chinese stays readable in the database; the text never goes into a page unescaped.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The stored form: a JSON array whose items name their <c>type</c>.</summary>
    public static string Write(IReadOnlyList<ReplyContent> replies) => JsonSerializer.Serialize(replies, Options);

    /// <exception cref="JsonException">The text is not an array of known replies with all their fields.</exception>
    public static IReadOnlyList<ReplyContent> Read(string json)
    {
        try
        {
            var replies = JsonSerializer.Deserialize<IReadOnlyList<ReplyContent>>(json, Options);
            return replies is null || replies.Any(static reply => reply is null)
                ? throw new JsonException("A reply is null.")
                : replies;
        }
        catch (NotSupportedException noType)
        {
            // How the serializer names a missing "type".
            throw new JsonException(noType.Message, noType);
        }
    }
}

/// <summary>A text; may hold <c>&lt;a href&gt;</c> links as WeChat shows them.</summary>
public sealed record TextContent(string Text) : ReplyContent;

/// <summary>A published article, as a news card.</summary>
public sealed record ArticleContent(long ArticleId) : ReplyContent;

/// <summary>The newest articles of a board.</summary>
/// <param name="Board">The board's slug.</param>
public sealed record BoardContent(string Board) : ReplyContent;

/// <summary>A picture that WeChat already keeps.</summary>
public sealed record ImageContent(string MediaId) : ReplyContent;

/// <summary>A news card with a link of its own.</summary>
/// <param name="PicUrl">JPG or PNG, absolute; empty for a card without a picture.</param>
public sealed record NewsContent(string Title, string Description, string PicUrl, string Url) : ReplyContent;
