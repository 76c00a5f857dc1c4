using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A mass send ended (<c>MASSSENDJOBFINISH</c>). <see cref="IncomingMessage.MsgId"/> is the <c>msg_id</c> of the send call. May come twice or never.</summary>
public sealed record MassSendFinishedEvent : EventMessage
{
    public MassSendFinishedEvent()
    {
    }

    [SetsRequiredMembers]
    internal MassSendFinishedEvent(XmlNodeView root)
        : base(root, EventNames.MassSendFinished)
    {
        Status = MassSendStatus.Parse(root.Text("Status"u8));
        TotalCount = root.Int32("TotalCount"u8);
        FilterCount = root.Int32("FilterCount"u8);
        SentCount = root.Int32("SentCount"u8);
        ErrorCount = root.Int32("ErrorCount"u8);
        CopyrightCheck = CopyrightCheck.Read(root.Child("CopyrightCheckResult"u8));
        ArticleUrls = SentArticleUrl.ReadAll(root.Child("ArticleUrlResult"u8));
    }

    /// <summary>What became of the send.</summary>
    public MassSendStatus Status { get; init; } = MassSendStatus.Parse("");

    /// <summary>Followers addressed. The counts are taken shortly before the end and so are approximate.</summary>
    public int? TotalCount { get; init; }

    /// <summary>Followers left after the platform's filters.</summary>
    public int? FilterCount { get; init; }

    /// <summary>Followers reached.</summary>
    public int? SentCount { get; init; }

    /// <summary>Followers not reached.</summary>
    public int? ErrorCount { get; init; }

    /// <summary>Result of the reprint check; null when the node is missing or empty, also after a success.</summary>
    public CopyrightCheck? CopyrightCheck { get; init; }

    /// <summary>Addresses of the sent articles; empty when the platform leaves them out.</summary>
    public IReadOnlyList<SentArticleUrl> ArticleUrls { get; init; } = [];
}

/// <summary>What became of a mass send.</summary>
public enum MassSendOutcome
{
    /// <summary>The status says nothing that this library understands.</summary>
    Unknown,

    /// <summary><c>send success</c>.</summary>
    Success,

    /// <summary><c>send fail</c>: the platform tried and failed.</summary>
    Failed,

    /// <summary><c>err(N)</c>: the platform or the administrator refused the send.</summary>
    Refused,
}

/// <summary>Where one article of a mass send can be read.</summary>
/// <param name="ArticleIndex">Position of the article in the post, from 1; null when missing.</param>
public sealed record SentArticleUrl(int? ArticleIndex, string Url)
{
    internal static IReadOnlyList<SentArticleUrl> ReadAll(XmlNodeView articleUrlResult)
    {
        var urls = new List<SentArticleUrl>();
        foreach (var item in articleUrlResult.Child("ResultList"u8).Children("item"u8))
        {
            urls.Add(new SentArticleUrl(item.Int32("ArticleIdx"u8), item.Text("ArticleUrl"u8)));
        }

        return urls;
    }
}

/// <summary>Result of the reprint check of a mass send.</summary>
/// <param name="CheckState">0 not checked, 1 no reprint found, 2 reprint that may be sent, 3 reprint that may not.</param>
/// <param name="Articles">The articles that were judged; may be empty.</param>
public sealed record CopyrightCheck(int? CheckState, IReadOnlyList<CopyrightCheckArticle> Articles)
{
    internal static CopyrightCheck? Read(XmlNodeView node)
    {
        if (!node.HasChildren)
        {
            return null;
        }

        var articles = new List<CopyrightCheckArticle>();
        foreach (var item in node.Child("ResultList"u8).Children("item"u8))
        {
            articles.Add(CopyrightCheckArticle.Read(item));
        }

        return new CopyrightCheck(node.Int32("CheckState"u8), articles);
    }
}

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
