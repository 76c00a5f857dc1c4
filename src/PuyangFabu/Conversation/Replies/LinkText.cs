using System.Text;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies;

/// <summary>
/// Builds a text of links that WeChat takes: at most 2048 bytes of UTF-8, cut at a whole entry, because half a link is
/// shown to the follower as code.
/// </summary>
public sealed class LinkText
{
    /// <summary>Stated in WeChat's early documents and safe today (被动回复用户消息, 文本消息).</summary>
    public const int MaxBytes = 2048;

    private const int LongestLabel = 60;

    private readonly StringBuilder text = new();
    private readonly int reserved;
    private int bytes;

    /// <param name="ending">A line that always has room at the end; may be empty.</param>
    public LinkText(string opening, string ending = "")
    {
        Ending = ending;
        reserved = ending.Length == 0 ? 0 : Encoding.UTF8.GetByteCount(ending) + 1;
        Append(opening);
    }

    /// <summary>How many entries found room.</summary>
    public int Entries { get; private set; }

    private string Ending { get; }

    /// <returns>False when the entry has no room; nothing of it is in the text then.</returns>
    public bool TryAddLink(string prefix, string label, string url) =>
        TryAdd($"{prefix}<a href=\"{url}\">{Label(label)}</a>");

    public bool TryAdd(string line)
    {
        if (bytes + 1 + Encoding.UTF8.GetByteCount(line) + reserved > MaxBytes)
        {
            return false;
        }

        text.Append('\n');
        bytes++;
        Append(line);
        Entries++;
        return true;
    }

    public override string ToString() => Ending.Length == 0 ? text.ToString() : $"{text}\n{Ending}";

    /// <summary>For when the ending turned out not to be needed.</summary>
    public string WithoutEnding() => text.ToString();

    /// <summary>Shortens a text that an editor wrote: to whole lines where it can, else to whole characters.</summary>
    public static string Fit(string content)
    {
        if (Encoding.UTF8.GetByteCount(content) <= MaxBytes)
        {
            return content;
        }

        var lines = content.Split('\n');
        if (Encoding.UTF8.GetByteCount(lines[0]) <= MaxBytes)
        {
            var fitted = new LinkText(lines[0]);
            foreach (var line in lines.Skip(1).TakeWhile(fitted.TryAdd))
            {
                _ = line;
            }

            return fitted.ToString();
        }

        var length = MaxBytes;
        var cut = WholeCharacters.Prefix(content, length);
        while (Encoding.UTF8.GetByteCount(cut) > MaxBytes)
        {
            cut = WholeCharacters.Prefix(content, --length);
        }

        // Half a link would be shown as code.
        var opened = cut.LastIndexOf("<a", StringComparison.OrdinalIgnoreCase);
        return opened > 0 && cut.IndexOf("</a>", opened, StringComparison.OrdinalIgnoreCase) < 0 ? cut[..opened] : cut;
    }

    // WeChat reads < and > in a text as the beginning of a tag; their full-width forms look the same to a reader.
    public static string Label(string text, int longest = LongestLabel) => WholeCharacters.Prefix(text, longest)
        .Replace('<', '＜').Replace('>', '＞').Replace('\n', ' ').Replace('\r', ' ');

    private void Append(string part)
    {
        text.Append(part);
        bytes += Encoding.UTF8.GetByteCount(part);
    }
}
