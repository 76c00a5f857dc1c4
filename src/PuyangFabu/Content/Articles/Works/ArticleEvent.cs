using PuyangFabu.People.Moves;

namespace PuyangFabu.Content.Articles.Works;

/// <summary>One thing that somebody did to an article, as its history tells it. Never changed.</summary>
public sealed record ArticleEvent : IMoveEvent
{
    public long Id { get; init; }

    public required long ArticleId { get; init; }

    public long AtMs { get; init; }

    /// <summary>One of <see cref="ArticleEventKind"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Key of the stage that it happened in; empty outside the review.</summary>
    public string Stage { get; init; } = "";

    /// <summary>The newest version at that moment.</summary>
    public required long Version { get; init; }

    /// <summary>Hash of exactly that version.</summary>
    public required string ContentHash { get; init; }

    public long Round { get; init; }

    public string Comment { get; init; } = "";

    /// <summary>Null for the product itself and the command line.</summary>
    public long? OperatorId { get; init; }

    public required string OperatorName { get; init; }

    public required string Address { get; init; }

    /// <summary>JSON of what belongs to this kind of event alone; empty when there is nothing.</summary>
    public string Details { get; init; } = "";

    /// <summary>An import, or another arrival, published the article as it was.</summary>
    public static ArticleEvent Imported(ArticleVersion version, Arrival arrival) => new()
    {
        ArticleId = version.ArticleId,
        AtMs = version.WrittenMs,
        Action = arrival.Action,
        Version = version.Number,
        ContentHash = version.ContentHash,
        Comment = arrival.Note,
        OperatorId = arrival.OperatorId,
        OperatorName = arrival.Name.Length > 0 ? arrival.Name : "导入",
        Address = arrival.Address,
    };
}

/// <summary>What can happen to an article, as stored and as programs read it.</summary>
public static class ArticleEventKind
{
    public const string Create = "create";
    public const string Edit = "edit";

    /// <summary>Published as it was by an import.</summary>
    public const string Import = "import";

    /// <summary>Found at WeChat, where it was published before, and taken as it was; the comment says where.</summary>
    public const string Pull = "pull";

    /// <summary>Put from 待归类 on the board that the rules want; the comment says which.</summary>
    public const string Sort = "sort";

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
    public const string TakeOver = "takeOver";
}
