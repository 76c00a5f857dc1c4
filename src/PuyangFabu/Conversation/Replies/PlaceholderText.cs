using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies;

/// <summary>
/// The words that WeChat sends in the place of a sticker, a card or whatever the account cannot receive. They come in the
/// language of the sender's phone and change with its version, so their form is known, not each of them: the whole message
/// is one notice, mostly in brackets, that something received is not supported or cannot be shown.
/// </summary>
public static partial class PlaceholderText
{
    /// <summary>A notice is short; longer texts are somebody's own.</summary>
    private const int Longest = 80;

    private const string Opening = "[【〔［「(";
    private const string Closing = "]】〕］」)";
    private const string EndMarks = "。.!！~ ";

    /// <param name="words">As <see cref="SearchText"/> normalises them.</param>
    public static bool Is(string words)
    {
        if (words.Length is 0 or > Longest)
        {
            return false;
        }

        var text = words.AsSpan().Trim(EndMarks);
        if (text.Length > 2 && Opening.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var bracket && text[^1] == Closing[bracket])
        {
            var inner = text[1..^1].Trim(EndMarks);
            return inner.IndexOfAny(Opening + Closing) < 0 && (BracketedNotice().IsMatch(inner) || IsBare(inner));
        }

        return IsBare(text);
    }

    // Every message is asked, and hardly one has either of the words that all bare notices have.
    private static bool IsBare(ReadOnlySpan<char> text) =>
        (text.Contains("不支", StringComparison.Ordinal) || text.Contains("supported", StringComparison.Ordinal)) && BareNotice().IsMatch(text);

    // Inside brackets the two halves of the notice suffice, in whatever order: what was received, and that it cannot be had.
    [GeneratedRegex(
        """
        ^(?=.*(消息|讯息|信息|内容|类型|表情|message|content|sticker))
        (?=.*(不支[持援]|unsupported|not\ssupport|(无法|不能|未能|暂不|cannot|can't|unable\sto)\s?(显示|展示|查看|接收|识别|display|view|show|be\s)|请在.*(手机|客户端|版本).*查看))
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex BracketedNotice();

    // Without brackets it must be the notice from end to end: a citizen may ask what these words mean.
    [GeneratedRegex(
        """
        ^(收到)?了?(一[个条]|的)?(当前|该|此)?(微信)?(版本)?暂?(时)?不支[持援](展示|显示|查看|接收)?(的|该|此)?(消息|讯息|信息|内容)(类型)?
        ([,，、;\s]*(请.{0,20}(升级|更新|查看).{0,12}|(暂|目前)?(时)?(无法|不能|不支[持援]|未能)(显示|展示|查看|接收)))?$
        |^(received\s)?(an?\s)?unsupported\smessage(\stype)?$
        |^this\smessage(\stype)?\sis\snot\ssupported(\s.{0,40})?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex BareNotice();
}
