using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Backup;

/// <summary>The backup as a download: opened by the page that asked for the password.</summary>
public static class BackupFileEndpoints
{
    public const string Path = "/console/backup/file";

    public static void MapBackupFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, static async (HttpContext context, BackupDownload download, Actor actor, string? pass) =>
        {
            var begun = await download.BeginAsync(pass, actor, context.RequestAborted);
            if (begun.Refusal is { } refusal)
            {
                context.Response.Redirect($"/console/backup/download?why={refusal.Code}");
                return;
            }

            context.Response.ContentType = "application/zip";
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{begun.Value.FileName}\"";

            // The zip's writer ends each entry without awaiting; of the response's two streams this one allows it.
            await using var output = context.Response.BodyWriter.AsStream(leaveOpen: true);
            await download.WriteAsync(begun.Value, output, context.RequestAborted);
        }).Requires(Permission.ManageSystem).ExcludeFromDescription();
}
