using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Gives every link of a body a whole address; of one that has none the words stay.</summary>
internal static class BodyLinks
{
    public static void Apply(IElement body, BodyAddresses addresses, BodyLosses losses)
    {
        foreach (var link in body.QuerySelectorAll("a,area").Where(static link => !DroppedElements.Hold(link)).ToList())
        {
            var written = link.GetAttribute("href") ?? "";
            var target = addresses.Link(written);
            if (link.LocalName == "area")
            {
                Lose(target.Address is not null || target.Problem is not null, "图片上的热区链接没有保留", written, losses);
            }
            else if ((target.Address ?? addresses.Link(link.GetAttribute("data-href") ?? "").Address) is { } address)
            {
                link.SetAttribute("href", address);
            }
            else
            {
                link.RemoveAttribute("href");
                Lose(target.Problem is not null, $"链接没有保留，文字还在：{target.Problem}", written, losses);
                Lose(link.HasAttribute("data-miniprogram-appid"), "小程序链接没有保留，文字还在", link.GetAttribute("data-miniprogram-path") ?? "", losses);
            }
        }
    }

    private static void Lose(bool lost, string message, string address, BodyLosses losses)
    {
        if (lost)
        {
            losses.Add(message, address);
        }
    }
}
