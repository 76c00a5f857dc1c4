using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Articles.Writing;

/// <summary>Takes the pictures that are chosen for, dropped and pasted into an article, one a call; guarded by the token of the page, as a form is.</summary>
public static class ArticlePictureEndpoints
{
    public const string Path = "/console/articles/pictures";

    private static readonly Refusal Stale = new(RefusalKind.BadInput, "formExpired", "页面放得太久，或登录换过了，请刷新本页再试；写的内容会留着。");
    private static readonly Refusal Broken = new(RefusalKind.BadInput, "unreadable", "图片太大，或没有传完。");

    public static void MapArticlePictures(this IEndpointRouteBuilder routes) => routes.MapPost(Path, TakeAsync)
        .Requires(Permission.WriteArticles)
        .WithMetadata(new RequestSizeLimitAttribute(PictureLimits.LargestFile + (64 * 1024)))
        .ExcludeFromDescription();

    private static async Task<IResult> TakeAsync(HttpContext context, IAntiforgery tokens, UploadDesk uploads, Actor actor, CancellationToken cancellation)
    {
        try
        {
            if (!context.Request.HasFormContentType || !await tokens.IsRequestValidAsync(context))
            {
                return Refused(Stale);
            }

            var form = await context.Request.ReadFormAsync(cancellation);
            using var content = new MemoryStream();
            await (form.Files["file"]?.CopyToAsync(content, cancellation) ?? Task.CompletedTask);
            var taken = await uploads.TakeAsync(actor, new UploadRequest(content.ToArray(), form.Files["file"]?.FileName ?? "", form["alt"].ToString()), cancellation);
            return taken.Refusal is { } refusal ? Refused(refusal) : Results.Json(new { url = taken.Value.Url });
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
