namespace PuyangFabu.Webhook.Handling;

/// <summary>
/// Rows that several transactions change, in the order in which all of them take them: two that took them in different
/// orders would wait for each other until PostgreSQL ends one.
/// </summary>
public enum SharedRows
{
    Followers,

    SearchSessions,

    UnansweredWords,

    MenuTaps,

    /// <summary>Jobs at WeChat, with the head of the record behind them, which everybody takes last.</summary>
    Jobs,
}
