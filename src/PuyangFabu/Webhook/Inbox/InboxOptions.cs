namespace PuyangFabu.Webhook.Inbox;

/// <summary>How long what followers sent is kept; section <c>Inbox</c>.</summary>
public sealed class InboxOptions
{
    public const string SectionName = "Inbox";
    public const int MostDays = 3650;

    /// <summary>Days after which a message is emptied, and what staff wrote to a follower goes.</summary>
    public int MessageDays { get; set; } = 180;

    /// <summary>Days after which unanswered words that nobody sent again leave the list; 0 keeps them.</summary>
    public int UnansweredDays { get; set; } = 180;

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(InboxOptions options) =>
        options.MessageDays is < 1 or > MostDays ? $"Inbox:MessageDays 的值 {options.MessageDays} 不对，应在 1 与 {MostDays} 之间。"
        : options.UnansweredDays is < 0 or > MostDays ? $"Inbox:UnansweredDays 的值 {options.UnansweredDays} 不对，应在 0（一直保留）与 {MostDays} 之间。"
        : null;
}
