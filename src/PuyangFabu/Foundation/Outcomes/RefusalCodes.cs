namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Codes of refusals that several features share; programs know them. Each feature has its own beside.</summary>
public static class RefusalCodes
{
    public const string BadInput = "badInput";
    public const string NotFound = "notFound";

    /// <summary>Somebody else changed it since it was read.</summary>
    public const string Stale = "staleRevision";

    /// <summary>The person's roles do not allow it.</summary>
    public const string NoRight = "noRight";

    public const string TooLarge = "tooLarge";

    /// <summary>What is due waits for a person since a restore.</summary>
    public const string Held = "held";

    /// <summary>Others are served first; later it may be asked again.</summary>
    public const string Busy = "busy";

    public const string WeChatRefused = "wechatRefused";
    public const string WeChatNotReached = "wechatNotReached";
    public const string WeChatNoAnswer = "wechatNoAnswer";

    /// <summary>The content is another than the one that was read.</summary>
    public const string StaleContent = "staleContent";

    /// <summary>Its state does not allow it.</summary>
    public const string IllegalMove = "illegalMove";

    /// <summary>Who had a hand in it may not be the second person.</summary>
    public const string OwnWork = "ownWork";

    public const string AccountGone = "accountGone";
    public const string BoardGone = "boardGone";

    /// <summary>An article is no longer what was chosen and approved.</summary>
    public const string ArticleChanged = "articleChanged";

    /// <summary>What was decided before the data came from a backup counts no more.</summary>
    public const string FromBeforeRestore = "fromBeforeRestore";

    /// <summary>There is no second person's approval of exactly this content.</summary>
    public const string NotProven = "notProven";
}
