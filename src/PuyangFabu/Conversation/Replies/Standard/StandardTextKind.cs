namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>One of the texts: what it is called, when it is said, and what may stand in it for something else.</summary>
/// <param name="Field">As the operators' calls name it.</param>
/// <param name="Name">For people.</param>
/// <param name="When">When a follower gets it, for people.</param>
/// <param name="Of">The text among all.</param>
/// <param name="Given">The text among those handed in.</param>
/// <param name="Placeholders">What may stand in it.</param>
public sealed record StandardTextKind(
    string Field, string Name, string When, Func<StandardTexts, string> Of, Func<StandardRepliesInput, string?> Given, IReadOnlyList<string> Placeholders)
{
    /// <summary>Holds where none is handed in, for texts that programs of before do not know; null where one must be.</summary>
    public string? Own { get; init; }

    /// <summary>Stands for the account's name.</summary>
    public const string Account = "{公众号}";

    /// <summary>Stands for the boards of the first level, each a link on a line of its own.</summary>
    public const string Boards = "{栏目列表}";

    /// <summary>Stands for what arrived: 图片.</summary>
    public const string Arrived = "{类型}";

    /// <summary>Stands for when people are on duty.</summary>
    public const string DutyHours = "{值班时间}";

    /// <summary>The only one that may be left empty.</summary>
    public const string Danger = "danger";

    public static IReadOnlyList<StandardTextKind> All { get; } =
    [
        new("welcome", "欢迎语", "有人关注时", static texts => texts.Welcome, static input => input.Welcome, [Account, Boards]),
        new("nothingFound", "默认回复", "什么也没有找到时", static texts => texts.NothingFound, static input => input.NothingFound, [Account, Boards]),
        new("nothingMore", "没有更多", "发来“更多”，却没有更多内容时", static texts => texts.NothingMore, static input => input.NothingMore, [Account, Boards]),
        new("received", "已收到", "发来图片、语音、位置等时", static texts => texts.Received, static input => input.Received, [Arrived, Account, Boards]),
        new("greeting", "问候", "问好，或问能做什么时", static texts => texts.Greeting, static input => input.Greeting, [Account, Boards]),
        new("thanks", "致谢", "道谢或告别时", static texts => texts.Thanks, static input => input.Thanks, [Account, Boards]) { Own = StandardTexts.DefaultThanks },
        new("rude", "说重话", "只有骂人的话时", static texts => texts.Rude, static input => input.Rude, [Account, Boards]) { Own = StandardTexts.DefaultRude },
        new("handedOver", "转人工", "要求人工时", static texts => texts.HandedOver, static input => input.HandedOver, [DutyHours, Account, Boards]) { Own = StandardTexts.DefaultHandedOver },
        new("offDuty", "不在值班时间", "值班时间以外要求人工时", static texts => texts.OffDuty, static input => input.OffDuty, [DutyHours, Account, Boards]) { Own = StandardTexts.DefaultOffDuty },
        new(Danger, "求助附言", "遇险求助时，附在求助电话下面", static texts => texts.Danger, static input => input.Danger, []),
    ];
}
