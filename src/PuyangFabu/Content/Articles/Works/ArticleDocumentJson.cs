using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PuyangFabu.Content.Articles.Works;

/// <summary>An article's content as the document that a version keeps.</summary>
public static class ArticleDocumentJson
{
    // Kept in a database, never put into a page as it is; what is empty is left out.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyText } },
    };

    public static string Write(ArticleDocument content) => JsonSerializer.Serialize(content, Json);

    public static ArticleDocument Read(string document) => JsonSerializer.Deserialize<ArticleDocument>(document, Json)!;

    private static void LeaveOutEmptyText(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(static property => property.PropertyType == typeof(string) && !property.IsRequired))
        {
            property.ShouldSerialize = static (_, value) => value is string { Length: > 0 };
        }
    }
}
