using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Attachments;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Articles.Writing;

/// <summary>Takes the pictures and attachments that are chosen for, dropped and pasted into an article, one a call; guarded by the token of the page, as a form is.</summary>
public static class ArticleFileEndpoints
{
    public const string Pictures = "/console/articles/pictures";
    public const string Attachments = "/console/articles/attachments";

    private const long Around = 64 * 1024;

    private static readonly Refusal Stale = new(RefusalKind.BadInput, "formExpired", "页面放得太久，或登录换过了，请刷新本页再试；写的内容会留着。");
    private static readonly Refusal Broken = new(RefusalKind.BadInput, "unreadable", "文件太大，或没有传完。");

    public static void MapArticleFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Pictures, TakePictureAsync).Requires(Permission.WriteArticles)
            .WithMetadata(new RequestSizeLimitAttribute(PictureLimits.LargestFile + Around)).ExcludeFromDescription();
        routes.MapPost(Attachments, TakeAttachmentAsync).Requires(Permission.WriteArticles)
            .WithMetadata(new RequestSizeLimitAttribute((UploadOptions.MostAttachmentMegabytes * 1024 * 1024) + Around)).ExcludeFromDescription();
        routes.MapMethods(
                $"{Attachments}/{{file}}", PageEndpoints.Methods,
                static (HttpContext context, UploadFiles files, string file, CancellationToken cancellation) => AttachmentUploadEndpoints.ServeAsync(context, files, file, null, cancellation))
            .Requires(Permission.ReadArticles).ExcludeFromDescription();
    }

    /// <summary>Where whoever may read an article gets its attachment, before readers do.</summary>
    public static string PathOf(string file) => $"{Attachments}/{file}";

    private static Task<IResult> TakePictureAsync(HttpContext context, IAntiforgery tokens, UploadDesk uploads, Actor actor, CancellationToken cancellation) =>
        TakeAsync(context, tokens, async (name, content, form) =>
        {
            var taken = await uploads.TakeAsync(actor, new UploadRequest(content, name, form["alt"].ToString()), cancellation);
            return taken.Refusal is { } refusal ? Refused(refusal) : Results.Json(new { url = taken.Value.Url });
        });

    private static Task<IResult> TakeAttachmentAsync(HttpContext context, IAntiforgery tokens, AttachmentDesk desk, Actor actor, CancellationToken cancellation) =>
        TakeAsync(context, tokens, async (name, content, _) =>
        {
            var taken = await desk.TakeAsync(actor, name, content, cancellation);
            return taken.Refusal is { } refusal ? Refused(refusal) : Results.Json(new { url = taken.Value.Url, name = taken.Value.Name, size = taken.Value.Size });
        });

    private static async Task<IResult> TakeAsync(HttpContext context, IAntiforgery tokens, Func<string, byte[], IFormCollection, Task<IResult>> take)
    {
        try
        {
            if (!context.Request.HasFormContentType || !await tokens.IsRequestValidAsync(context))
            {
                return Refused(Stale);
            }

            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            using var content = new MemoryStream();
            await (form.Files["file"]?.CopyToAsync(content, context.RequestAborted) ?? Task.CompletedTask);
            return await take(form.Files["file"]?.FileName ?? "", content.ToArray(), form);
        }
        catch (AntiforgeryValidationException)
        {
            return Refused(Stale);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return Refused(Broken);
        }
    }

    private static IResult Refused(Refusal refusal) => Results.Json(new { title = refusal.Title }, statusCode: (int)refusal.Kind);
}
