using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Secrets;

namespace PuyangFabu.Tests.Foundation.DueWork;

/// <summary>A real host with one piece of due work, whose clock the tests move.</summary>
internal sealed class DueWorkRoom : IAsyncDisposable
{
    public ArmedClock Clock { get; } = new();

    public KeptLog Log { get; } = new();

    public IHost? Host { get; private set; }

    public async Task<DueWork<ScriptedWork>> StartAsync(ScriptedWork work, Action<IServiceProvider>? before = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(Log);
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(work);
        builder.Services.AddDueWork<ScriptedWork>();
        Host = builder.Build();
        before?.Invoke(Host.Services);
        await Host.StartAsync(TestContext.Current.CancellationToken);
        return Host.Services.GetRequiredService<DueWork<ScriptedWork>>();
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
        {
            await Host.StopAsync(CancellationToken.None);
            Host.Dispose();
        }

        Log.Dispose();
    }
}
