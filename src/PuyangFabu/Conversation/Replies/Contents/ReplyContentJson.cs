using System.Text.Encodings.Web;
using System.Text.Json;

namespace PuyangFabu.Conversation.Replies.Contents;

/// <summary>The stored form of a rule's replies: a JSON array whose items name their <c>type</c>.</summary>
public static class ReplyContentJson
{
    // Chinese stays readable in the database; the text never goes into a page unescaped.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

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
