using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>Reads the replies of a rule as people and scripts write them, and says what is wrong with which.</summary>
internal sealed class ReplyInputReader
{
    public const int MostReplies = 8;
    private const int LongestTitle = 64;
    private const int LongestDescription = 500;
    private const int LongestMediaId = 128;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly List<FieldProblem> problems = [];

    private ReplyInputReader()
    {
    }

    /// <returns>The replies that could be read; all of them when there is no problem.</returns>
    public static (IReadOnlyList<ReplyContent> Replies, IReadOnlyList<FieldProblem> Problems) Read(JsonElement? input)
    {
        var reader = new ReplyInputReader();
        var replies = reader.ReadAll(input);
        return (replies, reader.problems);
    }

    private List<ReplyContent> ReadAll(JsonElement? input)
    {
        JsonElement[] items = input switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => [],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
            { } one => [one],
        };
        if (items.Length is 0 or > MostReplies)
        {
            problems.Add(new("replies", items.Length == 0 ? "至少要有一条回复" : $"太多（{items.Length} 条，最多 {MostReplies} 条）"));
            return [];
        }

        var replies = items.Index().Select(item => ReadOne($"replies[{item.Index}]", item.Item)).OfType<ReplyContent>().ToList();
        CheckBytes(replies);
        return replies;
    }

    private ReplyContent? ReadOne(string field, JsonElement item)
    {
        try
        {
            return item.ValueKind switch
            {
                JsonValueKind.String => TextOf(field, item.GetString()),
                JsonValueKind.Object => ContentOf(field, item.Deserialize<ReplyItemInput>(Options)!),
                _ => Wrong(field, "应是文字，或带 type 的对象"),
            };
        }
        catch (JsonException failure) when (JsonNames.UnknownField(failure) is { } unknown)
        {
            return Wrong($"{field}.{unknown}", "没有这个字段，请对照接口说明检查它的写法");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The second is how half a surrogate pair shows.
            return Wrong(field, "有字段的类型不对，请对照接口说明检查");
        }
    }

    private ReplyContent? ContentOf(string field, ReplyItemInput item) => item.Type switch
    {
        "text" => TextOf(field, item.Text),
        null when item.Text is not null => TextOf(field, item.Text),
        "article" => item.ArticleId is { } id and > 0 ? new ArticleContent(id) : Wrong($"{field}.articleId", "要写稿件的编号"),
        "board" => string.IsNullOrWhiteSpace(item.Board) ? Wrong($"{field}.board", "请选择栏目") : new BoardContent(item.Board.Trim()),
        "image" => Checked(new ImageContent(Trimmed(item.MediaId)), ($"{field}.mediaId", FieldReasons.OfNeededLine(item.MediaId, LongestMediaId))),
        "news" => Checked(
            new NewsContent(Trimmed(item.Title), Trimmed(item.Description), Trimmed(item.PicUrl), Trimmed(item.Url)),
            ($"{field}.title", FieldReasons.OfNeededLine(item.Title, LongestTitle)),
            ($"{field}.description", FieldReasons.OfText(item.Description ?? "", LongestDescription)),
            ($"{field}.picUrl", string.IsNullOrWhiteSpace(item.PicUrl) ? null : FieldReasons.OfUrl(item.PicUrl.Trim())),
            ($"{field}.url", string.IsNullOrWhiteSpace(item.Url) ? "要写卡片点开的网址" : FieldReasons.OfUrl(item.Url.Trim()))),
        _ => Wrong($"{field}.type", "应是 text、article、board、news 或 image"),
    };

    private static string Trimmed(string? value) => (value ?? "").Trim();

    private ReplyContent? TextOf(string field, string? text) => Checked(
        new TextContent(text ?? ""),
        ($"{field}.text", string.IsNullOrWhiteSpace(text) ? FieldReasons.Missing
            : text.Length > LinkText.MaxBytes ? $"太长，微信一次最多 {LinkText.MaxBytes} 字节（{FieldReasons.Chinese(LinkText.MaxBytes)}）"
            : FieldReasons.OfText(text, LinkText.MaxBytes)));

    private ReplyContent? Checked(ReplyContent content, params ReadOnlySpan<(string Field, string? Reason)> checks)
    {
        var wrong = false;
        foreach (var (field, reason) in checks)
        {
            if (reason is not null)
            {
                Wrong(field, reason);
                wrong = true;
            }
        }

        return wrong ? null : content;
    }

    private ReplyContent? Wrong(string field, string reason)
    {
        problems.Add(new(field, reason));
        return null;
    }

    // What is longer would be cut before it is sent, and the editor would not know.
    private void CheckBytes(List<ReplyContent> replies)
    {
        var bytes = Encoding.UTF8.GetByteCount(RuleReplies.Joined(replies));
        if (bytes > LinkText.MaxBytes)
        {
            problems.Add(new("replies", $"的文字共 {bytes} 字节，微信一次最多 {LinkText.MaxBytes} 字节（{FieldReasons.Chinese(LinkText.MaxBytes)}）"));
        }
    }
}
