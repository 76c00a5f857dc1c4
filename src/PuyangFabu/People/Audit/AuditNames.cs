using System.Collections.Frozen;

namespace PuyangFabu.People.Audit;

/// <summary>What people call the actions of the record and the things they are about. Every action that is recorded stands here.</summary>
public static class AuditNames
{
    /// <summary>The things in the order in which people look for them.</summary>
    public static IReadOnlyList<AuditThing> Things { get; } =
    [
        Of("article", "稿件",
            ("create", "新建"), ("edit", "修改"), ("restoreVersion", "恢复旧版"), ("import", "导入"), ("pull", "从微信拉取"), ("sort", "重排"), ("submit", "送审"), ("approve", "通过"), ("reject", "退回"), ("publish", "发布"),
            ("schedule", "定时发布"), ("unschedule", "取消定时"), ("publishDue", "到时发布"), ("publishWithBroadcast", "随群发发布"), ("scheduleFailed", "定时发布未成功"), ("sendBack", "退回编辑"), ("withdraw", "撤稿"),
            ("confirm", "补办确认"), ("delete", "删除"), ("restore", "从回收站恢复"), ("lock", "锁定"), ("unlock", "解锁"), ("takeOver", "接手"), ("check", "检查")),
        Of("pull", "从微信拉取", ("start", "开始"), ("end", "完成"), ("acknowledge", "知道了"), ("take", "取用微信上的改动"), ("setRules", "改归类规则"), ("sort", "按规则重排待归类"), ("addPages", "按地址取文章")),
        Of("broadcast", "群发",
            ("create", "新建"), ("edit", "修改"), ("submit", "提交批准"), ("approve", "批准"), ("reject", "退回"), ("send", "安排发送"), ("preview", "预览"), ("cancel", "取消"),
            ("recall", "撤回"), ("resolve", "人工确认结果"), ("acknowledge", "知道了"), ("void", "批准作废"), ("postpone", "暂缓，等人处理"), ("begin", "开始发送"), ("publish", "发布稿件"), ("call", "交给微信"),
            ("progress", "进展")),
        Of("publication", "发布到微信",
            ("create", "新建"), ("edit", "修改"), ("submit", "提交批准"), ("approve", "批准"), ("reject", "退回"), ("cancel", "取消"), ("publish", "发布"), ("remove", "删除发布"),
            ("resolve", "人工确认结果"), ("void", "批准作废"), ("progress", "进展")),
        Of("menu", "菜单",
            ("save", "保存"), ("restore", "恢复旧版"), ("submit", "提交批准"), ("approve", "批准"), ("reject", "退回"), ("replace", "被新版本代替"), ("call", "交给微信"),
            ("schedule", "定时发布"), ("publish", "发布"), ("rollback", "换回以前的"), ("postpone", "暂缓，等人处理"), ("cancelPublish", "取消发布")),
        Of("replyRule", "回复规则", ("create", "新建"), ("update", "修改"), ("delete", "删除"), ("restore", "恢复旧版"), ("try", "试发")),
        Of("standardReplies", "常用语",
            ("save", "保存"), ("restore", "恢复旧版"), ("submit", "提交批准"), ("approve", "批准"), ("reject", "退回"), ("replace", "被新版本代替")),
        Of("unansweredWords", "未答词语", ("makeRule", "建成规则"), ("dismiss", "移出")),
        Of("synonyms", "同义词", ("update", "修改"), ("restore", "恢复旧版"), ("import", "导入")),
        Of("dangerWords", "危险词", ("update", "修改"), ("restore", "恢复旧版"), ("import", "导入")),
        Of("wordList", "词库", ("load", "导入"), ("change", "修改"), ("delete", "删除")),
        Of("board", "栏目", ("create", "新建"), ("update", "修改"), ("delete", "删除"), ("restore", "恢复旧版"), ("import", "导入")),
        Of("directory", "名录", ("create", "新建"), ("update", "修改"), ("delete", "删除"), ("restore", "恢复旧版"), ("import", "导入")),
        Of("source", "信息源", ("create", "新建"), ("update", "修改"), ("delete", "删除"), ("read", "现在就读"), ("try", "试读"), ("take", "做成草稿"), ("hide", "隐藏一条"), ("show", "重新列出一条")),
        Of("service", "便民服务", ("create", "新建"), ("update", "修改"), ("review", "核对"), ("delete", "删除"), ("restore", "恢复旧版"), ("import", "导入")),
        Of("calendar", "工作日历", ("save", "保存")),
        Of("upload", "图片", ("create", "上传")),
        Of("attachment", "附件", ("create", "上传")),
        Of("follower", "粉丝", ("remark", "改备注名"), ("setTags", "改标签"), ("reply", "回复"), ("sync", "同步")),
        Of("case", "诉求",
            ("create", "登记"), ("addPicture", "加图片"), ("import", "从热线导入"), ("previewImport", "看会导入什么"), ("accept", "受理"), ("decline", "不予受理"), ("assign", "转办"), ("sign", "签收"), ("return", "退回改派"), ("extend", "申请延期"), ("grant", "同意延期"),
            ("answer", "答复"), ("approve", "审核通过"), ("reject", "退回"), ("rate", "市民评价"), ("close", "办结"), ("publish", "公开"), ("urge", "催办"), ("supervise", "督办"), ("hasten", "加急"), ("redo", "退回重新办理"), ("report", "生成通报稿件"), ("look", "查看联系方式"),
            ("setUnits", "设定承办的单位"), ("nameReaders", "点名谁看得到举报"), ("wipe", "清除内容")),
        Of("talk", "对话",
            ("take", "接手"), ("release", "放回"), ("handOver", "交给同事"), ("close", "结束"), ("note", "写便签"), ("ask", "要求人工"), ("alarm", "标为紧急"), ("lapse", "到时放回或结束")),
        Of("quickReply", "快捷回复", ("create", "新建"), ("update", "修改"), ("delete", "删除")),
        Of("alarm", "紧急提醒", ("mail", "寄信叫人")),
        Of("duty", "临时值班", ("begin", "开始"), ("end", "结束")),
        Of("followerTag", "粉丝标签", ("create", "新建"), ("rename", "改名"), ("delete", "删除"), ("addMembers", "打标签"), ("removeMembers", "去掉标签"), ("changeMembers", "改一批粉丝的标签")),
        Of("previewName", "预览微信号", ("create", "新建"), ("remove", "删除")),
        Of("session", "登录",
            ("create", "登录"), ("end", "退出"), ("endOther", "结束一处登录"), ("endAll", "结束全部登录"), ("changePassword", "改密码"), ("startSecondFactor", "开始绑定动态口令"),
            ("confirmSecondFactor", "绑定动态口令"), ("removeSecondFactor", "解除动态口令"), ("renewRecoveryCodes", "换恢复码"), ("prove", "再次核对身份")),
        Of("token", "接口令牌", ("create", "新建"), ("revoke", "撤销")),
        Of("operator", "操作员",
            ("create", "新建"), ("change", "修改"), ("confirm", "确认任命"), ("reject", "否决任命"), ("pass", "任命到期生效"), ("resetPassword", "重设密码"), ("resetSecondFactor", "解除动态口令"),
            ("unlock", "解除登录锁定"), ("endSessions", "结束全部登录"), ("endBootstrapRights", "收回最初的权限")),
        Of("account", "公众号", ("save", "保存设置"), ("resetEncryption", "重置加密状态")),
        Of("outsideCall", "微信调用", ("begin", "开始"), ("repeat", "重做"), ("end", "结束")),
        Of("material", "微信素材", ("add", "上传"), ("addArticleImage", "上传正文图片")),
        Of("draft", "微信草稿", ("add", "新建"), ("delete", "删除")),
        Of("backup", "备份", ("create", "备份"), ("download", "下载"), ("restore", "从备份恢复"), ("rehearse", "演练恢复"), ("copy", "搬到另一个数据库")),
        Of("hold", "暂停", ("release", "放行")),
        Of("audit", "审计", ("verify", "核对"), ("acknowledge", "确认矛盾"), ("export", "导出"), ("makeKey", "生成签名密钥"), ("archive", "移入归档文件")),
        Of("doctor", "体检", ("run", "开始")),
        Of("starter", "起步内容", ("add", "加入")),
    ];

    /// <summary>Comment of an edit that a page saved while somebody was writing.</summary>
    public const string SavedByItself = "自动保存";

    /// <summary>What follows from what people do, and is recorded beside it.</summary>
    public static IReadOnlyList<string> ByItself { get; } =
    [
        "outsideCall.begin", "outsideCall.repeat", "outsideCall.end", "article.lock", "article.unlock", "article.check", "broadcast.call", "broadcast.progress", "publication.progress",
        "menu.call", "material.add", "material.addArticleImage", "draft.add", "draft.delete",
    ];

    /// <summary>Whether all that somebody looks for is among <see cref="ByItself"/>.</summary>
    /// <param name="wanted">An action, or a kind of thing for all that is done to it.</param>
    public static bool IsByItself(string wanted) =>
        ByItself.Contains(wanted) || (Things.FirstOrDefault(thing => thing.Kind == wanted) is { } thing && thing.Actions.All(static action => ByItself.Contains(action.Code)));

    private static readonly FrozenDictionary<string, string> Actions = Things
        .SelectMany(static thing => thing.Actions.Select(action => (action.Code, Name: thing.Name == action.Name ? thing.Name : $"{thing.Name}：{action.Name}")))
        .ToFrozenDictionary(static action => action.Code, static action => action.Name, StringComparer.Ordinal);

    public static bool Knows(string action) => Actions.ContainsKey(action);

    /// <summary>The action with its thing; the code itself for one that an older version recorded.</summary>
    public static string OfAction(string action) => Actions.GetValueOrDefault(action, action);

    /// <summary>The thing; the code itself when it is none of ours.</summary>
    public static string OfThing(string kind) => kind == "content" ? "内容" : Things.FirstOrDefault(thing => thing.Kind == kind)?.Name ?? kind;

    private static AuditThing Of(string kind, string name, params (string Verb, string Name)[] verbs) => new(kind, name, [.. verbs.Select(verb => ($"{kind}.{verb.Verb}", verb.Name))]);
}

/// <summary>A kind of thing that the record speaks of.</summary>
/// <param name="Kind">As <see cref="AuditEntry.TargetKind"/>.</param>
/// <param name="Actions">What is done to it: as <see cref="AuditEntry.Action"/>, and as people call it.</param>
public sealed record AuditThing(string Kind, string Name, IReadOnlyList<(string Code, string Name)> Actions);
