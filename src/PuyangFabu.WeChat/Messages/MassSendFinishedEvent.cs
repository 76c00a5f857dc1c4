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
