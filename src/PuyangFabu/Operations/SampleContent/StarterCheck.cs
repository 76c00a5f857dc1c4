using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Operations.SampleContent;

/// <summary>Whether entries of the starter pack still wait for a person.</summary>
public sealed class StarterCheck(ReplyRuleStore rules, SynonymStore synonyms, DirectoryStore directory) : IDoctorCheck
{
    public const string Name = "起步内容";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var (rule, group, entry) = (await rules.CountToCheckAsync(cancellation), await synonyms.CountToCheckAsync(cancellation), await directory.CountToCheckAsync(cancellation));
        return rule + group + entry == 0
            ? [new(Name, FindingLevel.Fine, "没有待核对的。")]
            : [new(
                Name,
                FindingLevel.Notice,
                $"待核对：回复规则 {rule} 条、同义词 {group} 组、政府机构 {entry} 个，都还没有对外使用。",
                "在后台的“自动回复”“名录”“同义词”里逐条核对、改好并保存，不要的删除；保存之后才对外使用。")];
    }
}
