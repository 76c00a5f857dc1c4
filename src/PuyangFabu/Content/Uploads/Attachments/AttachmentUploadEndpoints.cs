using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Uploads.Attachments;

/// <summary>Where attachments come in, and where operators get them, whatever became of their article.</summary>
public static class AttachmentUploadEndpoints
{
    public static void MapAttachmentApi(this IEndpointRouteBuilder api)
    {
        var attachments = api.MapGroup("/attachments").WithTags("附件");
        attachments.MapPost("", TakeAsync)
            .WithName("attachment.create").WithSummary("上传一个附件：file 为文件；返回的 name、url 写进稿件的 attachments")
            .Requires(Permission.WriteArticles)
            .Creates<AttachmentUpload>(static upload => upload.Url)
            .WithMetadata(new RequestSizeLimitAttribute(UploadEndpoints.CutOff))
            .AddOpenApiOperationTransformer(static (operation, _, _) =>
            {
                operation.RequestBody = UploadEndpoints.FormBody(withAlt: false);
                return Task.CompletedTask;
            });
        attachments.MapGet("/{file}", static (HttpContext context, UploadFiles files, string file, CancellationToken cancellation) =>
                ServeAsync(context, files, file, null, cancellation))
            .WithName("attachment.get").WithSummary("下载一个附件，稿件没有发布也行")
            .Requires(Permission.ReadArticles);
    }

    /// <summary>Answers with the file, to be saved and never opened in the page.</summary>
    /// <param name="downloadName">What it is called there; null leaves that to the link. With a name it is everybody's.</param>
    public static async Task<IResult> ServeAsync(HttpContext context, UploadFiles files, string file, string? downloadName, CancellationToken cancellation)
    {
        if (await files.FindAttachmentAsync(file, cancellation) is not { } found)
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        // To be asked again each time: an article may be withdrawn.
        headers.CacheControl = downloadName is null ? "private, no-store" : "public, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'";
        if (downloadName is null)
        {
            headers.ContentDisposition = "attachment";
        }

        return KeptFileEndpoints.Answer(found, AttachmentKind.Of(file)!.ContentType, downloadName, Path.GetFileNameWithoutExtension(file));
    }

    private static async Task<Outcome<AttachmentUpload>> TakeAsync(
        HttpContext context, AttachmentDesk desk, UploadOptions options, Actor actor, CancellationToken cancellation)
    {
        var tooLarge = AttachmentRefusals.TooLarge(options);
        if (context.Request.ContentLength > options.LargestAttachment + UploadFormReader.Around)
        {
            return tooLarge;
        }

        var request = await UploadFormReader.ReadAsync(context.Request.ContentType, context.Request.Body, options.LargestAttachment, tooLarge, cancellation);
        return request.IsRefused ? request.Refusal : await desk.TakeAsync(actor, request.Value.FileName, request.Value.Content, cancellation);
    }
}
