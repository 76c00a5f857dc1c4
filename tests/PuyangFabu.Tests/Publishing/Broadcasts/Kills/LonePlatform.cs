using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuyangFabu.Sandbox;
using PuyangFabu.Sandbox.Platform;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Kills;

/// <summary>The sandbox alone, in the process of the test: it stays when the product is killed and remembers what it accepted.</summary>
internal sealed class LonePlatform : IAsyncDisposable
{
    public const string Account = "puyang";
    public const string AppSecret = "0123456789abcdef0123456789abcdef";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication app;
    private string noticeForm = "";

    private LonePlatform(WebApplication app) => this.app = app;

    /// <summary>Where finish events go; the product has another port after each start.</summary>
    public Uri Product { get; set; } = new("http://127.0.0.1:9/");

    public Uri Address => new(app.Urls.Single());

    public FaultQueue Faults => app.Services.GetRequiredService<FaultQueue>();

    public IReadOnlyList<MassJob> Jobs => app.Services.GetRequiredService<PlatformLedger>().Jobs(Account);

    /// <summary>Title of the first article of every publication that took place, whatever the caller heard of it.</summary>
    public IReadOnlyList<string> PublishedTitles
    {
        get
        {
            lock (Known.Gate)
            {
                return [.. Known.Publications.Public.Select(static publication => publication.Articles[0].Title)];
            }
        }
    }

    /// <summary>The buttons of the menu; empty when there is none.</summary>
    public string MenuJson
    {
        get
        {
            lock (Known.Gate)
            {
                return Known.Menus.Default?.ToJsonString(Readable) ?? "";
            }
        }
    }

    /// <summary>Names of the tags.</summary>
    public IReadOnlyList<string> TagNames
    {
        get
        {
            lock (Known.Gate)
            {
                return [.. Known.Followers.Tags.All.Select(static tag => tag.Name)];
            }
        }
    }

    private PlatformAccount Known => app.Services.GetRequiredService<PlatformDirectory>().Find(Account)!;

    /// <summary>Settings of a product that takes this for WeChat and waits for nothing longer than it must.</summary>
    public string[] ProductSettings =>
    [
        "--WeChat:Sandbox", "false", "--WeChat:ApiBaseUrl", new Uri(Address, "sandbox/wechat").ToString(),
        "--WeChat:Accounts:puyang:Kind", "service", "--WeChat:Accounts:puyang:AppId", WeChatSender.AppId, "--WeChat:Accounts:puyang:AppSecret", AppSecret,
        "--WeChat:Accounts:puyang:OriginalId", WeChatSender.OriginalId, "--WeChat:Accounts:puyang:Token", WeChatSender.Token,
        "--WeChat:Accounts:puyang:EncodingAesKey", WeChatSender.Key,
        "--Broadcasts:AskAgainSeconds", "1", "--Broadcasts:CallSeconds", "2", "--Broadcasts:PollSeconds", "1", "--Broadcasts:SweepSeconds", "1",
        "--Review:ReleaseOnlyReviewed", "false", "--Operators:ForcePasswordChange", "false", "--Checks:Links", "false", "--Storage:SampleContent", "false",
        .. noticeForm.Length > 0 ? ["--Cases:NoticeTemplates", noticeForm] : Array.Empty<string>(),
    ];

    public static async Task<LonePlatform> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        LonePlatform? platform = null;
        builder.Services.AddSandbox(new SandboxOptions
        {
            Accounts =
            [
                new SandboxAccount
                {
                    Slug = Account,
                    Name = "濮阳发布",
                    OriginalId = WeChatSender.OriginalId,
                    AppId = WeChatSender.AppId,
                    AppSecret = AppSecret,
                    Token = WeChatSender.Token,
                    EncodingAesKey = WeChatSender.Key,
                    Kind = SandboxAccountKind.Service,
                    WebhookUrl = () => new Uri(platform!.Product, "wechat/puyang"),
                },
            ],
            MenuJson = static (_, _) => Task.FromResult("""{"button":[]}"""),
            Limits = new PlatformLimits { ClientMsgIdPause = TimeSpan.Zero, FinishAfter = TimeSpan.FromMilliseconds(100), Quotas = false },
        });
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapSandbox();
        platform = new LonePlatform(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return platform;
    }

    /// <summary>Adds so many followers.</summary>
    /// <returns>The openids of all, as the platform tells them to the account.</returns>
    public async Task<IReadOnlyList<string>> FollowersAsync(int more)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var added = await http.PostAsJsonAsync(new Uri(Address, $"sandbox/api/platform/{Account}/followers"), new { count = more });
        added.EnsureSuccessStatusCode();
        var page = await http.GetFromJsonAsync<JsonElement>(await CallAsync(http, "cgi-bin/user/get", "&next_openid="));
        return [.. page.GetProperty("data").GetProperty("openid").EnumerateArray().Select(static id => id.GetString()!)];
    }

    /// <summary>The account takes over the form of the notices that an answer is there; its products know it from then on.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AddNoticeFormAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var added = await http.PostAsJsonAsync(await CallAsync(http, "wxaapi/newtmpl/addtemplate"), new { tid = "9002", kidList = new[] { 1, 2, 3 }, sceneDesc = "答复" });
        return noticeForm = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("priTmplId").GetString()!;
    }

    /// <summary>Address of a call of the account's own, with a token.</summary>
    private async Task<Uri> CallAsync(HttpClient http, string path, string more = "")
    {
        var wechat = new Uri(Address, "sandbox/wechat/");
        using var answer = await http.PostAsJsonAsync(
            new Uri(wechat, "cgi-bin/stable_token"), new { grant_type = "client_credential", appid = WeChatSender.AppId, secret = AppSecret });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        return new Uri(wechat, $"{path}?access_token={token}{more}");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
