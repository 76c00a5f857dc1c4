using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.People.Audit;

/// <summary>Fields of inputs as people call them: who reads the record does not know the calls. A test reads the source for names that are missing here.</summary>
public static partial class FieldNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["account"] = "公众号",
        ["accountName"] = "公众号",
        ["address"] = "地址",
        ["addresses"] = "文章的地址",
        ["aiAssisted"] = "AI 参与",
        ["alt"] = "文字说明",
        ["appId"] = "AppID",
        ["archive"] = "归档日期",
        ["articleId"] = "稿件",
        ["articleIds"] = "稿件",
        ["at"] = "时间",
        ["attachments"] = "附件",
        ["audience"] = "发给谁",
        ["author"] = "作者",
        ["board"] = "栏目",
        ["body"] = "正文",
        ["bodyFormat"] = "正文写法",
        ["bodyHtml"] = "正文",
        ["bodySelector"] = "正文的选择器",
        ["button"] = "按钮",
        ["code"] = "动态口令",
        ["comment"] = "意见",
        ["contact"] = "联系方式",
        ["contentHash"] = "内容的标记",
        ["contexts"] = "例外",
        ["contradiction"] = "矛盾",
        ["correction"] = "更正说明",
        ["corrections"] = "更正说明",
        ["county"] = "区县",
        ["cover"] = "封面",
        ["coverAlt"] = "封面的文字说明",
        ["coverCropSquare"] = "封面的裁剪（1:1）",
        ["coverCropWide"] = "封面的裁剪（2.35:1）",
        ["coverUrl"] = "封面",
        ["cursor"] = "页码",
        ["danger"] = "求助附言",
        ["dateSelector"] = "日期的选择器",
        ["description"] = "说明",
        ["digest"] = "摘要",
        ["displayName"] = "姓名",
        ["editor"] = "责任编辑",
        ["enabled"] = "启用",
        ["end"] = "结束日期",
        ["except"] = "不算的说法",
        ["expiresAt"] = "到期时间",
        ["externalId"] = "外部编号",
        ["field"] = "领域",
        ["file"] = "文件",
        ["follower"] = "粉丝",
        ["followerId"] = "粉丝",
        ["followerIds"] = "粉丝",
        ["form"] = "怎样读",
        ["from"] = "开始时间",
        ["furtherBoards"] = "其他栏目",
        ["greeting"] = "问候",
        ["groups"] = "组",
        ["handedOver"] = "转人工",
        ["helping"] = "协办单位",
        ["holidays"] = "放假的日子",
        ["hours"] = "办公时间",
        ["html"] = "正文",
        ["image"] = "图片",
        ["intervalMinutes"] = "多少分钟读一次",
        ["item"] = "事项",
        ["itemSelector"] = "条目的选择器",
        ["keywords"] = "关键词",
        ["kind"] = "类别",
        ["limit"] = "条数",
        ["linkSelector"] = "链接的选择器",
        ["listed"] = "只列标题",
        ["match"] = "匹配方式",
        ["maybeNobody"] = "可能没有人收到",
        ["media"] = "图片或语音",
        ["miniProgram"] = "小程序",
        ["msgId"] = "微信的发送编号",
        ["name"] = "名称",
        ["newPassword"] = "新密码",
        ["note"] = "便签",
        ["nothingFound"] = "默认回复",
        ["nothingMore"] = "没有更多",
        ["offDuty"] = "不在值班时间",
        ["openId"] = "粉丝",
        ["openIds"] = "粉丝",
        ["operators"] = "看得到举报的人",
        ["order"] = "顺序",
        ["originalAuthor"] = "原作者",
        ["originalId"] = "原始 ID",
        ["originalTitle"] = "原标题",
        ["outcome"] = "核对的结果",
        ["overrule"] = "仍然通过的说明",
        ["parent"] = "上级栏目",
        ["part"] = "第几部分",
        ["password"] = "密码",
        ["phone"] = "电话",
        ["picture"] = "图片",
        ["pictures"] = "图片",
        ["place"] = "地点",
        ["priority"] = "优先级",
        ["publicNote"] = "给读者的说明",
        ["publishedAt"] = "发布时间",
        ["q"] = "搜索的词",
        ["read"] = "已阅读",
        ["ready"] = "快捷回复",
        ["reason"] = "理由",
        ["received"] = "已收到",
        ["remark"] = "备注名",
        ["replies"] = "回复",
        ["reprint"] = "转载的权利",
        ["requireEncryption"] = "只接受加密消息",
        ["revision"] = "版本",
        ["roles"] = "角色",
        ["rude"] = "说重话",
        ["rules"] = "规则",
        ["sample"] = "示例",
        ["scheduledAt"] = "发送时间",
        ["scopes"] = "权限",
        ["score"] = "评分",
        ["severity"] = "级别",
        ["siteUrl"] = "网站",
        ["slug"] = "代号",
        ["source"] = "来源",
        ["sourceUrl"] = "来源网址",
        ["start"] = "开始日期",
        ["state"] = "状态",
        ["status"] = "状态",
        ["sub_button"] = "子菜单",
        ["subtitle"] = "副题",
        ["suggestion"] = "建议",
        ["summary"] = "做什么的",
        ["tagId"] = "标签",
        ["text"] = "文字",
        ["thanks"] = "致谢",
        ["theme"] = "主题",
        ["title"] = "标题",
        ["titleSelector"] = "标题的选择器",
        ["to"] = "结束日期",
        ["toCheck"] = "待核对的词组",
        ["topic"] = "专题",
        ["type"] = "类型",
        ["typed"] = "要输入的确认",
        ["unit"] = "单位",
        ["units"] = "单位",
        ["until"] = "结束时间",
        ["uploadId"] = "图片",
        ["url"] = "网址",
        ["userName"] = "用户名",
        ["validity"] = "有效性",
        ["welcome"] = "欢迎语",
        ["whom"] = "哪些粉丝",
        ["words"] = "词",
        ["workdays"] = "上班的日子",
        ["wxName"] = "微信号",
        ["year"] = "年份",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What was refused and why, as the record keeps it.</summary>
    public static string Said(Refusal refusal) =>
        refusal.Fields.Count == 0 ? refusal.Title : string.Join('；', refusal.Fields.Select(static problem => Said(problem.Field, problem.Reason))) + "。";

    /// <param name="field">As callers write it, with the place in a list in brackets: <c>groups[3].words</c>.</param>
    /// <returns>Null for a name that no input of ours has.</returns>
    public static string? Of(string field)
    {
        if (Line().Match(field) is { Success: true } line)
        {
            return $"第 {line.Groups[1].Value} 行";
        }

        var words = new List<string>();
        foreach (var part in field.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var open = part.IndexOf('[', StringComparison.Ordinal);
            if (!Names.TryGetValue(open < 0 ? part : part[..open], out var name))
            {
                return null;
            }

            words.Add(Place().Match(part) is { Success: true } place && int.TryParse(place.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? $"第 {index + 1} {(name == "组" ? "" : "个")}{name}" : name);
        }

        return words.Count == 0 ? null : string.Join('的', words);
    }

    // A name that somebody made up is told back as what it is.
    private static string Said(string field, string reason)
    {
        var name = Of(field) ?? $"字段“{field}”";
        return reason is ['的' or '里', ..] ? name + reason : $"{name}：{reason}";
    }

    [GeneratedRegex(@"\[(\d+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\Aline (\d+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
