using System.Globalization;
using System.Text.Json;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Console.Words;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.People.Operators.Tokens;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Review;

namespace PuyangFabu.Console.Audit;

/// <summary>What people call the codes that stand in fields of entries.</summary>
internal sealed class AuditWords(StageOrder stages)
{
    private const int HashLength = 64;
    private const int ShownOfHash = 8;

    /// <param name="kind">Of the thing that the entry is about.</param>
    /// <returns>The text itself when it is no code.</returns>
    public string Of(string kind, string field, string text) => (field, text) switch
    {
        ("status" or "state", _) => StateName(kind, text),
        ("roles" or "waitingRoles", _) => Role.NameOf(text),
        ("scopes", _) => TokenScope.NameOf(text),
        ("stage", _) => stages.Find(text)?.Name ?? text,
        ("match", "exact") => "全等",
        ("match", "contains") => "包含",
        ("audience", AudienceKind.All) => "全部粉丝",
        ("audience", AudienceKind.Tag) => "一个标签的粉丝",
        ("audience", AudienceKind.List) => "名单上的粉丝",
        ("requireEncryption", EncryptionRule.Auto) => "收到过加密消息后就拒绝",
        ("requireEncryption", EncryptionRule.Always) => "总是拒绝",
        ("requireEncryption", EncryptionRule.Never) => "接受",
        ("severity", _) => WordNames.Severity(text),
        ("kind", _) => KindName(kind, text),
        ("type", _) => TypeName(text),
        ("attachments", _) when text.Contains('\t', StringComparison.Ordinal) => string.Join("、", Attachment.Read(text).Select(static attachment => attachment.Name)),
        ("name", _) when kind is "upload" or "attachment" => ShortName(text),
        _ when UploadPaths.IsUpload(text) => $"上传的图片 {ShortName(text[UploadPaths.Prefix.Length..])}",
        ("subject", _) when text.Split('/') is [var subject, var id] => $"{AuditNames.OfThing(subject)} {id}",
        _ when text.Length == HashLength && text.All(char.IsAsciiHexDigit) => $"{text[..ShownOfHash]}…",
        _ when text.Length >= 19 && text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) => ChinaTime.Minute(time.ToUnixTimeMilliseconds()),
        _ => text,
    };

    /// <summary>Enough of the name under which a file is kept to tell it from others.</summary>
    public static string ShortName(string file) => file.Length > HashLength && file[..HashLength].All(char.IsAsciiHexDigit) ? $"{file[..ShownOfHash]}…{file[HashLength..]}" : file;

    /// <summary>What was done, with the stage of the review that it was done in.</summary>
    public string DeedOf(AuditItem entry) =>
        entry is { Action: "article.approve" or "article.reject", Before: { ValueKind: JsonValueKind.Object } before }
            && before.TryGetProperty("status", out var status) && stages.Find(status.GetString() ?? "") is { } stage
            ? AuditNames.OfAction(entry.Action).Replace("：", $"：{stage.Name}", StringComparison.Ordinal)
            : AuditNames.OfAction(entry.Action);

    private string StateName(string kind, string state) => kind switch
    {
        "article" => ReviewNames.OfState(state, stages),
        Broadcast.AuditKind => BroadcastState.NameOf(state),
        Publication.AuditKind => PublicationState.NameOf(state),
        Case.AuditKind => CaseState.NameOf(state),
        StandardRepliesVersion.AuditKind => StandardRepliesState.NameOf(state),
        MenuVersion.AuditKind => MenuPublicationState.NameOf(MenuStatus.NameOf(state)),
        "outsideCall" => OutsideCallState.NameOf(state),
        _ => state,
    };

    private static string KindName(string kind, string text) => (kind, text) switch
    {
        ("outsideCall", _) => AuditNames.OfAction(text),
        ("account", "service") => "服务号",
        ("account", "subscription") => "订阅号",
        ("wordList", _) => WordNames.Kind(text),
        ("session", SessionKind.Api) => "操作接口",
        ("session", SessionKind.Console) => "后台",
        ("previewName", PreviewName.WxName) => "微信号",
        ("previewName", PreviewName.OpenId) => "粉丝",
        (MenuVersion.AuditKind, MenuPublication.Publish) => "发布",
        (MenuVersion.AuditKind, MenuPublication.Rollback) => "换回以前的",
        _ => text,
    };

    // Of replies, and of buttons of menus.
    private static string TypeName(string type) => type switch
    {
        "text" => "文字",
        "article" => "稿件",
        "board" => "栏目最新稿件",
        "image" => "图片",
        "news" => "自定卡片",
        "click" => "自动回复",
        "view" => "打开网页",
        "miniprogram" => "小程序",
        "media_id" => "微信素材",
        "article_id" or "article_view_limited" => "已发布的文章",
        _ => type,
    };
}
