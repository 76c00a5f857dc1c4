using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Directories;

namespace PuyangFabu.Conversation.Replies;

/// <summary>An entry of the directory as one line or several of a message.</summary>
internal static class EntryText
{
    public static string Of(DirectoryEntry entry) => string.Join('\n', Lines(entry));

    private static IEnumerable<string> Lines(DirectoryEntry entry)
    {
        var name = LinkText.Label(entry.Name);
        yield return $"【{(ArticleLinks.IsWebAddress(entry.SiteUrl) ? $"<a href=\"{new Uri(entry.SiteUrl).AbsoluteUri}\">{name}</a>" : name)}】{LinkText.Label(entry.Summary)}";
        if (entry.Phone.Length > 0)
        {
            yield return $"电话：{LinkText.Label(entry.Phone)}";
        }

        if (entry.AccountName.Length > 0)
        {
            yield return $"微信公众号：{LinkText.Label(entry.AccountName)}";
        }
    }
}
