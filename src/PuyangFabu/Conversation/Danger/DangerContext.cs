using System.Buffers;
using System.Text.RegularExpressions;

namespace PuyangFabu.Conversation.Danger;

/// <summary>What a message says around its words of danger: whether it happens, or somebody wants to read or learn about it.</summary>
internal static partial class DangerContext
{
    /// <summary>Letters beside the word of danger in a message that is a cry and nothing else (想自杀, 着火啦).</summary>
    private const int CryRest = 1;

    /// <summary>Right before a word of danger these make it something to be kept away (防溺水); 消防 does not.</summary>
    private static readonly string[] Averting = ["预防", "防止", "防范", "谨防", "严防", "严打", "打击", "整治", "避免", "杜绝", "防", "反"];

    /// <summary>Right before a word of danger these make it somebody's will or need.</summary>
    private static readonly string[] Wanting = ["想", "要", "正", "刚"];

    /// <summary>Behind a word of danger these are about being prepared for it or about the rules for it.</summary>
    private static readonly SearchValues<string> Lessons = SearchValues.Create(
        [
            "演练", "演习", "预案", "讲座", "培训", "宣传", "竞赛", "征文", "观后感", "读后感", "志愿者", "招聘", "考试", "论文", "课件", "教案", "手抄报", "黑板报", "标语",
            "条例", "法规", "管理办法", "实施办法", "资格", "证书", "预防", "防范", "防治", "干预", "常识", "知识", "安全教育", "隐患", "排查", "专项", "宣传月", "保险",
        ],
        StringComparison.Ordinal);

    /// <summary>Words of somebody who may want to read about a danger and is in none.</summary>
    private static readonly SearchValues<string> Topics = SearchValues.Create(
        [
            "新闻", "报道", "报导", "通报", "曝光", "热搜", "案例", "典型", "统计", "人数", "数据", "调查", "原因", "事件", "电影", "小说", "电视剧", "视频", "图片", "故事",
            "预防", "防范", "防火", "防骗", "反诈", "防灾", "讲座", "知识", "常识", "宣传", "演练", "演习", "培训", "教育", "活动", "展览", "征文", "后感", "志愿", "报名",
            "政策", "条例", "法律", "法规", "规定", "标准", "管理办法", "量刑", "判刑", "判几年", "立案", "责任", "认定", "鉴定", "起诉", "离婚", "申请", "材料", "条件", "流程",
            "报销", "补贴", "补助", "赔", "多少钱", "费用", "收费", "保险", "医保", "救助金", "基金", "比例", "热线", "症状", "治疗", "康复", "后遗症", "挂号", "挂什么科", "是什么意思",
        ],
        StringComparison.Ordinal);

    /// <summary>What news says and somebody in need does not; see <see cref="Need"/>.</summary>
    private static readonly SearchValues<string> News = SearchValues.Create(
        ["新闻", "报道", "报导", "通报", "曝光", "热搜", "案例", "案件", "侦破", "破获", "抓获", "落网", "团伙", "宣判", "获刑", "民警", "警方", "典型"], StringComparison.Ordinal);

    /// <summary>Somebody asks whether it is so (这是骗子吗).</summary>
    private static readonly SearchValues<string> Doubts = SearchValues.Create(["吗", "是不是", "真的假的"], StringComparison.Ordinal);

    /// <summary>
    /// Reads a text that may have words of a danger: lessons, rules and keeping a danger away are no danger as long as
    /// nothing says that it happens; news is none unless a life may be at risk.
    /// </summary>
    /// <param name="text">Letters and digits alone, the harmless words taken out.</param>
    /// <param name="words">The words of one kind of danger.</param>
    /// <param name="threatensLife">See <see cref="DangerGroup.ThreatensLife"/>.</param>
    public static DangerReading Read(string text, DangerPhrase[] words, bool threatensLife)
    {
        int start = text.Length, end = 0;
        foreach (var phrase in words)
        {
            for (var from = 0; phrase.Find(text, from) is { } place; from = place.Start.Value + 1)
            {
                start = Math.Min(start, place.Start.Value);
                end = Math.Max(end, place.End.Value);
            }
        }

        if (end == 0)
        {
            return DangerReading.None;
        }

        var before = text.AsSpan(0, start);
        var after = text.AsSpan(end);
        var averted = !before.EndsWith("消防") && EndsWithAny(before, Averting);
        var happens = Happening().IsMatch(before) || Happening().IsMatch(after) || EndsWithAny(before, Wanting);
        var learns = (averted || after.ContainsAny(Lessons)) && !happens;
        return learns || (!threatensLife && text.AsSpan().ContainsAny(News) && !Need().IsMatch(text)) ? DangerReading.Learns
            : averted || text.AsSpan().ContainsAny(Topics) || (!threatensLife && text.AsSpan().ContainsAny(Doubts)) ? DangerReading.InDoubt
            : happens || before.Length + after.Length <= CryRest ? DangerReading.Happens
            : DangerReading.InDoubt;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Signs that something happens to somebody, now; 我市 and its like are nobody.</summary>
    [GeneratedRegex("了|我(?![市县省区国])|有人|正在|现在|刚才|刚刚|快来|快点|赶快|救人|来救|很急|着急|被|不是", RegexOptions.CultureInvariant)]
    private static partial Regex Happening();

    /// <summary>Signs that the one who writes wants help and not news.</summary>
    [GeneratedRegex("我(?![市县省区国])|俺|咋|怎|如何|能|吗|求|帮|电话|报警|报案|找谁", RegexOptions.CultureInvariant)]
    private static partial Regex Need();
}

/// <summary>What a message has to do with a danger.</summary>
internal enum DangerReading
{
    /// <summary>It has none of the words.</summary>
    None,

    /// <summary>It has some and is about being prepared, or about news of what threatens no life.</summary>
    Learns,

    /// <summary>Perhaps somebody only wants to read about it.</summary>
    InDoubt,

    /// <summary>Somebody is in danger.</summary>
    Happens,
}
