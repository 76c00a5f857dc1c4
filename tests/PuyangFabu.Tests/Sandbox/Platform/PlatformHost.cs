using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Sandbox;
using PuyangFabu.Sandbox.Platform;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Sandbox.Platform.Users;

namespace PuyangFabu.Tests.Sandbox.Platform;

/// <summary>The sandbox as the platform, called with JSON written by hand.</summary>
internal sealed class PlatformHost : IAsyncDisposable
{
    private string token = "";

    private PlatformHost(SandboxHost sandbox) => Sandbox = sandbox;

    public SandboxHost Sandbox { get; }

    public FaultQueue Faults => Sandbox.Services.GetRequiredService<FaultQueue>();

    public IReadOnlyList<MassJob> Jobs => Sandbox.Services.GetRequiredService<PlatformLedger>().Jobs(TestAccount.Slug);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A verified account with its token, jobs that end at once and no minute between two calls with one key.</summary>
    public static async Task<PlatformHost> StartAsync(
        SandboxAccountKind kind = SandboxAccountKind.Service, bool verified = true, TimeProvider? time = null, PlatformLimits? limits = null)
    {
        var sandbox = await SandboxHost.StartAsync(
            time,
            account: account => account with { Kind = kind, Verified = verified },
            limits: limits ?? new PlatformLimits { ClientMsgIdPause = TimeSpan.Zero, FinishAfter = TimeSpan.Zero });
        sandbox.AnswerWith(_ => "success");
        var host = new PlatformHost(sandbox);
        await host.RenewTokenAsync();
        return host;
    }

    public async Task RenewTokenAsync() => token = (await GetAsync(
        $"/cgi-bin/token?grant_type=client_credential&appid={TestAccount.AppId}&secret={TestAccount.AppSecret}")).GetProperty("access_token").GetString()!;

    /// <summary>Posts this text as it is, with the token.</summary>
    public async Task<JsonElement> PostAsync(string call, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await ReadAsync(await Sandbox.Client.PostAsync(Address(call), content, Cancelled));
    }

    public async Task<JsonElement> GetAsync(string call) => await ReadAsync(await Sandbox.Client.GetAsync(Address(call), Cancelled));

    public async Task<int> CodeAsync(string call, string json) => (await PostAsync(call, json)).Code();

    /// <param name="part">The name of the file's part.</param>
    public async Task<JsonElement> UploadAsync(string call, byte[] bytes, string fileName = "a.jpg", string part = "media", string? description = null)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, part, fileName);
        if (description is not null)
        {
            form.Add(new StringContent(description), "description");
        }

        return await ReadAsync(await Sandbox.Client.PostAsync(Address(call), form, Cancelled));
    }

    public async Task<HttpResponseMessage> RawAsync(string call) => await Sandbox.Client.GetAsync(Address(call), Cancelled);

    /// <summary>A permanent picture that can be a cover.</summary>
    public async Task<string> CoverAsync() =>
        (await UploadAsync("/cgi-bin/material/add_material?type=image", Samples.Jpeg())).GetProperty("media_id").GetString()!;

    /// <summary>A draft with these titles.</summary>
    public async Task<string> DraftAsync(params string[] titles)
    {
        var cover = await CoverAsync();
        var articles = string.Join(',', titles.Select(title =>
            $$"""{"title":"{{title}}","content":"<p>正文</p>","thumb_media_id":"{{cover}}"}"""));
        return (await PostAsync("/cgi-bin/draft/add", $$"""{"articles":[{{articles}}]}""")).GetProperty("media_id").GetString()!;
    }

    public async Task<JsonElement> SendToAllAsync(string mediaId, string key) => await PostAsync(
        "/cgi-bin/message/mass/sendall",
        $$"""{"filter":{"is_to_all":true},"msgtype":"mpnews","mpnews":{"media_id":"{{mediaId}}"},"clientmsgid":"{{key}}"}""");

    /// <summary>A text to these openids, without a key.</summary>
    public async Task<JsonElement> SendToAsync(IEnumerable<string> openIds, string text) => await PostAsync(
        "/cgi-bin/message/mass/send",
        $$$"""{"touser":[{{{string.Join(',', openIds.Select(one => $"\"{one}\""))}}}],"msgtype":"text","text":{"content":"{{{text}}}"}}""");

    /// <summary>So many followers without phones, by their openids.</summary>
    public async Task<string[]> NamelessAsync(int count)
    {
        Assert.Equal(200, await DeskAsync("followers", $$"""{"count":{{count}}}"""));
        return [.. Enumerable.Range(0, count).Select(i => FollowerRegister.OpenId(TestAccount.AppId, i))];
    }

    /// <summary>Does something at the platform's desk; the status of the answer.</summary>
    public async Task<int> DeskAsync(string path, string json = "{}", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, new Uri($"/sandbox/api/platform/{TestAccount.Slug}/{path}", UriKind.Relative));
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Sandbox.Client.SendAsync(request, Cancelled);
        return (int)response.StatusCode;
    }

    /// <summary>What the desk shows.</summary>
    public async Task<JsonElement> DeskViewAsync(string path = "") => await ReadAsync(
        await Sandbox.Client.GetAsync(new Uri($"/sandbox/api/platform/{TestAccount.Slug}{path}", UriKind.Relative), Cancelled));

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    /// <summary>Where a call goes, with the token.</summary>
    public Uri Address(string call)
    {
        var path = $"/sandbox/wechat{call}";
        return new Uri(call.Contains("secret=", StringComparison.Ordinal) || call.Contains("access_token=", StringComparison.Ordinal) || token.Length == 0
            ? path
            : $"{path}{(call.Contains('?', StringComparison.Ordinal) ? '&' : '?')}access_token={token}", UriKind.Relative);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(Cancelled));
        }
    }
}
