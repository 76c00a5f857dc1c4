using PuyangFabu.Conversation.Cases;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Cases;

/// <summary>What the page about a case's progress answers: to who has number and code, or a link out of the chat, how it stands, to nobody else anything.</summary>
public sealed class CaseProgressAnswers(CaseRating rating)
{
    /// <param name="score">What was pressed; null where only the case is asked for.</param>
    /// <param name="address">From where it is asked for.</param>
    public async Task<PageAnswer> AnswerAsync(string? number, string? code, string? proof, string? score, string? remark, string address, CancellationToken cancellation)
    {
        var (typed, given, proven) = (number?.Trim() ?? "", code?.Trim() ?? "", proof?.Trim() ?? "");
        if (typed.Length == 0 && given.Length == 0 && proven.Length == 0)
        {
            return Page(new CaseProgressModel());
        }

        if (proven.Length == 0 && (typed.Length == 0 || given.Length == 0))
        {
            return Page(new CaseProgressModel { Number = Shown(typed), Problem = "编号和查询码都要填写。" }, 400);
        }

        var looked = score is null ? await rating.LookAsync(typed, given, proven, address, cancellation) : await rating.RateAsync(typed, given, proven, score, remark, address, cancellation);
        return !looked.IsRefused ? Page(new CaseProgressModel { Number = typed, Code = given, Proof = proven, Case = CaseProgress.Of(looked.Value), Thanks = score is not null })
            : score is not null && looked.Refusal.Kind is RefusalKind.BadInput or RefusalKind.Conflict ? await AgainAsync(typed, given, proven, score, remark ?? "", looked.Refusal, address, cancellation)
            : Page(new CaseProgressModel { Number = Shown(typed), Problem = looked.Refusal.Title }, (int)looked.Refusal.Kind);
    }

    // The case is theirs; only the rating was not taken.
    private async Task<PageAnswer> AgainAsync(string number, string code, string proof, string score, string remark, Refusal refusal, string address, CancellationToken cancellation)
    {
        var looked = await rating.LookAsync(number, code, proof, address, cancellation);
        return Page(
            new CaseProgressModel
            {
                Number = Shown(number),
                Code = looked.IsRefused ? "" : code,
                Proof = looked.IsRefused ? "" : proof,
                Case = looked.IsRefused ? null : CaseProgress.Of(looked.Value),
                Score = score,
                Remark = remark,
                Problem = refusal.Title,
            },
            (int)refusal.Kind);
    }

    private static string Shown(string typed) => typed.Length > 40 ? typed[..40] : typed;

    private static PageAnswer Page(CaseProgressModel model, int status = 200) => PageAnswer.Of<Pages.CaseProgressPage>(model, status) with { Private = true };
}
