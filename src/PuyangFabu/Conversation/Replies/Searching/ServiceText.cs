using PuyangFabu.Content.Articles;
using PuyangFabu.Content.CitizenServices;

namespace PuyangFabu.Conversation.Replies.Searching;

/// <summary>A service as followers read it in an answer: WeChat makes its phone number one press to call.</summary>
internal static class ServiceText
{
    private const int LongestText = 120;

    public static IEnumerable<string> Lines(CitizenService service)
    {
        var name = LinkText.Label(service.Name);
        yield return $"【{(ArticleLinks.IsWebAddress(service.Url) ? $"<a href=\"{new Uri(service.Url).AbsoluteUri}\">{name}</a>" : name)}】{(service.Sample ? "（示例）" : "")}{LinkText.Label(service.Text, LongestText)}";
        if (service.Phone.Length > 0)
        {
            yield return $"电话：{LinkText.Label(service.Phone)}{(service.Hours.Length > 0 ? $"（{LinkText.Label(service.Hours)}）" : "")}";
        }
        else if (service.Hours.Length > 0)
        {
            yield return $"时间：{LinkText.Label(service.Hours)}";
        }

        if (service.MiniProgram.Length > 0)
        {
            yield return $"小程序：{LinkText.Label(service.MiniProgram)}";
        }

        if (service.UnitName.Length > 0)
        {
            yield return $"承办：{LinkText.Label(service.UnitName)}";
        }
    }
}
