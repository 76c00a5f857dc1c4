using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Conversation.QuickReplies;

/// <summary>Puts the name of the office into an answer.</summary>
public sealed class QuickReplyText(PublisherOptions publisher)
{
    /// <summary>Stands for the name of the office.</summary>
    public const string Office = "{单位}";

    /// <summary>主办单位; the name of the site where that is not set.</summary>
    public string OfficeName => publisher.Organiser.Length > 0 ? publisher.Organiser : publisher.Name;

    public string Fill(string text) => text.Replace(Office, OfficeName, StringComparison.Ordinal);
}
