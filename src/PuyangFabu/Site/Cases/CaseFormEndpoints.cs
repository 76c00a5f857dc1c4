using PuyangFabu.Conversation.Cases;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.Cases;

/// <summary>The routes of the form for a case. The link's key says who it is; there is no sign-in and no cookie.</summary>
public static class CaseFormEndpoints
{
    private const string Path = "/cases/new";
    private const long LargestForm = 128 * 1024;

    public static void MapCaseForm(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, PageEndpoints.Methods, static (CaseFormAnswers pages, string? key, CancellationToken cancellation) => pages.ShowAsync(key, cancellation)).AsPage();
        routes.MapPost(Path, PostAsync).DisableAntiforgery().AsPage();
    }

    private static async Task<PageAnswer> PostAsync(HttpContext context, CaseFormAnswers pages)
    {
        var form = await CaseProgressEndpoints.FormAsync(context, LargestForm);
        return form is null
            ? CaseFormAnswers.NoForm()
            : await pages.SubmitAsync(
                form["key"],
                new CaseInput
                {
                    Type = Text(form, "type"),
                    Title = Text(form, "title"),
                    Text = Text(form, "text")?.ReplaceLineEndings("\n"),
                    County = Text(form, "county"),
                    Place = Text(form, "place"),
                    Contact = Text(form, "contact"),
                    Anonymous = form.ContainsKey("anonymous"),
                    Publishable = form.ContainsKey("publishable"),
                },
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                context.RequestAborted);
    }

    private static string? Text(IFormCollection form, string field) => form[field].ToString() is { Length: > 0 } text ? text : null;
}
