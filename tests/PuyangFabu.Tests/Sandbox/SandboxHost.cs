using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PuyangFabu.Sandbox;
using PuyangFabu.Sandbox.Platform;

namespace PuyangFabu.Tests.Sandbox;

/// <summary>A real server with the sandbox on it and, beside it, an account's webhook that the test plays by hand.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<ReceivedCallback> received = Channel.CreateUnbounded<ReceivedCallback>();
    private Func<ReceivedCallback, string>? automatic;

    private SandboxHost(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient();
    }

    public HttpClient Client { get; }

    /// <summary>Where the sandbox delivers to.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>The live menu.</summary>
    public string MenuJson { get; set; } = """{"button":[{"type":"click","name":"要闻","key":"board:yaowen"}]}""";

    public IServiceProvider Services => app.Services;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <param name="more">Further pages of the account, for links to lead to.</param>
    /// <param name="account">Changes the account.</param>
    public static async Task<SandboxHost> StartAsync(
        TimeProvider? time = null,
        Action<WebApplication>? more = null,
        Func<SandboxAccount, SandboxAccount>? account = null,
        PlatformLimits? limits = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        SandboxHost? host = null;
        builder.Services.AddSandbox(new SandboxOptions
        {
            Accounts = [(account ?? (static one => one))(TestAccount.At(() => host!.Webhook!))],
            MenuJson = (_, _) => Task.FromResult(host!.MenuJson),
            TimeProvider = time ?? TimeProvider.System,
            Limits = limits ?? new PlatformLimits(),
        });
        var app = builder.Build();
        app.MapSandbox();
        host = new SandboxHost(app);
        app.MapPost("/wechat", host.ReceiveAsync);
        more?.Invoke(app);
        await app.StartAsync(Cancelled);
        host.Client.BaseAddress = new Uri(app.Urls.Single());
        host.Webhook = new Uri(host.Client.BaseAddress, "/wechat");
        return host;
    }

    /// <summary>From now on the webhook answers by itself.</summary>
    public void AnswerWith(Func<ReceivedCallback, string> answer) => automatic = answer;

    /// <summary>The next request that reached the webhook.</summary>
    public async Task<ReceivedCallback> ReceivedAsync() => await received.Reader.ReadAsync(Cancelled);

    /// <summary>Whether a request reached the webhook that no test has looked at.</summary>
    public bool HasReceived(out ReceivedCallback? callback) => received.Reader.TryRead(out callback);

    public async Task<JsonElement> SnapshotAsync() =>
        await Client.GetFromJsonAsync<JsonElement>($"/sandbox/api/accounts/{TestAccount.Slug}", Cancelled);

    /// <summary>What the chat of a follower shows, as <c>side kind: text</c>.</summary>
    public async Task<string[]> ChatAsync(string openId) =>
    [
        .. (await SnapshotAsync()).GetProperty("entries").EnumerateArray()
            .Where(e => e.GetProperty("openId").GetString() == openId)
            .Select(e => $"{e.GetProperty("side")} {e.GetProperty("kind")}: {(e.TryGetProperty("text", out var text) ? text : "")}"),
    ];

    public async Task<string> OpenIdAsync(int index = 0) =>
        (await SnapshotAsync()).GetProperty("followers")[index].GetProperty("openId").GetString()!;

    /// <summary>The first follower, following, with the welcome over and forgotten.</summary>
    public async Task<string> FollowerAsync()
    {
        var openId = await OpenIdAsync();
        var before = automatic;
        AnswerWith(_ => "success");
        await DeliveredAsync(openId, new { type = "follow" });
        automatic = before;
        while (HasReceived(out _))
        {
        }

        return openId;
    }

    public Task<HttpResponseMessage> ActAsync(string openId, object action) =>
        Client.PostAsJsonAsync($"/sandbox/api/accounts/{TestAccount.Slug}/followers/{openId}/actions", action, Cancelled);

    /// <summary>Acts and waits for the (last) delivery of the action.</summary>
    public async Task<JsonElement> DeliveredAsync(string openId, object action)
    {
        using var response = await ActAsync(openId, action);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.True(response.IsSuccessStatusCode, body.ToString());
        return body[body.GetArrayLength() - 1];
    }

    public async Task<JsonElement> RepeatAsync(long deliveryId, object plan)
    {
        using var response = await Client.PostAsJsonAsync($"/sandbox/api/deliveries/{deliveryId}/repeat", new { plan }, Cancelled);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }

    public Task StopAsync() => app.StopAsync(Cancelled);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var callback = new ReceivedCallback(http, body.ToArray());
        if (automatic is { } answer)
        {
            callback.Answer(answer(callback));
        }

        received.Writer.TryWrite(callback);
        var (status, bytes) = await callback.Answered;
        http.Response.StatusCode = status;
        await http.Response.Body.WriteAsync(bytes, CancellationToken.None);
    }
}
