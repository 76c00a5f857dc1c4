using System.Collections.Frozen;

namespace PuyangFabu.Console.Audit;

/// <summary>What people call the fields of what was done.</summary>
internal static class AuditFields
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["accepted"] = "已知的矛盾", ["account"] = "公众号", ["accountNames"] = "名称", ["address"] = "地址", ["alt"] = "替代文字", ["anchors"] = "锚定", ["anchorsBefore"] = "之前的锚定",
        ["appId"] = "AppID", ["articleId"] = "稿件编号", ["articles"] = "稿件", ["attempt"] = "第几次", ["attempts"] = "次数", ["audience"] = "发给谁", ["author"] = "作者",
        ["board"] = "栏目", ["boardId"] = "栏目编号", ["bytes"] = "字节", ["buttons"] = "按钮", ["category"] = "分类", ["clientMsgId"] = "群发编号", ["comment"] = "说明", ["content"] = "内容", ["contradiction"] = "矛盾",
        ["createdAt"] = "何时建的", ["danger"] = "危险词", ["description"] = "说明", ["digest"] = "摘要", ["displayName"] = "姓名", ["enabled"] = "启用", ["errorCode"] = "微信错误码", ["expiresAt"] = "到期",
        ["failed"] = "失败", ["firstBroken"] = "第一处不对的编号", ["from"] = "从", ["groups"] = "词组", ["height"] = "高", ["hotline"] = "电话", ["hours"] = "办公时间", ["id"] = "编号", ["keptAs"] = "旧文件改名为", ["key"] = "键",
        ["keywords"] = "关键词", ["kind"] = "种类", ["lines"] = "行数", ["lineHash"] = "锚定的校验值", ["match"] = "怎样算对上", ["mediaId"] = "素材编号", ["migration"] = "数据库版本", ["mode"] = "模式", ["name"] = "名称", ["operatorId"] = "操作员编号",
        ["originalName"] = "原文件名", ["parent"] = "上级栏目", ["parentId"] = "上级栏目编号", ["phone"] = "电话", ["phones"] = "电话", ["phrases"] = "词语", ["picUrl"] = "图片网址", ["plainRefused"] = "不收明文消息", ["priority"] = "优先级", ["problems"] = "问题", ["publicKey"] = "公钥",
        ["publishId"] = "微信发布编号", ["publishedAt"] = "发布时间", ["reason"] = "原因", ["recipients"] = "人数", ["replies"] = "回复", ["resultCode"] = "微信错误码", ["revision"] = "第几次修改", ["roles"] = "角色",
        ["rowCount"] = "行数", ["rows"] = "行数", ["rules"] = "规则条数", ["sample"] = "示例", ["scheduledAt"] = "定时", ["scheduledMs"] = "定时", ["scopes"] = "范围", ["secondFactor"] = "已绑定动态口令", ["sequence"] = "审计编号", ["session"] = "登录编号", ["sessionsEnded"] = "结束的登录",
        ["sinceMs"] = "从", ["slug"] = "代号", ["sort"] = "顺序", ["sortOrder"] = "顺序", ["source"] = "来源", ["stage"] = "环节", ["state"] = "状态", ["status"] = "状态", ["sub_button"] = "子菜单", ["subButtons"] = "子菜单", ["subject"] = "对象", ["tagId"] = "标签编号", ["text"] = "文字", ["title"] = "标题", ["to"] = "发给",
        ["toCheck"] = "待核对", ["tokensRevoked"] = "撤销的令牌", ["type"] = "种类", ["until"] = "到", ["url"] = "网址", ["userName"] = "用户名", ["version"] = "第几版", ["visible"] = "显示", ["waitingRoles"] = "等待生效的角色", ["width"] = "宽", ["withKeys"] = "带主密钥", ["words"] = "词语",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The field as people call it; its own name when it is none of ours.</summary>
    public static string NameOf(string field) => Names.GetValueOrDefault(field, field);
}
