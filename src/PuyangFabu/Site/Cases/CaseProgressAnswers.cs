using PuyangFabu.Conversation.Cases;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Cases;

/// <summary>What the page about a case's progress answers: to who has number and code how it stands, to nobody else anything.</summary>
public sealed class CaseProgressAnswers(CaseRating rating)
{
    /// <param name="score">What was pressed; null where only the case is asked for.</param>
    /// <param name="address">From where it is asked for.</param>
    public async Task<PageAnswer> AnswerAsync(string? number, string? code, string? score, string? remark, string address, CancellationToken cancellation)
    {
        var (typed, given) = (number?.Trim() ?? "", code?.Trim() ?? "");
        if (typed.Length == 0 && given.Length == 0)
        {
            return Page(new CaseProgressModel());
        }

        if (typed.Length == 0 || given.Length == 0)
        {
            return Page(new CaseProgressModel { Number = Shown(typed), Problem = "编号和查询码都要填写。" }, 400);
        }

        var looked = score is null ? await rating.LookAsync(typed, given, address, cancellation) : await rating.RateAsync(typed, given, score, remark, address, cancellation);
        return !looked.IsRefused ? Page(new CaseProgressModel { Number = typed, Code = given, Case = CaseProgress.Of(looked.Value), Thanks = score is not null })
            : score is not null && looked.Refusal.Kind is RefusalKind.BadInput or RefusalKind.Conflict ? await AgainAsync(typed, given, looked.Refusal, address, cancellation)
            : Page(new CaseProgressModel { Number = Shown(typed), Problem = looked.Refusal.Title }, (int)looked.Refusal.Kind);
    }

    // The case is theirs; only the rating was not taken.
    private async Task<PageAnswer> AgainAsync(string number, string code, Refusal refusal, string address, CancellationToken cancellation)
    {
        var looked = await rating.LookAsync(number, code, address, cancellation);
        return Page(
            new CaseProgressModel
            {
                Number = Shown(number),
                Code = looked.IsRefused ? "" : code,
                Case = looked.IsRefused ? null : CaseProgress.Of(looked.Value),
                Problem = refusal.Title,
            },
            (int)refusal.Kind);
    }

    private static string Shown(string typed) => typed.Length > 40 ? typed[..40] : typed;

    private static PageAnswer Page(CaseProgressModel model, int status = 200) => PageAnswer.Of<Pages.CaseProgressPage>(model, status) with { Private = true };
}
