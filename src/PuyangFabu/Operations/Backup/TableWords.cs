using System.Collections.Frozen;

namespace PuyangFabu.Operations.Backup;

/// <summary>What people call the content of a table, for what a restore says.</summary>
internal static class TableWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["account_settings"] = "公众号账号",
        ["article_attachments"] = "稿件的附件",
        ["article_boards"] = "稿件所属的栏目",
        ["article_events"] = "稿件的经过",
        ["article_versions"] = "稿件的版本",
        ["article_works"] = "编审中的稿件",
        ["articles"] = "稿件",
        ["audit_anchor_head"] = "审计锚定的末行",
        ["audit_head"] = "审计日志的末条",
        ["audit_log"] = "审计日志",
        ["audit_signing_keys"] = "审计签名密钥",
        ["backups"] = "做过的备份",
        ["boards"] = "栏目",
        ["broadcast_articles"] = "群发的稿件",
        ["broadcast_attempts"] = "群发的提交",
        ["broadcast_events"] = "群发的经过",
        ["broadcast_parts"] = "群发的部分",
        ["broadcast_recipients"] = "群发的名单",
        ["broadcasts"] = "群发",
        ["case_desks"] = "承办诉求的单位",
        ["case_drafts"] = "正在对话里填写的诉求",
        ["case_events"] = "诉求的经过",
        ["case_guesses"] = "查询码试错的次数",
        ["case_links"] = "填写诉求的链接",
        ["case_numbers"] = "诉求的编号",
        ["case_pictures"] = "诉求的图片",
        ["cases"] = "诉求",
        ["citizen_services"] = "便民服务",
        ["content_changes"] = "内容的变动",
        ["content_versions"] = "内容的版本",
        ["danger_groups"] = "危险词",
        ["data_protection_keys"] = "密封用的钥匙",
        ["directory_entries"] = "政府机构",
        ["encryption_states"] = "账号的加密情况",
        ["follower_messages"] = "发给粉丝的消息",
        ["follower_name_keys"] = "粉丝短名的密钥",
        ["follower_syncs"] = "粉丝的同步",
        ["follower_tags"] = "粉丝标签",
        ["followers"] = "粉丝",
        ["form_submissions"] = "提交过的表单",
        ["holds"] = "暂停的事项",
        ["holiday_years"] = "工作日历",
        ["inbox"] = "收到的消息",
        ["mass_send_results"] = "群发的结果通知",
        ["menu_publications"] = "菜单的发布",
        ["menu_taps"] = "菜单点击次数",
        ["menus"] = "菜单",
        ["operator_old_passwords"] = "用过的密码（只有校验值）",
        ["operator_sessions"] = "登录",
        ["operator_tokens"] = "接口令牌",
        ["operator_turn"] = "操作员变动的次序",
        ["operators"] = "操作员",
        ["outside_call_recipients"] = "外部调用涉及的人",
        ["outside_calls"] = "对微信的调用",
        ["preview_names"] = "登记的手机",
        ["publication_articles"] = "发布的稿件",
        ["publication_events"] = "发布的经过",
        ["publications"] = "发布",
        ["publish_results"] = "发布的结果通知",
        ["reply_rules"] = "回复规则",
        ["search_sessions"] = "上次的搜索",
        ["seen_signatures"] = "用过的签名",
        ["sent_media"] = "粉丝发来的图片、语音和视频",
        ["sign_in_failures"] = "登录失败的次数",
        ["standard_replies"] = "常用语",
        ["synonym_groups"] = "同义词",
        ["talk_events"] = "对话的经过",
        ["talks"] = "与粉丝的对话",
        ["unanswered_words"] = "未答词语",
        ["uploads"] = "上传的图片和附件",
        ["wechat_materials"] = "微信素材",
        ["word_rules"] = "词表",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>The table's own name when nobody has given it words.</returns>
    public static string Of(string table) => Words.GetValueOrDefault(table, table);

    /// <summary>For what went wrong: also the name under which it stands in the file.</summary>
    public static string WithName(string table) => Of(table) is var words && words != table ? $"“{words}”（{table}）" : table;
}
