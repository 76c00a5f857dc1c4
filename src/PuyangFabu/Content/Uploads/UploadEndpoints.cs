using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Uploads;

/// <summary>Where pictures come in, and where readers get them.</summary>
public static class UploadEndpoints
{
    /// <summary>Kestrel's own limit cuts the connection; leaving room lets a sender of too much read why it was refused.</summary>
    internal const long CutOff = 128 * 1024 * 1024;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapUploadApi(this IEndpointRouteBuilder api) => api.MapPost("/uploads", TakeAsync)
        .WithTags("图片").WithName("upload.create").WithSummary("上传一张图片：file 为图片，alt 为给读屏软件的说明")
        .Requires(Permission.WriteArticles)
        .Creates<UploadView>(static upload => upload.Url)
        .WithMetadata(new RequestSizeLimitAttribute(CutOff))
        .AddOpenApiOperationTransformer(static (operation, _, _) =>
        {
            operation.RequestBody = FormBody(withAlt: true);
            return Task.CompletedTask;
        });

    public static void MapUploads(this IEndpointRouteBuilder routes) => routes
        .MapMethods($"{UploadPaths.Prefix}{{name}}", Reading, ServeAsync).ExcludeFromDescription();

    private static async Task<Outcome<UploadView>> TakeAsync(HttpContext context, UploadDesk desk, Actor actor, CancellationToken cancellation)
    {
        if (context.Request.ContentLength > UploadFormReader.LargestPicture)
        {
            return PictureRefusals.TooLarge;
        }

        var request = await UploadFormReader.ReadAsync(
            context.Request.ContentType, context.Request.Body, PictureLimits.LargestFile, PictureRefusals.TooLarge, cancellation);
        return request.IsRefused ? request.Refusal : await desk.TakeAsync(actor, request.Value, cancellation);
    }

    private static async Task<IResult> ServeAsync(HttpContext context, UploadFiles files, string name, CancellationToken cancellation)
    {
        if (await files.FindAsync(name, cancellation) is not { } file)
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return KeptFileEndpoints.Answer(
            file, Path.GetExtension(name) switch { ".png" => "image/png", ".gif" => "image/gif", _ => "image/jpeg" }, tag: Path.GetFileNameWithoutExtension(name));
    }

    /// <param name="withAlt">The file is a picture and may be described.</param>
    internal static OpenApiRequestBody FormBody(bool withAlt) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = FormFields(withAlt),
                },
            },
        },
    };

    private static Dictionary<string, IOpenApiSchema> FormFields(bool withAlt)
    {
        var fields = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        if (withAlt)
        {
            fields["alt"] = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = UploadDesk.LongestAlt };
        }

        return fields;
    }
}
