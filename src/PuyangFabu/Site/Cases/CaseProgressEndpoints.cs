using System.Globalization;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.Cases;

/// <summary>
/// The routes of the page about a case's progress. The form posts, so that a code stands in no address; nothing but
/// they says who asks, so there is no token to steal.
/// </summary>
public static class CaseProgressEndpoints
{
    private const string Path = "/cases/progress";
    private const long LargestForm = 16 * 1024;

    public static void MapCaseProgress(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, PageEndpoints.Methods, static (HttpContext context, CaseProgressAnswers pages, string? number, string? code, string? proof) =>
            pages.AnswerAsync(number, code, proof, null, null, AddressOf(context), context.RequestAborted)).AsPage();
        routes.MapPost(Path, PostAsync).DisableAntiforgery().AsPage();
    }

    private static async Task<PageAnswer> PostAsync(HttpContext context, CaseProgressAnswers pages)
    {
        var form = await FormAsync(context, LargestForm);
        var answer = await pages.AnswerAsync(form?["number"], form?["code"], form?["proof"], form is not null && form.ContainsKey("score") ? form["score"].ToString() : null, form?["remark"], AddressOf(context), context.RequestAborted);
        if (answer.Status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = Conversation.Cases.CaseLookup.Pause.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        }

        return answer;
    }

    /// <returns>Null for what is no form, or one of an impossible size.</returns>
    internal static async Task<IFormCollection?> FormAsync(HttpContext context, long largest)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is not { } length || length > largest)
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception bad) when (bad is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
