using System.Collections.Frozen;
using System.Text.Json;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Import;

/// <summary>Reads one JSON line into an article's input: the types of its fields here, their content in <see cref="ArticleInputRules"/>.</summary>
internal sealed class ArticleLineParser
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly FrozenDictionary<string, ArticleTextField> Texts =
        ArticleField.Texts.ToFrozenDictionary(static field => field.Name, StringComparer.Ordinal);

    private readonly List<string> problems = [];
    private readonly List<string> unknown = [];

    private ArticleLineParser()
    {
    }

    public static ArticleLine Parse(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ArticleLineParser().Read(document.RootElement)
                : Refused("不是 JSON 对象");
        }
        catch (JsonException broken)
        {
            // Only a repeated name is reported without a place.
            return Refused(broken.BytePositionInLine is { } place ? $"不是正确的 JSON（第 {place + 1} 个字节附近）" : "同一个字段写了两次");
        }
        catch (InvalidOperationException)
        {
            // How JsonElement names text that is no Unicode.
            return Refused("含有无效的字符（不是 UTF-8 或有残缺的代理对）");
        }
    }

    private static ArticleLine Refused(string reason) => new() { Problems = [reason] };

    private ArticleLine Read(JsonElement root)
    {
        var input = new ArticleInput { Board = "", Title = "" };
        foreach (var property in root.EnumerateObject())
        {
            input = property.Name switch
            {
                "externalId" => input with { ExternalId = Text(property) is { Length: > 0 } id ? id.Trim() : null },
                "board" => input with { Board = Text(property).Trim() },
                "furtherBoards" => input with { FurtherBoards = Words(property) },
                "body" => input with { Body = Text(property) },
                "html" => input with { Html = Text(property) },
                "aiAssisted" => input with { AiAssisted = Flag(property) },
                "attachments" => input with { Attachments = Attachments(property) },
                "corrections" => input with { Corrections = Corrections(property) },
                "publishedAt" => input with { PublishedAt = Time(property) },
                "keywords" => input with { Keywords = Words(property) },
                "sample" => input with { Sample = Flag(property) },
                _ => Texts.TryGetValue(property.Name, out var field) ? field.With(input, Written(field, Text(property))) : Unknown(input, property.Name),
            };
        }

        return problems.Count > 0
            ? new ArticleLine { Problems = problems, UnknownFields = unknown }
            : new ArticleLine { Input = input, UnknownFields = unknown };
    }

    private static string Written(ArticleTextField field, string text) =>
        field.Form is ArticleFieldForm.Address or ArticleFieldForm.Picture ? text.Trim() : text;

    private ArticleInput Unknown(ArticleInput input, string name)
    {
        unknown.Add(name);
        return input;
    }

    private string Text(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String => property.Value.GetString()!,
        JsonValueKind.Null => "",
        _ => Wrong(property, "应为文字", ""),
    };

    private bool Flag(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Null => false,
        _ => Wrong(property, "应为 true 或 false", false),
    };

    private DateTimeOffset? Time(JsonProperty property) =>
        Text(property) is not { Length: > 0 } text ? null
        : WrittenTime.TryParse(text.Trim(), out var time) ? time
        : Wrong<DateTimeOffset?>(property, "不是 ISO 8601 时间", null);

    private IReadOnlyList<string> Words(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Null ? []
        : property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().All(static word => word.ValueKind == JsonValueKind.String)
            ? [.. property.Value.EnumerateArray().Select(static word => word.GetString()!)]
            : Wrong<IReadOnlyList<string>>(property, "应为文字的列表", []);

    private List<Correction> Corrections(JsonProperty property)
    {
        if (property.Value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        const string wrong = "应为 { \"at\": 时间, \"text\": 文字 } 的列表";
        var corrections = new List<Correction>();
        foreach (var entry in property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray()] : Array.Empty<JsonElement>())
        {
            if (entry.ValueKind == JsonValueKind.Object
                && entry.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.String && WrittenTime.TryParse(at.GetString()!, out var time)
                && entry.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                corrections.Add(new Correction(time.ToUnixTimeMilliseconds(), text.GetString()!.Trim()));
            }
            else
            {
                return Wrong(property, wrong, corrections);
            }
        }

        return property.Value.ValueKind == JsonValueKind.Array ? corrections : Wrong(property, wrong, corrections);
    }

    private List<Attachment> Attachments(JsonProperty property)
    {
        var attachments = new List<Attachment>();
        if (property.Value.ValueKind == JsonValueKind.Null)
        {
            return attachments;
        }

        const string wrong = "应为 { \"name\": 文字, \"url\": 文字 } 的列表";
        foreach (var entry in property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray()] : Array.Empty<JsonElement>())
        {
            if (entry.ValueKind != JsonValueKind.Object
                || !entry.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String
                || !entry.TryGetProperty("url", out var url) || url.ValueKind != JsonValueKind.String)
            {
                return Wrong(property, wrong, attachments);
            }

            attachments.Add(new AttachmentView(name.GetString()!, url.GetString()!).Taken());
        }

        return property.Value.ValueKind == JsonValueKind.Array ? attachments : Wrong(property, wrong, attachments);
    }

    private T Wrong<T>(JsonProperty property, string reason, T instead)
    {
        problems.Add($"{property.Name} {reason}");
        return instead;
    }
}
