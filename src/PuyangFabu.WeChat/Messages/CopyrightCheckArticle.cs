using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>What the reprint check says about one article of a mass send; null where the node is missing.</summary>
public sealed record CopyrightCheckArticle
{
    /// <summary>Position of the article in the post, from 1.</summary>
    public int? ArticleIndex { get; init; }

    /// <summary>What the account declared: 0 nothing, 1 original, 2 reprint.</summary>
    public int? UserDeclareState { get; init; }

    /// <summary>0 not checked, 1 running, 11 passed, else failed.</summary>
    public int? AuditState { get; init; }

    /// <summary>Address of the article it resembles.</summary>
    public string? OriginalArticleUrl { get; init; }

    /// <summary>1 original, 2 older but not declared original, 3 news, 4 on a list of refused articles.</summary>
    public int? OriginalArticleType { get; init; }

    public bool? CanReprint { get; init; }

    public bool? NeedReplaceContent { get; init; }

    public bool? NeedShowReprintSource { get; init; }

    internal static CopyrightCheckArticle Read(XmlNodeView item) => new()
    {
        ArticleIndex = item.Int32("ArticleIdx"u8),
        UserDeclareState = item.Int32("UserDeclareState"u8),
        AuditState = item.Int32("AuditState"u8),
        OriginalArticleUrl = item.OptionalText("OriginalArticleUrl"u8),
        OriginalArticleType = item.Int32("OriginalArticleType"u8),
        CanReprint = Flag(item.Int32("CanReprint"u8)),
        NeedReplaceContent = Flag(item.Int32("NeedReplaceContent"u8)),
        NeedShowReprintSource = Flag(item.Int32("NeedShowReprintSource"u8)),
    };

    private static bool? Flag(int? value) => value is null ? null : value != 0;
}
