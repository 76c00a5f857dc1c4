using System.Data.Common;
using System.Globalization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting.Stopping;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Hosting;

/// <summary>Liveness (the process answers) and readiness (it is to stay, the database answers, and takes messages, too).</summary>
public static class HealthEndpoints
{
    /// <summary>WeChat tries a message three times in so long; from then on messages are being lost here.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", static () => Results.Text("ok"));
        routes.MapGet("/health/ready", static async (ProductLifetime life, ContentChangeStore store, InboxQueue inbox, TimeProvider clock, CancellationToken cancellation) =>
        {
            if (life.IsLeaving)
            {
                return NotReady("正在停止");
            }

            if (inbox.OldestAge is var age && age > LongestWait)
            {
                return NotReady(string.Create(CultureInfo.InvariantCulture, $"消息不能写入数据库：最早的一条已等待 {(long)age.TotalSeconds} 秒"));
            }

            try
            {
                using var patience = new CancellationTokenSource(DatabasePatience, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
                await store.LatestAsync(either.Token).WaitAsync(either.Token);
                return Results.Text("ok");
            }
            catch (Exception failure) when (failure is DbException or OperationCanceledException)
            {
                return NotReady("数据库没有应答");
            }
        });
    }

    private static IResult NotReady(string reason) => Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable);
}
