using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>The words by which followers hand in a case and ask how theirs stand.</summary>
public sealed class CaseTalk(CaseStore cases, CaseDraftStore drafts, CaseProofs proofs, PublicUrls urls)
{
    /// <summary>Begins a case; also the key of a menu's button.</summary>
    public const string Word = "我要留言";

    private const int Shown = 5;

    private static readonly HashSet<string> Asking = [Word, "留言", "提诉求", "我要提诉求", "我要反映问题", "我要建议", "我要投诉", "我要举报", "我要求助", "求助", "我要咨询"];
    private static readonly HashSet<string> AskingForProgress = ["进度", "查进度", "办理进度", "诉求进度", "我的诉求", "查询进度", "我的留言", "留言进度"];

    /// <param name="words">As they are compared.</param>
    public static bool Asks(string words) => Asking.Contains(words);

    /// <inheritdoc cref="Asks"/>
    public static bool AsksForProgress(string words) => AskingForProgress.Contains(words);

    /// <summary>With the form, for who would rather write on a page.</summary>
    /// <param name="address">Of the form, for this follower and once.</param>
    public static string WithForm(string text, string address) =>
        $"{text}\n<a href=\"{address}\">在手机上填写更方便</a>：链接只给您一个人用，一天内有效，用一次。\n急事请拨打 110、119、120 或 12345。发送“进度”查看办到哪一步。";

    /// <summary>How the follower's last cases stand.</summary>
    public async ValueTask<Handled> ProgressAsync(string openId, MessageContext context, CancellationToken cancellation)
    {
        // In this order: what became a case in between is told twice sooner than not at all.
        var fresh = await drafts.HandedInAsync(context.Account.Slug, openId, cancellation);
        var found = await cases.OfFollowerAsync(context.Account.Slug, openId, Shown, cancellation);
        var proof = CaseProofs.Make(context.Account.Slug, openId, context.ReceivedMs, out var key);
        var lines = fresh.Where(draft => found.All(made => made.Number != draft.Number))
            .Select(static draft => $"{draft.Number}（{draft.Type}）：{CaseState.NameOf(CaseState.Submitted)}。{CaseState.SpokenOf(CaseState.Submitted)}")
            .Concat(found.Select(one => $"{Line(one)}<a href=\"{proofs.AddressOf(key, one.Number)}\">打开</a>")).ToList();
        var page = $"<a href=\"{urls.To("/cases/progress")}\">凭编号和查询码查看</a>";
        return new Handled(
            new TextReply(lines.Count == 0
                ? $"没有找到您在这里提交的诉求。发送“我要留言”提交一件；在别处提交的，{page}。"
                : $"{string.Join('\n', lines)}\n" + (found.Count > 0 ? $"点“打开”看全文和评价：链接只给您一个人用，{CaseProofs.Life.Days} 天内有效，请不要转发。" : page)),
            ReplyReason.CaseTalk,
            found.Count > 0 ? [new InboxWrite(SharedRows.CaseLinks, openId, context.Account.Slug, session => CaseLinkStore.AddAsync(session, proof))] : []);
    }

    // No title: what a phone shows is read over shoulders.
    private static string Line(Case found) =>
        $"{found.Number}（{found.Type}）：{CaseState.CitizenNameOf(found.State)}{(found.IsOpen ? $"，{ChinaTime.ShortDay(found.DueMs)}前答复" : "")}。{CaseState.SpokenOf(found.State)}";
}
