using System.Text;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>What followers are told of their cases in messages of their own: the number, the answer, or why it is not taken on. Each with a link for which they need no code.</summary>
public sealed class CaseAnnouncing(CaseProofs proofs, Database database, TimeProvider clock)
{
    private const int MostBytes = 2000;

    public async Task<string> ReceiptAsync(Case found) =>
        $"{(found.Source == CaseSource.Operator ? "您在这里说的事，我们登记成了诉求。" : "您的诉求收到了，谢谢您。")}\n编号：{found.Number}\n{ChinaTime.ShortDay(found.DueMs)}前答复您。\n{await LinkAsync(found, "看办到哪一步")}，不用查询码，请不要转发；发送“进度”可以再取。";

    /// <summary>The answer, or the reason with where to go instead.</summary>
    public async Task<string> OutcomeAsync(Case found)
    {
        var declined = found.State == CaseState.Declined;
        var opening = declined ? $"您的诉求 {found.Number} 没有受理：\n" : $"您的诉求 {found.Number} 已有答复：\n";
        var ending = $"\n{await LinkAsync(found, declined ? "看这件诉求" : "查看全文和评价")}（不用查询码，请不要转发）{(declined ? "\n有疑问可以在这里回复“人工”，或拨打 12345。" : "")}";
        var room = MostBytes - Encoding.UTF8.GetByteCount(opening + ending);
        var (whole, shown) = (declined ? found.DeclineReason : found.Answer, declined ? found.DeclineReason : found.Answer);
        for (var length = whole.Length; Encoding.UTF8.GetByteCount(shown) > room; length -= 10)
        {
            shown = WholeCharacters.Prefix(whole, length) + "…";
        }

        return opening + shown + ending;
    }

    private async Task<string> LinkAsync(Case found, string words)
    {
        var proof = CaseProofs.Make(found.Account, found.OpenId, clock.NowMs(), out var key);
        await database.WriteAsync(session => CaseLinkStore.AddAsync(session, proof), CancellationToken.None);
        return $"<a href=\"{proofs.AddressOf(key, found.Number)}\">{words}</a>";
    }
}
