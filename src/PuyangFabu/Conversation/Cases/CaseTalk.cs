using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Cases;

/// <summary>What followers get in the chat who want to hand in a case, or to know how theirs stand.</summary>
public sealed class CaseTalk(CaseStore cases, PublicUrls urls)
{
    private const int Shown = 3;

    private static readonly HashSet<string> Asking = ["我要留言", "留言", "提诉求", "我要提诉求", "我要反映问题", "我要建议"];
    private static readonly HashSet<string> AskingForProgress = ["进度", "查进度", "办理进度", "诉求进度", "我的诉求"];

    /// <param name="words">As they are compared.</param>
    public static bool Asks(string words) => Asking.Contains(words);

    /// <inheritdoc cref="Asks"/>
    public static bool AsksForProgress(string words) => AskingForProgress.Contains(words);

    /// <summary>A link to the form, for this follower and once.</summary>
    /// <param name="more">What stands below it; null for nothing.</param>
    public Handled Invite(string openId, MessageContext context, string? more)
    {
        var key = CaseForm.MakeKey();
        var link = new CaseLink { KeyHash = CaseForm.HashOf(key), Account = context.Account.Slug, OpenId = openId, CreatedMs = context.ReceivedMs };
        var text = $"<a href=\"{urls.To($"/cases/new?key={key}")}\">点这里填写诉求</a>\n链接只给您一个人用，一天内有效，用一次。急事请拨打 110、119、120 或 12345。\n发送“进度”查看办到哪一步。";
        return new Handled(
            new TextReply(more is null ? text : $"{text}\n\n{more}"),
            ReplyReason.CaseTalk,
            new InboxWrite(SharedRows.CaseLinks, openId, context.Account.Slug, session => CaseLinkStore.AddAsync(session, link)));
    }

    /// <summary>How the follower's last cases stand.</summary>
    public async ValueTask<Handled> ProgressAsync(string openId, MessageContext context, CancellationToken cancellation)
    {
        var found = await cases.OfFollowerAsync(context.Account.Slug, openId, Shown, cancellation);
        var page = $"<a href=\"{urls.To("/cases/progress")}\">凭编号和查询码查看</a>";
        return new Handled(
            new TextReply(found.Count == 0
                ? $"没有找到您在这里提交的诉求。发送“我要留言”提交一件；在别处提交的，{page}。"
                : $"{string.Join('\n', found.Select(Line))}\n看答复全文：{page}"),
            ReplyReason.CaseTalk);
    }

    // No title: what a phone shows is read over shoulders.
    private static string Line(Case found) =>
        $"{found.Number}（{found.Type}）：{CaseState.NameOf(found.State)}{(found.IsOpen ? $"，{UnixMilliseconds.ToChinaTime(found.DueMs):M 月 d 日}前答复" : "")}";
}
