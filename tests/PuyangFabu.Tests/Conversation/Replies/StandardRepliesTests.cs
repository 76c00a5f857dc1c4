using System.Net;
using System.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>The standard replies over the operators' calls and what followers get of them.</summary>
public sealed class StandardRepliesTests(TestDatabases databases) : IAsyncLifetime
{
    private const string Api = "/api/standard-replies";
    private const string Boards = $"· <a href=\"{ProductHost.PublicBase}boards/wei-puyang\">微濮阳</a>\n· <a href=\"{ProductHost.PublicBase}boards/wei-zhengwu\">微政务</a>\n· <a href=\"{ProductHost.PublicBase}boards/wei-pingtai\">微平台</a>";

    private ProductHost host = null!;
    private OperatorDriver operators = null!;
    private HttpClient editor = null!;
    private HttpClient reviewer = null!;

    public ValueTask InitializeAsync() => OpenAsync("sqlite");

    public async ValueTask DisposeAsync()
    {
        operators.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Until_one_is_approved_the_product_s_own_texts_hold_to_the_letter()
    {
        Assert.Equal(
            $"您好，欢迎关注濮阳发布！\n这里发布权威信息、解读政策、提供便民服务。点击栏目即可浏览：\n{Boards}\n也可以直接发送想问的事，如“公积金”“停水”。",
            await WelcomeAsync());
        Assert.Equal($"抱歉，暂时没有找到相关内容，我们已记下您的问题。\n您可以换个说法再试，或浏览以下栏目：\n{Boards}\n发送“我要留言”，由工作人员办理并答复您；急事请拨打 12345 政务服务便民热线。", await host.Sender.AskAsync("qwzxv 量子纠缠"));
        Assert.Equal($"没有更多内容了。\n您可以发送新的问题，或浏览以下栏目：\n{Boards}", await host.Sender.AskAsync("更多", "oNewcomer"));
        Assert.Equal(
            $"您好！直接发送想问的事就能查，如“公积金”“停水”；也可以点击栏目浏览：\n{Boards}\n要找工作人员，发送“人工”；急事请拨打 12345 政务服务便民热线。", await host.Sender.AskAsync("晚上好"));
        Assert.Equal("您发送的图片已收到，我们会尽快查看，感谢您的反映。\n如需查询信息，请直接发送文字。", await PictureAsync());
        Assert.Equal($"这个栏目已经调整。\n您可以浏览以下栏目：\n{Boards}", WeChatSender.Read((await host.Sender.SendAsync(host.Sender.Event("CLICK", "board:gone"))).Body));

        var shown = await editor.CallAsync("GET", Api);
        Assert.Equal((0, "approved", ""), (shown.Revision, Status(shown), shown.Json.GetProperty("danger").GetString()));
        Assert.Contains("欢迎关注{公众号}！", shown.Json.GetProperty("welcome").GetString(), StringComparison.Ordinal);
        Assert.Empty((await editor.CallAsync("GET", $"{Api}/versions")).Json.GetProperty("items").EnumerateArray());
    }

    [Theory, EachDatabase]
    public async Task Followers_get_new_texts_as_soon_as_another_person_approved_exactly_them(string provider)
    {
        await OpenAnewAsync(provider);
        var before = await WelcomeAsync();

        var draft = await editor.CallAsync("PUT", Api, Texts());
        Assert.Equal((1, "draft", "editor"), (draft.Revision, Status(draft), draft.Json.GetProperty("author").GetString()));
        await reviewer.CallAsync("POST", $"{Api}/approve", Named(draft), HttpStatusCode.Conflict);
        Assert.Equal("pendingApproval", Status(await editor.CallAsync("POST", $"{Api}/submit", "{}")));
        await reviewer.CallAsync("POST", $"{Api}/approve", "{}", HttpStatusCode.BadRequest);
        var other = await reviewer.CallAsync("POST", $"{Api}/approve", new { contentHash = new string('0', 64) }, HttpStatusCode.PreconditionFailed);
        Assert.Equal("staleContent", other.Json.GetProperty("code").GetString());
        Assert.Equal(before, await WelcomeAsync());

        var approved = await reviewer.CallAsync("POST", $"{Api}/approve", Named(draft));

        Assert.Equal(("approved", "reviewer"), (Status(approved), approved.Json.GetProperty("decidedBy").GetString()));
        Assert.Equal($"欢迎来到濮阳发布\n{Boards}\n请发问。", await WelcomeAsync());
        Assert.Equal("没有找到，请换个说法。", await host.Sender.AskAsync("qwzxv 量子纠缠"));
        Assert.Equal("到底了。", await host.Sender.AskAsync("更多", "oNewcomer"));
        Assert.Equal("图片收到。", await PictureAsync());
        Assert.Equal($"在呢，看看：\n{Boards}", await host.Sender.AskAsync("晚上好"));
        Assert.Contains("\n任何时候都可以拨打 110。", await host.Sender.AskAsync("着火了救命"), StringComparison.Ordinal);
        await reviewer.CallAsync("POST", $"{Api}/approve", Named(draft), HttpStatusCode.Conflict);
        await host.RestartAsync();
        Assert.Equal("到底了。", await host.Sender.AskAsync("更多", "oNewcomer2"));
    }

    [Theory, EachDatabase]
    public async Task Another_node_follows(string provider)
    {
        await OpenAnewAsync(provider);
        await using var other = await ProductHost.StartOnAsync(host.Database);

        await ApproveAsync(await editor.CallAsync("PUT", Api, Texts()));
        await other.FollowChangesAsync();

        Assert.Equal("到底了。", await other.Sender.AskAsync("更多", "oNewcomer"));
    }

    [Fact]
    public async Task Nobody_decides_about_texts_that_he_wrote_changed_or_submitted()
    {
        var both = await operators.AppointAsync("both", Role.Editor, Role.Chief);
        await both.CallAsync("PUT", Api, Texts());
        var changed = await editor.CallAsync("PUT", Api, Texts("改过的"));
        await editor.CallAsync("POST", $"{Api}/submit");
        foreach (var act in new[] { "approve", "reject" })
        {
            var refused = await both.CallAsync("POST", $"{Api}/{act}", new { version = changed.Revision, comment = "自己的" }, HttpStatusCode.Forbidden);
            Assert.Equal("ownWork", refused.Json.GetProperty("code").GetString());
        }

        await editor.CallAsync("POST", $"{Api}/approve", Named(changed), HttpStatusCode.Forbidden);
        Assert.Equal("approved", Status(await reviewer.CallAsync("POST", $"{Api}/approve", Named(changed))));

        // What a second person let pass is nobody's own any more; a submission is.
        var next = await editor.CallAsync("PUT", Api, Texts("下一版"));
        await editor.CallAsync("POST", $"{Api}/submit");
        Assert.Equal("approved", Status(await both.CallAsync("POST", $"{Api}/approve", Named(next))));
        var submitted = await editor.CallAsync("PUT", Api, Texts("再下一版"));
        await both.CallAsync("POST", $"{Api}/submit");
        await both.CallAsync("POST", $"{Api}/approve", Named(submitted), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_rejected_version_keeps_the_reason_and_a_newer_one_replaces_what_waits()
    {
        await editor.CallAsync("PUT", Api, Texts());
        await editor.CallAsync("POST", $"{Api}/submit");
        await reviewer.CallAsync("POST", $"{Api}/reject", "{}", HttpStatusCode.BadRequest);
        var rejected = await reviewer.CallAsync("POST", $"{Api}/reject", new { comment = "太冷淡" });
        Assert.Equal(("rejected", "太冷淡"), (Status(rejected), rejected.Json.GetProperty("comment").GetString()));
        await editor.CallAsync("POST", $"{Api}/submit", null, HttpStatusCode.Conflict);
        await reviewer.CallAsync("POST", $"{Api}/reject", new { comment = "再退" }, HttpStatusCode.Conflict);

        var second = await editor.CallAsync("PUT", Api, Texts("先等"));
        await editor.CallAsync("POST", $"{Api}/submit");
        var third = await editor.CallAsync("PUT", Api, Texts("后来"));
        await editor.CallAsync("POST", $"{Api}/submit");
        var states = (await editor.CallAsync("GET", $"{Api}/versions")).Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("status").GetString());
        Assert.Equal(["pendingApproval", "replaced", "rejected"], states);
        await reviewer.CallAsync("POST", $"{Api}/approve", Named(second), HttpStatusCode.Conflict);
        await reviewer.CallAsync("POST", $"{Api}/approve", Named(third));
    }

    [Theory, EachDatabase]
    public async Task Of_many_approvals_at_once_exactly_one_counts(string provider)
    {
        await OpenAnewAsync(provider);
        var draft = await editor.CallAsync("PUT", Api, Texts());
        await editor.CallAsync("POST", $"{Api}/submit");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => reviewer.TryAsync("POST", $"{Api}/approve", Named(draft))));

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(29, answers.Count(static answer => answer.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task What_was_answered_can_be_sent_back_but_not_over_a_newer_one()
    {
        var read = await editor.CallAsync("GET", Api);
        var first = await editor.CallAsync("PUT", Api, read.Json.ToString());
        Assert.Equal(read.Json.GetProperty("contentHash").GetString(), first.Json.GetProperty("contentHash").GetString());

        var stale = await editor.CallAsync("PUT", Api, read.Json.ToString(), HttpStatusCode.PreconditionFailed);

        Assert.Equal("staleRevision", stale.Json.GetProperty("code").GetString());
        Assert.Equal(2, (await editor.CallAsync("PUT", Api, first.Json.ToString())).Revision);
        await editor.CallAsync("POST", $"{Api}/submit", new { version = 1 }, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task An_old_version_is_restored_as_a_new_draft_and_the_product_s_own_too()
    {
        await editor.CallAsync("PUT", Api, Texts("旧的"));
        await editor.CallAsync("PUT", Api, Texts("新的"));

        var restored = await editor.CallAsync("POST", $"{Api}/versions/1/restore");
        Assert.Equal((3, "draft", "旧的"), (restored.Revision, Status(restored), restored.Json.GetProperty("nothingMore").GetString()));
        var product = await editor.CallAsync("POST", $"{Api}/versions/0/restore");
        Assert.Contains("{栏目列表}", product.Json.GetProperty("nothingMore").GetString(), StringComparison.Ordinal);
        await editor.CallAsync("POST", $"{Api}/versions/99/restore", null, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("nothingMore", "", "不能是空的")]
    [InlineData("nothingMore", " \n ", "不能是空的")]
    [InlineData("nothingMore", "到{哪里}了", "“{哪里}”不认识，这里可以用 {公众号}、{栏目列表}")]
    [InlineData("nothingMore", "到{类型}了", "“{类型}”不认识")]
    [InlineData("welcome", "来到｛公众号｝", "要写成半角的 {公众号}")]
    [InlineData("danger", "请找{公众号}", "这里不能用占位")]
    [InlineData("welcome", "看{栏目列表}和{栏目列表}", "只能有一处")]
    [InlineData("welcome", "{栏目列表}", "还要有文字")]
    [InlineData("greeting", "看<a href=\"javascript:alert(1)\">这里</a>", "不是 http 或 https 网址")]
    [InlineData("greeting", "看<a href=\"ftp://x.cn/\">这里</a>", "不是 http 或 https 网址")]
    [InlineData("greeting", "看<a href=\"https://x.cn/\">这里", "没写对的链接")]
    [InlineData("greeting", "看<a href=\"https://x.cn/\"></a>", "没有文字")]
    [InlineData("received", "收\u0001到", "控制字符")]
    public async Task What_is_wrong_is_named_by_its_field(string field, string text, string reason)
    {
        var texts = Texts();
        texts[field] = text;

        var refused = await editor.CallAsync("PUT", Api, texts, HttpStatusCode.BadRequest);

        Assert.Contains(reason, refused.Error(field), StringComparison.Ordinal);
        Assert.Single(refused.Json.GetProperty("errors").EnumerateObject());
    }

    [Fact]
    public async Task A_text_that_fits_with_what_is_filled_in_is_taken_and_one_byte_more_is_not()
    {
        var texts = Texts();
        texts["received"] = new string('a', 2048 - Encoding.UTF8.GetByteCount("图片")) + "{类型}";
        texts["danger"] = new string('a', 847);
        texts["greeting"] = "看<a href=\"https://x.cn/?a=1&b=2\">这里</a>{栏目列表}";
        await ApproveAsync(await editor.CallAsync("PUT", Api, texts));
        Assert.Equal(2048, Encoding.UTF8.GetByteCount(await PictureAsync()));
        Assert.Equal($"看<a href=\"https://x.cn/?a=1&b=2\">这里</a>\n{Boards}", await host.Sender.AskAsync("晚上好"));

        texts["received"] += "a";
        texts["danger"] += "a";
        var refused = await editor.CallAsync("PUT", Api, texts, HttpStatusCode.BadRequest);
        Assert.Contains("2049 字节，微信一次最多 2048 字节", refused.Error("received"), StringComparison.Ordinal);
        Assert.Contains("最多 847 字节", refused.Error("danger"), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Texts(string nothingMore = "到底了。") => new()
    {
        ["welcome"] = "欢迎来到{公众号}\r\n{栏目列表}\r\n请发问。",
        ["nothingFound"] = "没有找到，请换个说法。",
        ["nothingMore"] = nothingMore,
        ["received"] = "{类型}收到。",
        ["greeting"] = "在呢，看看：\n{栏目列表}",
        ["danger"] = "任何时候都可以拨打 110。",
    };

    private static object Named(ApiAnswer version) => new { contentHash = version.Json.GetProperty("contentHash").GetString(), version = version.Revision };

    private static string? Status(ApiAnswer version) => version.Json.GetProperty("status").GetString();

    private async ValueTask OpenAsync(string provider)
    {
        host = await ProductHost.StartAsync(databases, provider);
        operators = OperatorDriver.Of(host);
        editor = await operators.WithRolesAsync(Role.Editor);
        reviewer = await operators.WithRolesAsync(Role.Reviewer);
    }

    private async Task OpenAnewAsync(string provider)
    {
        if (provider != "sqlite")
        {
            await DisposeAsync();
            await OpenAsync(provider);
        }
    }

    private async Task ApproveAsync(ApiAnswer draft)
    {
        await editor.CallAsync("POST", $"{Api}/submit");
        await reviewer.CallAsync("POST", $"{Api}/approve", Named(draft));
    }

    private async Task<string> WelcomeAsync() => WeChatSender.Read((await host.Sender.SendAsync(host.Sender.Event("subscribe", user: $"oUser{Guid.NewGuid():N}"))).Body);

    private async Task<string> PictureAsync() => WeChatSender.Read(
        (await host.Sender.SendAsync(host.Sender.Message("image", "<PicUrl>http://example.cn/a.jpg</PicUrl><MediaId>m</MediaId><MsgId>1</MsgId>", $"oUser{Guid.NewGuid():N}"))).Body);
}
