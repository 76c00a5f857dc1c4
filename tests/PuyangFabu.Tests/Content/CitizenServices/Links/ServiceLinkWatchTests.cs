using System.Net;
using System.Net.Sockets;
using PuyangFabu.Content.CitizenServices.Links;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Content.Checks.Links;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.CitizenServices.Links;

/// <summary>The addresses of services are tried each night; those that do not open are named where people look.</summary>
public sealed class ServiceLinkWatchTests(TestDatabases databases)
{
    private static readonly string[] Neighbours = ["--Checks:AllowPrivateLinks", "true", "--Storage:SampleContent", "false", "--Operators:IdleMinutes", "240"];

    [Theory, EachDatabase]
    public async Task What_fails_twice_is_named_until_it_opens_again_or_is_changed(string provider)
    {
        await using var site = await NeighbourSite.StartAsync();
        await using var host = await ProductHost.StartAsync(databases, provider, configure: null, Neighbours);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        var gone = await CreateAsync(editor, "甲项", $"{site.Address}/status/404");
        await CreateAsync(editor, "乙项", $"{site.Address}/status/200");
        await CreateAsync(editor, "丙项", $"{site.Address}/status/403");

        await host.Services.StepAsync<ServiceLinkWatch>();
        Assert.Empty(await DeadAsync(editor));
        await host.Services.StepAsync<ServiceLinkWatch>();
        Assert.Equal(["GET /status/403", "GET /status/404", "HEAD /status/200", "HEAD /status/403", "HEAD /status/404"], site.Asked.Order());
        Assert.Equal(1, site.MostAtOnce);

        host.Database.Clock.Advance(TimeSpan.FromHours(1));
        await host.Services.StepAsync<ServiceLinkWatch>();
        Assert.Equal(["甲项：页面已不存在（404）"], await DeadAsync(editor));
        Assert.Equal(7, site.Asked.Count);
        using var visitor = await host.EnterAsync(operators, Role.Editor, Role.Admin);
        using var list = await visitor.OpenAsync("/console/services?state=dead");
        Assert.Matches("甲项[\\s\\S]*网址打不开[\\s\\S]*页面已不存在（404）", visitor.Html);
        Assert.DoesNotContain("乙项", visitor.Html, StringComparison.Ordinal);
        using var desk = await visitor.OpenAsync("/console");
        Assert.Contains("便民服务的网址打不开", visitor.Html, StringComparison.Ordinal);
        Assert.Contains("甲项（页面已不存在（404））", (await (await operators.AdminAsync()).CallAsync("GET", "/api/doctor")).Json.ToString(), StringComparison.Ordinal);

        // The next night all of them, and what was changed at once.
        host.Database.Clock.Advance(TimeSpan.FromHours(12));
        await host.Services.StepAsync<ServiceLinkWatch>();
        Assert.Equal(12, site.Asked.Count);
        editor = await operators.SignInAsync(Role.Editor);
        await editor.CallAsync("PUT", $"/api/services/{gone}", new { name = "甲项", text = "办甲项", url = $"{site.Address}/status/200" });
        Assert.Empty(await DeadAsync(editor));
        await host.Services.StepAsync<ServiceLinkWatch>();
        Assert.Equal(13, site.Asked.Count);
    }

    [Fact]
    public async Task A_private_address_is_refused_and_asked_nothing()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        await using var host = await ProductHost.StartAsync(databases, "sqlite", configure: null, "--Storage:SampleContent", "false", "--Operators:IdleMinutes", "240");
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        await CreateAsync(editor, "甲项", $"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/");

        for (var time = 0; time < ServiceLink.Named; time++)
        {
            await host.Services.StepAsync<ServiceLinkWatch>();
            host.Database.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(["甲项：指向内部网络的地址，读者打不开"], await DeadAsync(editor));
        Assert.False(closed.Pending());
    }

    [Fact]
    public async Task Switched_off_nobody_is_asked()
    {
        await using var site = await NeighbourSite.StartAsync();
        await using var host = await ProductHost.StartAsync(databases, "sqlite", configure: null, [.. Neighbours, "--Checks:Links", "false"]);
        using var operators = OperatorDriver.Of(host);
        await CreateAsync(await operators.WithRolesAsync(Role.Editor), "甲项", $"{site.Address}/status/404");

        await host.Services.StepAsync<ServiceLinkWatch>();

        Assert.Empty(site.Asked);
    }

    private static async Task<long> CreateAsync(HttpClient editor, string name, string url) =>
        (await editor.CallAsync("POST", "/api/services", new { name, text = $"办{name}", url }, HttpStatusCode.Created)).Id;

    private static async Task<string[]> DeadAsync(HttpClient editor) =>
    [
        .. (await editor.CallAsync("GET", "/api/services/dead-links")).Json.GetProperty("items").EnumerateArray()
            .Select(static item => $"{item.GetProperty("name").GetString()}：{item.GetProperty("problem").GetString()}"),
    ];
}
