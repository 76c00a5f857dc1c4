using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Attachments;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Frame.Errors;

namespace PuyangFabu.Site.Articles;

/// <summary>Where readers get the attachments of articles: as long as they get an article that has them.</summary>
public static class ArticleAttachmentEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder routes) => routes
        .MapMethods($"{AttachmentPaths.Prefix}{{file}}", PageEndpoints.Methods, AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(HttpContext context, ArticleAttachmentStore attachments, ArticleStore articles, UploadFiles files, string file)
    {
        var uses = AttachmentPaths.IsFile(file) ? await attachments.UsesAsync(file, context.RequestAborted) : [];
        var shown = await articles.HeadlinesAsync([.. uses.Select(static use => use.ArticleId)], context.RequestAborted);
        if (shown is [var newest, ..] && await files.FindAttachmentAsync(file, context.RequestAborted) is not null)
        {
            PublicPageEndpoints.AddPageHeaders(context.Response);
            return await AttachmentUploadEndpoints.ServeAsync(
                context, files, file, Attachment.DownloadNameOf(uses.First(use => use.ArticleId == newest.Id).Name, file), context.RequestAborted);
        }

        var gone = shown.Count == 0 && uses is [var last, ..] ? await articles.FindAsync(last.ArticleId, context.RequestAborted) : null;
        await PublicPageEndpoints.WriteAsync(
            context, gone is { Status: ArticleStatus.Withdrawn } ? PageAnswer.Of<Pages.WithdrawnPage>(gone, StatusCodes.Status410Gone) : ErrorPages.NotFound());
        return Results.Empty;
    }
}
