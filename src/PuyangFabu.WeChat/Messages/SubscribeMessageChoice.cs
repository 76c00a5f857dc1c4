using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>What a follower decided about the notices of one template.</summary>
/// <param name="Status"><c>accept</c> or <c>reject</c>.</param>
/// <param name="PopupScene">Where the question was asked; null for a change in the settings.</param>
public sealed record SubscribeMessageChoice(string TemplateId, string Status, string? PopupScene = null)
{
    /// <summary><c>List</c> repeats, once per template.</summary>
    internal static IReadOnlyList<SubscribeMessageChoice> ReadAll(XmlNodeView node)
    {
        var choices = new List<SubscribeMessageChoice>();
        foreach (var item in node.Children("List"u8))
        {
            choices.Add(new SubscribeMessageChoice(
                item.Text("TemplateId"u8),
                item.Text("SubscribeStatusString"u8),
                item.OptionalText("PopupScene"u8)));
        }

        return choices;
    }
}
