using PuyangFabu.Storage;

namespace PuyangFabu.Hosting;

/// <summary>Liveness (the process answers) and readiness (the database answers too).</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", static () => Results.Text("ok"));
        routes.MapGet("/health/ready", static async (ContentChangeStore store, CancellationToken cancellation) =>
        {
            try
            {
                await store.LatestAsync(cancellation);
                return Results.Text("ok");
            }
            catch (System.Data.Common.DbException)
            {
                return Results.Text("database unavailable", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
