using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace PuyangFabu.Tests.Hosting.Telemetry;

/// <summary>The activities that a product would send, those of other products in this process among them: a test knows its own by their names.</summary>
internal sealed class KeptActivities : BaseProcessor<Activity>
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly SemaphoreSlim more = new(0);

    /// <summary>Makes activities be made, with nobody at the other end.</summary>
    public static string[] Settings { get; } = ["--Telemetry:OtlpEndpoint", "http://127.0.0.1:1"];

    public IReadOnlyList<Activity> Ended => [.. ended];

    public void Listen(IServiceCollection services) => services.ConfigureOpenTelemetryTracerProvider((_, traces) => traces.AddProcessor(this));

    public override void OnEnd(Activity data)
    {
        ended.Enqueue(data);
        more.Release();
    }

    /// <summary>The first that is so, once it has ended: what answers a request ends after the answer was read.</summary>
    public async Task<Activity> FindAsync(Func<Activity, bool> isSo)
    {
        while (true)
        {
            if (Ended.FirstOrDefault(isSo) is { } found)
            {
                return found;
            }

            await more.WaitAsync(TestContext.Current.CancellationToken);
        }
    }
}
