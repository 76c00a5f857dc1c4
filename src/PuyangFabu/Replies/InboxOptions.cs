namespace PuyangFabu.Replies;

/// <summary>How long what followers sent is kept; section <c>Inbox</c>.</summary>
public sealed class InboxOptions
{
    public const string SectionName = "Inbox";
    public const int MostDays = 3650;

    /// <summary>Days after which unanswered words that nobody sent again leave the list; 0 keeps them.</summary>
    public int UnansweredDays { get; set; } = 180;
}
