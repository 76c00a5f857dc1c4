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
        ["/console/topics"] = "系列 集纳 专题页",
        ["/console/inbox"] = "留言 来信 消息 私信 答复",
        ["/console/cases"] = "投诉 咨询 求助 举报 建议 工单 承办 督办 催办 办结 我要留言",
        ["/console/replies"] = "关键词 规则 机器人",
        ["/console/menu"] = "自定义菜单 按钮 点击",
        ["/console/boards"] = "分类 频道",
        ["/console/directory"] = "机构 电话 热线 部门",
        ["/console/sources"] = "RSS 订阅 采集 抓取 网站 转载 集纳 稿源",
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
        ("/console/security/recovery-codes", "新的恢复码", "动态口令 手机丢了"),
        ("/console/security/tokens", "新建接口令牌", "API token 个人令牌"),
        ("/console/articles/new", "写稿", "新建稿件 写文章"),
        ("/console/articles/pull", "从微信拉取", "以前的文章 历史文章 同步文章 公众号文章"),
        ("/console/articles/pull/articles", "微信上的文章", "拉取 改过 删过 没有拉取"),
        ("/console/articles/pull/pages", "按地址取文章", "粘贴 链接 网址 公众号文章 48001"),
        ("/console/articles/pull/rules", "归类规则", "拉取 栏目 待归类 系列"),
        ("/console/topics/new", "新建专题", "系列 集纳"),
        ("/console/broadcasts/new", "新建群发", "推送 通知粉丝"),
        ("/console/broadcasts/preview-names", "预览用的手机", "登记的手机 微信号 预览"),
        ("/console/broadcasts/preview-names/new", "登记一部手机", "预览 微信号"),
        ("/console/broadcasts/publications", "发布（不通知粉丝）", "永久链接 网址"),
        ("/console/broadcasts/publications/new", "新建发布（不通知粉丝）", "永久链接 网址"),
        ("/console/replies/standard", "常用语", "默认回复 欢迎语 关注时 问候 致谢 没有更多 转人工 不在值班时间 说重话 求助附言 已收到 标准回复"),
        ("/console/replies/standard/edit", "修改常用语", "默认回复 欢迎语 问候 致谢"),
        ("/console/replies/standard/versions", "常用语的全部版本", "默认回复 欢迎语 以前的"),
        ("/console/replies/unanswered", "未答词语", "没有答上来的话"),
        ("/console/replies/new", "新建回复规则", "关键词"),
        ("/console/replies/deleted", "已删除的回复规则", "恢复规则 回收站"),
        ("/console/replies/try", "试发一句话", "试试 测试 会怎么回"),
        ("/console/menu/clicks", "菜单点击", "统计 点了多少次 按钮"),
        ("/console/boards/new", "新建栏目", "分类 频道"),
        ("/console/boards/import", "导入栏目", "表格"),
        ("/console/directory/new", "新建机构", "名录 热线 部门"),
        ("/console/directory/import", "导入名录", "机构 电话 表格"),
        ("/console/sources/new", "新建信息源", "RSS 订阅 网站 列表页"),
        ("/console/sources/items", "信息源上找到的内容", "转载 采集 草稿"),
        ("/console/cases/new", "登记诉求", "来电 来信 热线 12345"),
        ("/console/cases/import", "导入热线的诉求", "12345 表格 转来"),
        ("/console/cases/figures", "诉求的数据", "周报 统计 办结率 逾期"),
        ("/console/cases/desks", "承办：谁办哪些单位的诉求", "承办单位 谁办"),
        ("/console/cases/report-readers", "举报给谁看", "举报人 点名 谁看得到"),
        ("/console/services/new", "新建服务", "便民服务"),
        ("/console/services/import", "导入便民服务", "表格"),
        ("/console/inbox/quick-replies", "快捷回复", "备好的话 模板 话术"),
        ("/console/inbox/quick-replies/new", "新建快捷回复", "备好的话 模板 话术"),
        ("/console/inbox/duty", "值班", "今晚有人值班 值班时间 人工"),
        ("/console/synonyms/new", "新建一组同义词", "近义词"),
        ("/console/synonyms/all", "全部同义词", "近义词"),
        ("/console/synonyms/import", "导入同义词", "近义词 表格"),
        ("/console/synonyms/versions", "同义词的各版", "以前的"),
        ("/console/words/load", "导入词表", "敏感词 错别字"),
        ("/console/words/danger/new", "新建一类危险", "危险词 求助 轻生"),
        ("/console/words/danger/import", "导入危险词", "求助 轻生 表格"),
        ("/console/words/danger/versions", "危险词的各版", "求助 轻生 以前的"),
        ("/console/followers/sync", "同步粉丝", "更新名单"),
        ("/console/followers/tags", "粉丝标签", "分组"),
        ("/console/followers/tags/new", "新建标签", "粉丝 分组"),
        ("/console/audit/verify", "核对审计", "锚定 有没有被改 完整"),
        ("/console/operators/new", "新建操作员", "人员 任命 角色"),
        ("/console/settings/accounts/new", "新建公众号", "接入 账号"),
        ("/console/backup/download", "下载备份", "数据 存到电脑"),
        ("/console/backup/release", "放行暂停的到期事项", "恢复 暂停"),
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
        SearchText.Normalize(name) == wanted ? 3 : Means(name, wanted) ? 2 : words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => Means(word, wanted)) ? 1 : 0;

    private static bool Means(string name, string wanted) =>
        SearchText.Normalize(name) is var known
        && (known.Contains(wanted, StringComparison.Ordinal) || wanted.Contains(known, StringComparison.Ordinal));
}
