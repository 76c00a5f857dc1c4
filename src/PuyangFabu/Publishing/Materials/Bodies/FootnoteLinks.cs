using System.Globalization;
using AngleSharp.Dom;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Publishing.Materials.Bodies;

/// <summary>WeChat's articles open links to other articles at WeChat and to mini programs that are linked to the account, and no others.</summary>
internal static class FootnoteLinks
{
    public const string MiniProgramAppId = "data-miniprogram-appid";
    public const string MiniProgramPath = "data-miniprogram-path";

    private const string WeChatHost = "mp.weixin.qq.com";
    private const int LongestLabel = 40;

    /// <param name="body">With absolute addresses.</param>
    public static IReadOnlyList<OutsideLink> In(IElement body) =>
        [.. Find(body).Select(static link => new OutsideLink(Label(link), link.GetAttribute("href")!))];

    /// <summary>Leaves the words, puts a number behind them and the addresses at the end; the same address has one number. Where the words are the address they stay alone.</summary>
    public static void ToFootnotes(IElement body)
    {
        var document = body.Owner!;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var notes = new List<string>();
        foreach (var link in Find(body).ToList())
        {
            var address = Typed(link.GetAttribute("href")!);
            var label = Label(link);
            if (Says(link.TextContent, address))
            {
                link.Replace([.. link.ChildNodes]);
                continue;
            }

            if (!numbers.TryGetValue(address, out var number))
            {
                number = numbers[address] = numbers.Count + 1;
                notes.Add(label.Length > 0 ? $"{label}：{address}" : address);
            }

            var mark = document.CreateElement("sup");
            mark.TextContent = string.Create(CultureInfo.InvariantCulture, $"[{number}]");
            link.Replace([.. link.ChildNodes, mark]);
        }

        if (notes.Count > 0)
        {
            Append(body, "文中链接（请复制到浏览器打开）：");
            foreach (var (index, note) in notes.Index())
            {
                Append(body, string.Create(CultureInfo.InvariantCulture, $"[{index + 1}] {note}"));
            }
        }
    }

    private static IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("a[href]").Where(static link => !Opens(link));

    private static bool Opens(IElement link) =>
        (link.GetAttribute(MiniProgramAppId) is { Length: > 0 } && link.GetAttribute(MiniProgramPath) is { Length: > 0 })
        || (Uri.TryCreate(link.GetAttribute("href"), UriKind.Absolute, out var address)
            && address.Scheme is ("http" or "https") && address.IsDefaultPort && address.Host.Equals(WeChatHost, StringComparison.OrdinalIgnoreCase));

    private static void Append(IElement body, string line)
    {
        var paragraph = body.Owner!.CreateElement("p");
        paragraph.TextContent = line;
        body.AppendChild(paragraph);
    }

    private static string Label(IElement link) => WholeCharacters.Prefix(string.Join(' ', link.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestLabel);

    // As one would write it on paper.
    private static string Typed(string address) =>
        address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? address["tel:".Length..]
        : address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address["mailto:".Length..]
        : address;

    private static bool Says(string words, string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var bare = (start < 0 ? address : address[(start + 3)..]).TrimEnd('/');
        return words.Contains(bare, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A link of an article that WeChat does not open in its articles: a reader who taps it sees nothing happen.</summary>
/// <param name="Text">What it stands on; empty for a picture.</param>
/// <param name="Address">Absolute.</param>
public sealed record OutsideLink(string Text, string Address);
