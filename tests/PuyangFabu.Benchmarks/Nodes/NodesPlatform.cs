using System.Collections.Concurrent;
using System.Text.Json;
using PuyangFabu.Accounts;
using PuyangFabu.Benchmarks.Load;
using PuyangFabu.Sandbox;
using PuyangFabu.Sandbox.Platform;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>The sandbox alone, in this process, as the WeChat of all nodes: it stays whatever becomes of them, and counts what reached it.</summary>
internal sealed class NodesPlatform : IAsyncDisposable
{
    private const string Slug = "puyang";

    private static readonly WeChatAccountOptions Account = new()
    {
        Name = "濮阳发布",
        AppId = "wx0000000000000017",
        OriginalId = "gh_nodes0000017",
        AppSecret = "0123456789abcdef0123456789abcdef",
        Token = "nodestoken",
        EncodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        Kind = "service",
    };

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, int> effects = new(StringComparer.Ordinal);

    private NodesPlatform(WebApplication app) => this.app = app;

    /// <summary>What WeChat knows of the account.</summary>
    public LoadedAccount Keys { get; } = new(Account);

    public IReadOnlyList<MassJob> Jobs => app.Services.GetRequiredService<PlatformLedger>().Jobs(Slug);

    /// <summary>Settings of a node that takes this for WeChat.</summary>
    public string[] ProductSettings =>
    [
        "--WeChat:Sandbox", "false", "--WeChat:ApiBaseUrl", new Uri(new Uri(app.Urls.Single()), "sandbox/wechat").ToString(),
        "--WeChat:Accounts:puyang:Name", Account.Name, "--WeChat:Accounts:puyang:Kind", Account.Kind,
        "--WeChat:Accounts:puyang:AppId", Account.AppId, "--WeChat:Accounts:puyang:AppSecret", Account.AppSecret,
        "--WeChat:Accounts:puyang:OriginalId", Account.OriginalId, "--WeChat:Accounts:puyang:Token", Account.Token,
        "--WeChat:Accounts:puyang:EncodingAesKey", Account.EncodingAesKey,

        // Plain and encrypted messages take turns.
        "--WeChat:Accounts:puyang:RequireEncryption", EncryptionRule.Never,
    ];

    /// <param name="product">Where it delivers its own events.</param>
    public static async Task<NodesPlatform> StartAsync(Uri product)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddSandbox(new SandboxOptions
        {
            Accounts =
            [
                new SandboxAccount
                {
                    Slug = Slug,
                    Name = Account.Name,
                    OriginalId = Account.OriginalId,
                    AppId = Account.AppId,
                    AppSecret = Account.AppSecret,
                    Token = Account.Token,
                    EncodingAesKey = Account.EncodingAesKey,
                    Kind = SandboxAccountKind.Service,
                    WebhookUrl = () => new Uri(product, "wechat"),
                },
            ],
            MenuJson = static (_, _) => Task.FromResult("""{"button":[]}"""),
            Limits = new PlatformLimits { ClientMsgIdPause = TimeSpan.Zero, FinishAfter = TimeSpan.FromSeconds(1), Quotas = false },
        });
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapSandbox();
        var platform = new NodesPlatform(app);
        app.Services.GetRequiredService<FaultQueue>().OnCall = platform.CountAsync;
        await app.StartAsync();
        return platform;
    }

    /// <summary>How often a call had its effect here.</summary>
    /// <param name="call">End of its path, e.g. <c>menu/create</c>.</param>
    public int Effects(string call) => effects.Where(effect => effect.Key.EndsWith(call, StringComparison.Ordinal)).Sum(static effect => effect.Value);

    /// <summary>Has so many people follow the account.</summary>
    /// <returns>The openids of all who do.</returns>
    public async Task<IReadOnlyList<string>> FollowersAsync(int count)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        using var added = await http.PostAsJsonAsync($"sandbox/api/platform/{Slug}/followers", new { count });
        added.EnsureSuccessStatusCode();
        using var asked = await http.PostAsJsonAsync("sandbox/wechat/cgi-bin/stable_token", new { grant_type = "client_credential", appid = Account.AppId, secret = Account.AppSecret });
        var token = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        var page = await http.GetFromJsonAsync<JsonElement>($"sandbox/wechat/cgi-bin/user/get?access_token={token}&next_openid=");
        return [.. page.GetProperty("data").GetProperty("openid").EnumerateArray().Select(static id => id.GetString()!)];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task CountAsync(PlatformMoment moment)
    {
        if (moment is { Before: false, Code: 0 })
        {
            effects.AddOrUpdate(moment.Path, 1, static (_, count) => count + 1);
        }

        return Task.CompletedTask;
    }
}
