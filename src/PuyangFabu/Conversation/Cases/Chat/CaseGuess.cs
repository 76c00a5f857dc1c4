using System.Text.RegularExpressions;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>What a long text seems to ask for, and where.</summary>
/// <param name="Type">One of <see cref="CaseType"/>.</param>
/// <param name="County">Empty when none is named.</param>
/// <param name="Place">Empty when none is named.</param>
public sealed partial record CaseGuess(string Type, string County, string Place)
{
    /// <summary>The first that has a word in the text counts: who complains of what he asks about complains.</summary>
    private static readonly (string Type, string[] Words)[] Signs =
    [
        (CaseType.Report, ["举报", "行贿", "受贿", "贪污", "偷税", "造假", "偷排", "非法", "黑作坊"]),
        (CaseType.Complaint,
        [
            "投诉", "扰民", "没人管", "没有人管", "无人管", "不管", "不作为", "态度恶劣", "态度差", "乱收费", "拖欠", "欠薪", "不退", "推诿", "踢皮球", "噪音", "太吵", "臭味", "恶臭", "污水", "垃圾成堆",
            "坏了", "漏水", "堵塞", "堵车", "积水", "坑洼", "破损", "占道", "违建", "违停", "冒黑烟", "影响生活", "影响休息", "影响出行", "强烈要求", "反映", "无法居住", "多次打电话", "一直没有解决", "至今没有", "至今未",
        ]),
        (CaseType.Help, ["求助", "帮帮", "帮忙", "求求", "请求", "希望有关部门", "请有关部门", "请领导", "解决一下", "尽快解决", "能不能解决", "盼望", "困难", "救助", "走投无路"]),
        (CaseType.Proposal, ["建议", "希望能", "希望增加", "能不能增加", "应该增设", "提个意见", "提一点意见"]),
        (CaseType.Praise, ["表扬", "点赞", "感谢你们", "感谢政府", "拾金不昧", "服务热情"]),
        (CaseType.Question, ["请问", "咨询", "想问", "怎么办理", "如何办理", "需要什么材料", "是否可以", "能否"]),
    ];

    /// <returns>Null for a text that asks for nothing.</returns>
    public static CaseGuess? Of(string text) =>
        Signs.FirstOrDefault(sign => sign.Words.Any(word => text.Contains(word, StringComparison.Ordinal))).Type is { } type ? new CaseGuess(type, CountyIn(text), PlaceIn(text)) : null;

    private static string CountyIn(string text) => CaseInputRules.Counties.FirstOrDefault(county => text.Contains(county, StringComparison.Ordinal)) ?? "";

    private static string PlaceIn(string text) => Spot().Match(text) is { Success: true } found ? found.Value : "";

    // Without what stands before names, so that no verb and no county is taken for a part of one.
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}-[在住是于到从县区的了我们您走马上这那条很有修去过]]{2,8}?(?:大道|路|街|小区|社区|家属院|花园|新村|村|镇|广场|公园|市场|学校|小学|中学|医院|车站|大桥)", RegexOptions.CultureInvariant)]
    private static partial Regex Spot();
}
