using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.Cases;

/// <summary>The routes of the form for a case. The link's key says who it is; there is no sign-in and no cookie.</summary>
public static class CaseFormEndpoints
{
    private const string Path = "/cases/new";
    private const long LargestPlainForm = 128 * 1024;

    public static void MapCaseForm(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, PageEndpoints.Methods, static (CaseFormAnswers pages, string? key, CancellationToken cancellation) => pages.ShowAsync(key, cancellation)).AsPage();

        // The reader has its own limits, so that words before too many pictures are not lost.
        routes.MapPost(Path, PostAsync).DisableAntiforgery().WithMetadata(new DisableRequestSizeLimitAttribute()).AsPage();
    }

    private static async Task<PageAnswer> PostAsync(HttpContext context, CaseFormAnswers pages, CaseFormReader reader)
    {
        var sent = await reader.ReadAsync(context.Request.ContentType, context.Request.Body, context.RequestAborted) ?? await PlainAsync(context);
        return sent is null ? CaseFormAnswers.NoForm() : await pages.SubmitAsync(sent, context.Connection.RemoteIpAddress?.ToString() ?? "", context.RequestAborted);
    }

    private static async Task<CaseFormSent?> PlainAsync(HttpContext context)
    {
        var isMultipart = context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        return isMultipart || await CaseProgressEndpoints.FormAsync(context, LargestPlainForm) is not { } form ? null
            : new CaseFormSent(form.ToDictionary(static field => field.Key, static field => field.Value.ToString()), [], []);
    }
}
