using System.Globalization;

namespace PuyangFabu.Webhook.Handling;

/// <summary>
/// Why a message was answered so, or not, as the inbox keeps it: a kind and, behind a colon, what it names. Written and
/// read here alone; rows of years hold these texts. Holds no words of the follower.
/// </summary>
/// <param name="Named">What the kind speaks of (id of the rule, slug of the board, number of hits); may be empty.</param>
public readonly record struct ReplyReason(string Kind, string Named = "")
{
    public const string DangerKind = "danger";
    public const string RuleKind = "rule";
    public const string BoardKind = "board";
    public const string SearchKind = "search";
    public const string GreetingKind = "greeting";
    public const string DirectoryKind = "directory";
    public const string ServiceKind = "service";
    public const string CaseKind = "case";
    public const string PeopleKind = "people";

    public static ReplyReason Greeting { get; } = new(GreetingKind);

    public static ReplyReason Directory { get; } = new(DirectoryKind);

    /// <summary>About handing in a case, or how one stands.</summary>
    public static ReplyReason CaseTalk { get; } = new(CaseKind);

    /// <summary>The same where the answer tells a number and its query code.</summary>
    public static ReplyReason CaseMade { get; } = new(CaseKind, "made");

    /// <summary>A service for citizens.</summary>
    public static ReplyReason Service { get; } = new(ServiceKind);

    /// <summary>The default reply.</summary>
    public static ReplyReason NothingFound { get; } = new(SearchKind, "none");

    /// <summary>What was found may have to do with the question.</summary>
    public static ReplyReason Maybe { get; } = new(SearchKind, "maybe");

    /// <summary>The last search has no further page.</summary>
    public static ReplyReason NoMore { get; } = new(SearchKind, "no-more");

    /// <summary>The last list has no such number.</summary>
    public static ReplyReason NotInList { get; } = new("pick", "none");

    public static ReplyReason PickGone { get; } = new("pick", "gone");

    /// <summary>Words that WeChat sends in the place of what the account cannot receive.</summary>
    public static ReplyReason Unsupported { get; } = new("unsupported");

    public static ReplyReason Arrived { get; } = new("arrived");

    public static ReplyReason Welcome { get; } = new("welcome");

    /// <summary>People answer: the product keeps still.</summary>
    public static ReplyReason WithPeople { get; } = new(PeopleKind);

    /// <summary>The follower asked for people, who are there.</summary>
    public static ReplyReason HandedOver { get; } = new(PeopleKind, "asked");

    /// <summary>The follower asked for people, who are not there now.</summary>
    public static ReplyReason OffDuty { get; } = new(PeopleKind, "off-duty");

    /// <summary>The follower sends more than can be answered.</summary>
    public static ReplyReason TooFast { get; } = new("too-fast");

    public static ReplyReason Unfollowed { get; } = new("unfollowed");

    public static ReplyReason UnknownButton { get; } = new("unknown-button");

    /// <summary>A handler that a team has brought along from another library.</summary>
    public static ReplyReason TeamHandler { get; } = new("team-handler");

    /// <summary>No handler is for this type of message.</summary>
    public static ReplyReason UnansweredType { get; } = new("unanswered-type");

    public static ReplyReason HandlerTimeout { get; } = new("handler-timeout");

    public static ReplyReason HandlerError { get; } = new("handler-error");

    /// <summary>The follower decided about notices, or WeChat tells of one that was sent.</summary>
    public static ReplyReason Notice { get; } = new("notice");

    public static ReplyReason MassSendFinished { get; } = new("mass-send-finished");

    /// <summary>The report names no job.</summary>
    public static ReplyReason MassSendWithoutId { get; } = new("mass-send-finished", "no-id");

    public static ReplyReason PublishFinished { get; } = new("publish-finished");

    /// <summary>The report names no job, or not what became of it.</summary>
    public static ReplyReason PublishIncomplete { get; } = new("publish-finished", "incomplete");

    public static ReplyReason Danger(string group) => new(DangerKind, group);

    public static ReplyReason Rule(long id) => new(RuleKind, Written(id));

    public static ReplyReason Board(string slug) => new(BoardKind, slug);

    /// <param name="hits">All of them, not only those shown.</param>
    public static ReplyReason Found(int hits) => new(SearchKind, Written(hits));

    /// <param name="number">Of the entry in the last list, from 1.</param>
    public static ReplyReason Picked(int number) => new("pick", Written(number));

    /// <param name="kind"><c>click</c> or <c>view</c>.</param>
    public static ReplyReason Tap(string kind) => new($"menu-{kind}");

    /// <summary>What it names, where that is a number; null where it is none.</summary>
    public long? Number => long.TryParse(Named, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads what was kept; any text is one.</summary>
    public static ReplyReason Read(string kept) => kept.Split(':', 2) is [var kind, var named] ? new(kind, named) : new(kept);

    /// <summary>As the inbox keeps it.</summary>
    public override string ToString() => Named.Length == 0 ? Kind : $"{Kind}:{Named}";

    private static string Written(long number) => number.ToString(CultureInfo.InvariantCulture);
}
