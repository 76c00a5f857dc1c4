namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Codes of refusals that more than one feature gives; those of one feature stand with its refusals.</summary>
public static class RefusalCode
{
    public const string BadInput = "badInput";
    public const string NotFound = "notFound";

    /// <summary>Somebody wrote it since it was read.</summary>
    public const string StaleRevision = "staleRevision";

    /// <summary>The content is another than the one that was read.</summary>
    public const string StaleContent = "staleContent";

    /// <summary>Its state does not allow it.</summary>
    public const string IllegalMove = "illegalMove";

    public const string NoRight = "noRight";

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
