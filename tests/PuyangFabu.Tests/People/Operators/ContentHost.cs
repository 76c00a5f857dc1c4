using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>The whole product with its sample content, an editor and two who approve; for tests that do not mind each other's content.</summary>
public sealed class ContentHost(TestDatabases databases) : IAsyncLifetime
{
    private OperatorDriver? operators;

    public ProductHost Host { get; private set; } = null!;

    public OperatorDriver Operators => operators!;

    public HttpClient Editor { get; private set; } = null!;

    public HttpClient Reviewer { get; private set; } = null!;

    public HttpClient Auditor { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ProductHost.StartAsync(databases);
        operators = OperatorDriver.Of(Host);
        Editor = await operators.WithRolesAsync(Role.Editor);
        Reviewer = await operators.WithRolesAsync(Role.Reviewer);
        Auditor = await operators.WithRolesAsync(Role.Auditor);
    }

    /// <summary>The newest entry of the record about a thing.</summary>
    public async Task<System.Text.Json.JsonElement> LastEntryAsync(string action)
    {
        var page = await Auditor.CallAsync("GET", "/api/audit?limit=200");
        return page.Json.GetProperty("items").EnumerateArray().First(entry => entry.GetProperty("action").GetString() == action);
    }

    public async ValueTask DisposeAsync()
    {
        operators?.Dispose();
        await Host.DisposeAsync();
    }
}
