using PuyangFabu.Conversation.Cases;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Cases;

/// <summary>What the page of the form answers to who has its link.</summary>
public sealed class CaseFormAnswers(CaseForm form)
{
    public async Task<PageAnswer> ShowAsync(string? key, CancellationToken cancellation)
    {
        var link = await form.FindAsync(key?.Trim() ?? "", cancellation);
        return link.IsRefused
            ? Page(new CaseFormModel { Problem = link.Refusal.Title }, (int)link.Refusal.Kind)
            : Page(new CaseFormModel { Key = key!.Trim(), Open = true });
    }

    /// <param name="address">From where it comes.</param>
    public async Task<PageAnswer> SubmitAsync(string? key, CaseInput input, string address, CancellationToken cancellation)
    {
        var typed = key?.Trim() ?? "";
        var made = await form.SubmitAsync(typed, input, address, cancellation);
        return !made.IsRefused ? Page(new CaseFormModel { Made = made.Value })
            : made.Refusal.Kind is RefusalKind.BadInput or RefusalKind.TooOften ? Page(
                new CaseFormModel
                {
                    Key = typed,
                    Input = input,
                    Open = true,
                    Problem = made.Refusal.Fields.Count > 0 ? "有的地方要改一改，您写的都还在。" : made.Refusal.Title,
                    Errors = made.Refusal.Fields.ToDictionary(static problem => problem.Field, static problem => problem.Reason),
                },
                (int)made.Refusal.Kind)
            : Page(new CaseFormModel { Problem = made.Refusal.Title, Kept = input.Text }, (int)made.Refusal.Kind);
    }

    /// <summary>What came was no form, or is larger than one that was filled in.</summary>
    public static PageAnswer NoForm() =>
        Page(new CaseFormModel { Problem = "没有收到能读的内容，可能写得太长了。请按浏览器的“返回”，写的都还在，改短一些再提交。" }, (int)RefusalKind.BadInput);

    private static PageAnswer Page(CaseFormModel model, int status = 200) => PageAnswer.Of<Pages.CaseFormPage>(model, status) with { Private = true };
}
