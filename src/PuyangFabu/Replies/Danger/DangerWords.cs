using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using PuyangFabu.Text;

namespace PuyangFabu.Replies.Danger;

/// <summary>
/// Finds words of danger in a message. Immutable. Nearly every message holds none, which one vectorised look tells; the
/// patterns behind it take time by the length of the text only.
/// </summary>
public sealed class DangerWords
{
    /// <summary>Characters that <see cref="DangerGroup.Words"/> may have at a <c>*</c>.</summary>
    public const int LongestGap = 4;

    /// <summary>Words of somebody who wants to read about a danger and is in none.</summary>
    private static readonly SearchValues<string> Topics = SearchValues.Create(
        [
            "预防", "防范", "防火", "防诈", "反诈", "防骗", "防溺水", "防溺亡", "防灾", "讲座", "知识", "常识", "宣传", "演练", "培训", "新闻", "通报", "案例", "典型",
            "政策", "条例", "法律", "办法", "报销", "补贴", "补助", "赔偿", "理赔", "报名", "志愿", "活动", "电影", "小说", "展览", "教育", "视频", "统计", "规定", "标准",
            "处理", "流程", "责任", "认定", "赔", "多少钱", "热线", "报道", "故事", "法规", "起诉", "离婚", "保险", "医保", "鉴定", "比例",
            "条件", "材料", "申请", "救助金", "基金", "征文", "后感", "是什么意思",
        ],
        StringComparison.Ordinal);

    private readonly IReadOnlyList<DangerGroup> groups;
    private readonly List<Regex> words;
    private readonly List<Regex?> exceptions;
    private readonly SearchValues<string> beginnings;

    public DangerWords(IReadOnlyList<DangerGroup> groups)
    {
        this.groups = groups;
        words = [.. groups.Select(static group => PatternOf(group.Words)!)];
        exceptions = [.. groups.Select(static group => PatternOf(group.Except))];
        beginnings = SearchValues.Create(
            [.. groups.SelectMany(static group => group.Words).Select(static word => Compact(word.Split('*')[0])).Distinct()], StringComparison.Ordinal);
    }

    /// <summary>The first kind of danger that a text speaks of; null for none.</summary>
    /// <param name="normalisedText">What <see cref="SearchText.Normalize(string)"/> made of the follower's text.</param>
    /// <param name="asksAbout">Somebody wants to read about it (火灾预防知识): the search may follow.</param>
    public DangerGroup? Find(string normalisedText, out bool asksAbout)
    {
        asksAbout = false;
        var text = Compact(normalisedText);
        if (!text.AsSpan().ContainsAny(beginnings))
        {
            return null;
        }

        for (var index = 0; index < groups.Count; index++)
        {
            // A letter that no word has keeps what stands around the harmless word apart.
            var left = exceptions[index]?.Replace(text, "|") ?? text;
            if (words[index].IsMatch(left))
            {
                asksAbout = text.AsSpan().ContainsAny(Topics);
                return groups[index];
            }
        }

        return null;
    }

    /// <summary>What is compared of a word: its letters and digits.</summary>
    public static string Compact(string text)
    {
        var normal = SearchText.Normalize(text);
        var letters = new StringBuilder(normal.Length);
        foreach (var rune in normal.EnumerateRunes().Where(Rune.IsLetterOrDigit))
        {
            letters.Append(rune.ToString());
        }

        return letters.ToString();
    }

    private static Regex? PatternOf(IReadOnlyList<string> words) => words.Count == 0 ? null : new Regex(
        string.Join('|', words.Select(static word => string.Join($".{{0,{LongestGap}}}", word.Split('*').Select(Compact)))),
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
