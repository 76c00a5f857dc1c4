namespace PuyangFabu.Content.Articles.Works;

/// <summary>What can happen to an article, as stored and as programs read it.</summary>
public static class ArticleEventKind
{
    public const string Create = "create";
    public const string Edit = "edit";

    /// <summary>Published as it was by an import.</summary>
    public const string Import = "import";

    public const string Submit = "submit";
    public const string Approve = "approve";
    public const string Reject = "reject";
    public const string Publish = "publish";
    public const string Schedule = "schedule";
    public const string Unschedule = "unschedule";

    /// <summary>The time came and it could not be published.</summary>
    public const string ScheduleFailed = "scheduleFailed";

    public const string SendBack = "sendBack";
    public const string Withdraw = "withdraw";
    public const string Confirm = "confirm";
    public const string Delete = "delete";
    public const string Restore = "restore";
    public const string Lock = "lock";
    public const string Unlock = "unlock";
}
