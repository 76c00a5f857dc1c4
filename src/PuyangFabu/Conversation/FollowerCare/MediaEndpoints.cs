using System.Globalization;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>The files of what followers sent, for those alone who may read the inbox.</summary>
public static class MediaEndpoints
{
    /// <summary>For programs.</summary>
    public static void MapInboxMediaApi(this IEndpointRouteBuilder api) => api.MapGet(
            "/inbox/{id}/media/{media:long}",
            static async (HttpContext http, MediaReading reading, string id, long media, string? account, bool? small, CancellationToken cancellation) =>
                await ServeAsync(http, reading, id, media, account, small == true, cancellation) ?? (object)(Outcome<Done>)Refusal.NotFound("份图片、语音或视频"))
        .Requires(Permission.ReadFollowers).WithTags("收件箱").WithName("talk.media").WithSummary("粉丝发来的图片、语音或视频的内容；small=true 是图片的小图");

    /// <summary>For pages.</summary>
    public static void MapInboxMedia(this IEndpointRouteBuilder routes) => routes.MapMethods(
            "/console/inbox/{id}/media/{media:long}", PageEndpoints.Methods,
            static async (HttpContext http, MediaReading reading, string id, long media, string? account, bool? small, CancellationToken cancellation) =>
                await ServeAsync(http, reading, id, media, account, small == true, cancellation) ?? Results.NotFound())
        .Requires(Permission.ReadFollowers).ExcludeFromDescription();

    private static async Task<IResult?> ServeAsync(HttpContext http, MediaReading reading, string code, long media, string? account, bool small, CancellationToken cancellation)
    {
        if (await reading.FindAsync(string.IsNullOrEmpty(account) ? null : account, code, media, small, cancellation) is not { } found)
        {
            return null;
        }

        // By its content it is nothing that a browser runs; it is told so all the same.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        var name = string.Create(CultureInfo.InvariantCulture, $"{MediaKind.NameOf(found.Media.Kind)}-{media}{Path.GetExtension(found.File.Name)}");
        return KeptFileEndpoints.Answer(found.File, found.Media.ContentType, found.Media.Kind == MediaKind.Voice || found.Media.Problem.Length > 0 ? name : null);
    }
}
