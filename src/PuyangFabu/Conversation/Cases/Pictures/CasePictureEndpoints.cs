using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Cases.Pictures;

/// <summary>Where operators get the pictures of cases and add one.</summary>
public static class CasePictureEndpoints
{
    /// <summary>For programs.</summary>
    public static void MapCasePictureApi(this IEndpointRouteBuilder api)
    {
        var pictures = api.MapGroup("/cases/{id:long}/pictures").WithTags("诉求");
        pictures.MapGet("/{picture:long}", static async (HttpContext http, CasePictureDesk pictures, Actor actor, long id, long picture, CancellationToken cancellation) =>
                await ServeAsync(http, pictures, actor, id, picture, cancellation) ?? (object)(Outcome<Done>)CasePictureRefusals.NotFound)
            .RequiresAny(Permission.ReadCases, Permission.AnswerCases).WithName("case.picture").WithSummary("诉求的一张图片，看得到这件诉求的人才行");
        pictures.MapPost("", AddAsync)
            .Requires(Permission.ReceiveCases).WithName("case.addPicture").WithSummary("给一件诉求加一张图片：file 为图片，最多 9 张")
            .WithMetadata(new RequestSizeLimitAttribute(UploadEndpoints.CutOff))
            .AddOpenApiOperationTransformer(static (operation, _, _) =>
            {
                operation.RequestBody = UploadEndpoints.FormBody(withAlt: false);
                return Task.CompletedTask;
            });
    }

    /// <summary>For pages.</summary>
    public static void MapCasePictures(this IEndpointRouteBuilder routes) => routes.MapMethods(
            "/console/cases/{id:long}/pictures/{picture:long}", PageEndpoints.Methods,
            static async (HttpContext http, CasePictureDesk pictures, Actor actor, long id, long picture, CancellationToken cancellation) =>
                await ServeAsync(http, pictures, actor, id, picture, cancellation) ?? Results.NotFound())
        .RequiresAny(Permission.ReadCases, Permission.AnswerCases).ExcludeFromDescription();

    private static async Task<Outcome<CaseView>> AddAsync(HttpContext context, CasePictureDesk pictures, CaseReading reading, Actor actor, long id, CancellationToken cancellation)
    {
        if (context.Request.ContentLength > UploadFormReader.LargestPicture)
        {
            return PictureRefusals.TooLarge;
        }

        var sent = await UploadFormReader.ReadAsync(context.Request.ContentType, context.Request.Body, PictureLimits.LargestFile, PictureRefusals.TooLarge, cancellation);
        return sent.IsRefused ? sent.Refusal : await reading.ViewAsync(pictures.AddAsync(id, sent.Value.Content, actor, cancellation), actor, cancellation);
    }

    private static async Task<IResult?> ServeAsync(HttpContext http, CasePictureDesk pictures, Actor actor, long id, long picture, CancellationToken cancellation)
    {
        if (await pictures.FindAsync(id, picture, actor, cancellation) is not { } found)
        {
            return null;
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"inline; filename=\"{picture}{Path.GetExtension(found.File.Name)}\"");
        return KeptFileEndpoints.Answer(found.File, found.Picture.ContentType, ranges: false);
    }
}
