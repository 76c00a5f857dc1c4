using System.Globalization;
using PuyangFabu.Console.Frame;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Console.Replies;

/// <summary>One reply of a rule as it stands in the form. Only the fields of its kind are shown and handed on.</summary>
public sealed class ReplyPart
{
    public const string Text = "text";
    public const string Article = "article";
    public const string Board = "board";
    public const string Image = "image";
    public const string News = "news";

    /// <summary>The kinds and what people read.</summary>
    public static IReadOnlyList<(string Kind, string Name)> Kinds { get; } = [(Text, "文字"), (Article, "稿件"), (Board, "栏目最新稿件"), (Image, "图片"), (News, "自定卡片")];

    public string? Type { get; set; }

    public string? Words { get; set; }

    /// <summary>Number of the article; what stands behind it, such as its title, is for people.</summary>
    public string? ArticleId { get; set; }

    public string? Slug { get; set; }

    public string? MediaId { get; set; }

    /// <summary>Where the picture is shown that has the <see cref="MediaId"/>; for people alone.</summary>
    public string? Picture { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? PicUrl { get; set; }

    public string? Url { get; set; }

    public static string NameOf(string? kind) => Kinds.FirstOrDefault(known => known.Kind == kind).Name ?? "回复";

    public static ReplyPart Of(ReplyContent content) => content switch
    {
        TextContent text => new() { Type = Text, Words = text.Text },
        ArticleContent article => new() { Type = Article, ArticleId = article.ArticleId.ToString(CultureInfo.InvariantCulture) },
        BoardContent board => new() { Type = Board, Slug = board.Board },
        ImageContent image => new() { Type = Image, MediaId = image.MediaId },
        NewsContent news => new() { Type = News, Title = news.Title, Description = news.Description, PicUrl = news.PicUrl, Url = news.Url },
        _ => throw new ArgumentException($"No form for {content.GetType().Name}.", nameof(content)),
    };

    /// <summary>The number at the beginning of what was typed; null when there is none.</summary>
    public long? ArticleNumber => AddressNumber.Of(string.Concat(HalfWidth.Of(ArticleId ?? "").Trim().TakeWhile(char.IsAsciiDigit)));

    public ReplyItemInput ToInput() => Type switch
    {
        Text => new() { Type = Type, Text = (Words ?? "").ReplaceLineEndings("\n") },
        Article => new() { Type = Type, ArticleId = ArticleNumber },
        Board => new() { Type = Type, Board = Slug },
        Image => new() { Type = Type, MediaId = MediaId },
        _ => new() { Type = Type, Title = Title, Description = Description?.ReplaceLineEndings("\n"), PicUrl = PicUrl, Url = Url },
    };
}
