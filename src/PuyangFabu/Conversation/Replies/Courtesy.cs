using System.Text;
using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies;

/// <summary>Messages that ask nothing: a greeting, thanks, a call for help with the account. Nobody wants them searched.</summary>
internal static partial class Courtesy
{
    /// <summary>Whether the whole message is a greeting or asks what the account can do (你好, 在吗, hi, 帮助); marks and smileys alone are too.</summary>
    /// <param name="normalised">What <see cref="SearchText.Normalize(string)"/> made of the message.</param>
    public static bool IsGreeting(string normalised) => Letters(normalised) is var letters && (letters.Length == 0 || Greeting().IsMatch(letters));

    /// <summary>Whether the whole message is thanks, a farewell or a nod (谢谢, 再见, 好的).</summary>
    /// <inheritdoc cref="IsGreeting"/>
    public static bool IsThanks(string normalised) => Thanks().IsMatch(Letters(normalised));

    /// <summary>Whether the whole message swears (滚, 你们这些废物) and says nothing besides.</summary>
    /// <inheritdoc cref="IsGreeting"/>
    public static bool IsRude(string normalised) => Rude().IsMatch(Letters(normalised));

    // WeChat's own smileys come as words in square brackets, old ones as /:rose. Most questions are letters and nothing else.
    private static string Letters(string normalised) => normalised.All(char.IsLetterOrDigit)
        ? normalised
        : string.Concat(Smiley().Replace(normalised, "").EnumerateRunes().Where(static rune => Rune.IsLetterOrDigit(rune)).Select(static rune => rune.ToString()));

    [GeneratedRegex(@"\[[^\[\]]{1,6}\]|/:(?:(?!/:)[!-~]){1,8}", RegexOptions.CultureInvariant)]
    private static partial Regex Smiley();

    [GeneratedRegex(
        "^(?:(?:你们?好|您好|您们好|大家好|亲|小编|老师|同志|你|您|(?:早上|上午|中午|下午|晚上|早|午|晚)(?:好|安)|早|嗨+|哈喽|哈啰|哈罗|嘿+|喂+|hello|hallo|hi+|hey|haha|哈+|在吗?|在么|在嘛|在不在|在不|在|请问|打扰|一下|good(?:morning|afternoon|evening|night)|喽|咯|有人吗?|有人在吗?|有人么|nihao|ninhao|zaima|新年好|节日快乐|新年快乐|春节快乐|中秋快乐|国庆快乐"
        + "|帮助|help|菜单|功能|使用说明|怎么用|如何使用|你是谁|您是谁|你是什么|你会什么|你能做什么|能做什么|能干什么|有什么功能|开始|start|测试|test|吗|啊|呀|呢|哦|噢|哟|哇|啦|吧|不|了|的)+)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Greeting();

    // An insult with what people put around it; a word that also names a thing (垃圾) is none by itself.
    [GeneratedRegex(
        "^(?:你们?|您们?|这|些|个|群|都|是|真|太|就|什么|一|的|了|吧|啊|呀|全|给我|他|它|公众号|小编|政府|跟|和)*"
        + "(?:傻逼|傻b|傻叉|沙比|煞笔|sb|操|草泥马|艹|我靠|卧槽|妈的|他妈的|tmd|你妈|你大爷|滚|滚蛋|滚开|废物|饭桶|混蛋|王八蛋|白痴|智障|脑残|神经病|有病|放屁|狗屁|狗屎|狗东西|不要脸|无耻|垃圾公众号|垃圾政府|垃圾东西|骗子公众号|骗子政府|骗子|去死吧?)"
        + "(?:你们?|您们?|这|些|个|群|都|是|真|太|就|什么|一|的|了|吧|啊|呀|公众号|小编|东西|玩意儿?|骗子|傻逼|sb|废物|滚|混蛋|垃圾)*$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rude();

    [GeneratedRegex(
        "^(?:谢谢|谢了|多谢|感谢|非常|十分|太|你们?|您们?|辛苦|麻烦|再见|拜拜|拜|bye+|byebye|88|886|好的?|行|可以|ok|okay|嗯+|哦+|噢|收到|知道|明白|了解|懂|thanks?|thankyou|thx|xiexie|没事|没有了|不用|不客气|了|啦|啊|呀|哈+|呢|吧|棒|赞|晚安)+$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Thanks();
}
