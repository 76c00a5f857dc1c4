using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Frame.Places;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Find;

/// <summary>Pages by their names and by other words that people have for what is done there.</summary>
public static class FindablePlaces
{
    /// <summary>Places of the navigation, which name themselves; with blanks between the words.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        [ConsoleEndpoints.Prefix] = "首页 待办 剩余次数",
        ["/console/articles"] = "文章 新闻 回收站 撤稿",
        ["/console/review"] = "三审 初审 复审 终审 送审 补办",
        ["/console/broadcasts"] = "定时 推送 撤回 批准 群发次数",
        ["/console/inbox"] = "留言 来信 消息 私信 答复",
        ["/console/cases"] = "投诉 咨询 求助 举报 建议 工单 承办 督办 催办 办结 我要留言",
        ["/console/replies"] = "关键词 规则 欢迎语 机器人",
        ["/console/menu"] = "自定义菜单 按钮",
        ["/console/boards"] = "分类 频道",
        ["/console/directory"] = "机构 电话 热线 部门",
        ["/console/services"] = "办事 缴费 预约 查询 服务",
        ["/console/synonyms"] = "近义词 搜索词",
        ["/console/words"] = "敏感词 词表 危险词 错别字",
        ["/console/calendar"] = "放假 节假日 调休 工作日 期限",
        ["/console/followers"] = "标签 备注 关注者 用户 同步",
        ["/console/audit"] = "日志 操作记录 记录 核对",
        ["/console/operators"] = "操作员 账户 角色 权限 用户 解锁 任命",
        ["/console/settings"] = "公众号 密钥 AppSecret Token 令牌 服务器地址 回调 加密",
        ["/console/doctor"] = "检查 故障 健康 磁盘",
        ["/console/backup"] = "恢复 还原 容灾 数据",
    };

    /// <summary>Pages that stand in no navigation.</summary>
    private static readonly (string Path, string Name, string Words)[] Further =
    [
        ("/console/security", "我的安全", "密码 二维码 动态口令 验证码 登录 会话 令牌 恢复码"),
        ("/console/password", "修改密码", "改密码 口令"),
        ("/console/security/second-factor", "绑定动态口令", "二维码 验证码 手机 双因素"),
        ("/console/security/tokens", "接口令牌", "API token 个人令牌"),
        ("/console/articles/new", "写稿", "新建稿件 写文章"),
        ("/console/broadcasts/new", "新建群发", "推送 通知粉丝"),
        ("/console/broadcasts/publications", "发布（不通知粉丝）", "永久链接 网址"),
        ("/console/replies/unanswered", "未答词语", "没有答上来的话"),
        ("/console/replies/new", "新建回复规则", "关键词"),
        ("/console/cases/new", "登记诉求", "来电 来信 热线 12345"),
        ("/console/cases/figures", "诉求的数据", "周报 统计 办结率 逾期"),
        ("/console/cases/desks", "承办", "承办单位 谁办"),
        ("/console/services/new", "新建服务", "便民服务"),
        ("/console/inbox/duty", "值班", "今晚有人值班 值班时间 人工"),
        ("/console/followers/tags", "粉丝标签", "分组"),
        ("/console/operators/new", "新建操作员", "人员 任命 角色"),
        ("/console/settings/accounts/new", "新建公众号", "接入 账号"),
    ];

    /// <summary>All of it, whoever asks.</summary>
    public static IEnumerable<(string Path, string Name, string Words)> All =>
        PlaceRegister.All.Select(static place => (place.Path, place.Name, Words.GetValueOrDefault(place.Path, ""))).Concat(Further);

    /// <summary>Paths for which there are other words.</summary>
    public static IEnumerable<string> Explained => Words.Keys;

    /// <summary>Those that the person may open and that these words, or a sentence that holds theirs, mean; those that are named so first.</summary>
    public static IEnumerable<FoundItem> Find(string words, Actor actor)
    {
        var wanted = SearchText.Normalize(words);
        return
            from place in All
            let rank = RankOf(place.Name, place.Words, wanted)
            where rank > 0 && PageRights.MayOpen(place.Path, actor)
            orderby rank descending
            select new FoundItem(place.Path, place.Name);
    }

    private static int RankOf(string name, string words, string wanted) =>
        Means(name, wanted) ? 2 : words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => Means(word, wanted)) ? 1 : 0;

    private static bool Means(string name, string wanted) =>
        SearchText.Normalize(name) is var known
        && (known.Contains(wanted, StringComparison.Ordinal) || wanted.Contains(known, StringComparison.Ordinal));
}
