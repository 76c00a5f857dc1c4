using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Sandbox.Api;

/// <summary>Takes a picture from the album of the person at the page.</summary>
internal static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder api) => api.MapPost("/pictures", TakeAsync);

    private static async Task<IResult> TakeAsync(HttpRequest request, PictureShelf shelf, CancellationToken cancellationToken)
    {
        // A content type no form can have: other sites must ask first, and are not answered.
        if (request.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Results.Problem(SandboxProblem.NotAPicture(StatusCodes.Status415UnsupportedMediaType));
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > PictureShelf.MaxBytes)
            {
                return Results.Problem(SandboxProblem.PictureTooLarge());
            }

            bytes.Write(buffer, 0, read);
        }

        return shelf.Add(bytes.ToArray()) is { } picture
            ? Results.Json(new { picture.MediaId }, SandboxJson.Options)
            : Results.Problem(SandboxProblem.NotAPicture(StatusCodes.Status400BadRequest));
    }
}
