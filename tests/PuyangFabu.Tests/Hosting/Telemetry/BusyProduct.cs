using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.WeChat.Api.Tokens;

namespace PuyangFabu.Tests.Hosting.Telemetry;

/// <summary>A product in which everything of which there are figures has happened once.</summary>
public sealed class BusyProduct(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;

    internal MetricsPage Page { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ProductHost.StartAsync(databases);
        await host.Sender.AskAsync("量子纠缠怎样办理");
        Assert.False((await host.Services.GetRequiredService<ITokenApi>().CheckAsync(host.Services.GetRequiredService<AccountRegistry>().Default.Api, CancellationToken.None)).IsFailed);
        await host.Services.GetRequiredService<BackupStore>().RecordAsync("sample.zip", Manifest(), bytes: 1, Actor.Product, CancellationToken.None);

        // The loops of due work begin after the start, each in its own time.
        do
        {
            host.Database.Clock.Advance(TimeSpan.FromSeconds(11));
            Page = await MetricsPage.ReadAsync(host.Sender.Client);
        }
        while (!Page.Names.Contains("puyangfabu_due_work_lateness_seconds") || !Page.Names.Contains("puyangfabu_webhook_duration_seconds"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private BackupManifest Manifest() => new()
    {
        Format = BackupManifest.CurrentFormat,
        Product = "0",
        Migration = 1,
        CreatedAt = host.Database.Clock.GetUtcNow(),
        MasterKey = "",
        WithKeys = false,
        Tables = [],
        Entries = [],
    };
}
