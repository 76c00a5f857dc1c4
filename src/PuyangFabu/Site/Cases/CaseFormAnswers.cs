using PuyangFabu.Conversation.Cases;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Cases;

/// <summary>What the page of the form answers to who has its link.</summary>
public sealed class CaseFormAnswers(CaseForm form)
{
    private const string Wrong = "有的地方要改一改，您写的都还在。";

    public async Task<PageAnswer> ShowAsync(string? key, CancellationToken cancellation)
    {
        // Out of the navigation, and with no link of anybody's.
        if (string.IsNullOrWhiteSpace(key))
        {
            return Page(new CaseFormModel());
        }

        var link = await form.FindAsync(key.Trim(), cancellation);
        return link.IsRefused
            ? Page(new CaseFormModel { Problem = link.Refusal.Title }, (int)link.Refusal.Kind)
            : Page(new CaseFormModel { Key = key.Trim(), Open = true, Input = await form.ToldAsync(link.Value, cancellation), Pictures = await form.PicturesAsync(link.Value, cancellation) });
    }

    /// <param name="address">From where it comes.</param>
    public async Task<PageAnswer> SubmitAsync(CaseFormSent sent, string address, CancellationToken cancellation)
    {
        var (typed, input) = (sent.Text("key")?.Trim() ?? "", InputOf(sent));
        var made = sent.PictureProblems.Count > 0
            ? Refusal.BadInput([.. CaseForm.Problems(input).Where(static problem => problem.Field != "pictures"), new FieldProblem("pictures", string.Join("；", sent.PictureProblems.Distinct().Take(CaseInputRules.MostPictures)))])
            : await form.SubmitAsync(typed, input, address, cancellation);
        if (!made.IsRefused)
        {
            return Page(new CaseFormModel { Made = made.Value });
        }

        var link = await form.FindAsync(typed, cancellation);
        return !link.IsRefused && made.Refusal.Kind is RefusalKind.BadInput or RefusalKind.TooOften
            ? Page(
                new CaseFormModel
                {
                    Key = typed,
                    Input = input,
                    Open = true,
                    Problem = made.Refusal.Fields.Count > 0 ? Wrong : made.Refusal.Title,
                    Errors = made.Refusal.Fields.ToDictionary(static problem => problem.Field, static problem => problem.Reason),
                    Pictures = await form.PicturesAsync(link.Value, cancellation),
                },
                (int)made.Refusal.Kind)
            : Page(
                new CaseFormModel { Problem = link.IsRefused ? $"{link.Refusal.Title}{string.Concat(sent.PictureProblems.Distinct().Select(static problem => $"{problem}。"))}" : made.Refusal.Title, Kept = input.Text },
                (int)(link.IsRefused ? link.Refusal.Kind : made.Refusal.Kind));
    }

    /// <summary>What came was no form, or is larger than one that was filled in.</summary>
    public static PageAnswer NoForm() =>
        Page(new CaseFormModel { Problem = "没有收到能读的内容，可能写得太长了。请按浏览器的“返回”，写的都还在，改短一些再提交。" }, (int)RefusalKind.BadInput);

    private static CaseInput InputOf(CaseFormSent sent) => new()
    {
        Type = sent.Text("type"),
        Title = sent.Text("title"),
        Text = sent.Text("text")?.ReplaceLineEndings("\n"),
        County = sent.Text("county"),
        Place = sent.Text("place"),
        Contact = sent.Text("contact"),
        Anonymous = sent.Fields.ContainsKey("anonymous"),
        Publishable = sent.Fields.ContainsKey("publishable"),
    };

    private static PageAnswer Page(CaseFormModel model, int status = 200) => PageAnswer.Of<Pages.CaseFormPage>(model, status) with { Private = true, Scripted = true };
}
