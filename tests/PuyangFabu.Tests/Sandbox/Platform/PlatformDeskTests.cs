using PuyangFabu.Sandbox.Deliveries;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class PlatformDeskTests
{
    [Fact]
    public async Task The_desk_lists_what_was_accepted()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.Sandbox.FollowerAsync();
        var id = (await host.SendToAllAsync(await host.DraftAsync("头条"), "k")).Text("msg_id");
        await host.Sandbox.ReceivedAsync();

        var job = Assert.Single((await host.DeskViewAsync("/jobs")).EnumerateArray());

        Assert.Equal((id, "k", "succeeded", "1"), (job.Text("msgId"), job.Text("clientMsgId"), job.Text("state"), job.Text("recipients")));
        Assert.Equal("头条", job.GetProperty("articles")[0].Text("title"));
        var view = await host.DeskViewAsync();
        Assert.Equal(("1", "1", "1"), (view.Text("followers"), view.Text("sentToAllToday"), view.Text("sentToAllThisMonth")));
    }

    [Fact]
    public async Task A_finish_event_is_sent_again_by_hand()
    {
        await using var host = await PlatformHost.StartAsync();
        var id = (await host.SendToAllAsync(await host.DraftAsync("头条"), "k")).Text("msg_id");
        await host.Sandbox.ReceivedAsync();

        Assert.Equal(200, await host.DeskAsync($"jobs/{id}/finish"));

        Assert.Equal(id, (await host.Sandbox.ReceivedAsync()).Node("MsgID"));
        Assert.Equal(2, host.Jobs[0].EventsSent);
        Assert.Equal(409, await host.DeskAsync("jobs/1/finish"));
    }

    [Theory]
    [InlineData(CallbackMode.Plain)]
    [InlineData(CallbackMode.Compatible)]
    [InlineData(CallbackMode.Safe)]
    public async Task Events_are_delivered_signed_and_in_the_accounts_mode(CallbackMode mode)
    {
        await using var host = await PlatformHost.StartAsync();
        Assert.Equal(200, await host.DeskAsync("settings", $$"""{"callbackMode":"{{mode}}"}""", HttpMethod.Put));

        await host.SendToAllAsync(await host.DraftAsync("头条"), "k");

        var callback = await host.Sandbox.ReceivedAsync();
        Assert.Equal("MASSSENDJOBFINISH", callback.Node("Event"));
        Assert.Equal(mode != CallbackMode.Plain, callback.HasQuery("msg_signature"));
        Assert.Equal(
            ReceivedCallback.Sha1OfSorted(TestAccount.Token, callback.Query("timestamp"), callback.Query("nonce")), callback.Query("signature"));
    }

    [Fact]
    public async Task An_account_changes_its_kind_while_the_sandbox_runs()
    {
        await using var host = await PlatformHost.StartAsync();
        var openIds = await host.NamelessAsync(2);

        Assert.Equal(200, await host.DeskAsync("settings", """{"kind":"subscription"}""", HttpMethod.Put));
        Assert.Equal(48001, (await host.SendToAsync(openIds, "一")).Code());
        Assert.Equal(200, await host.DeskAsync("settings", """{"kind":"service","verified":false}""", HttpMethod.Put));
        Assert.Equal(48001, (await host.SendToAsync(openIds, "一")).Code());
        Assert.Equal(200, await host.DeskAsync("settings", """{"verified":true}""", HttpMethod.Put));
        Assert.Equal(0, (await host.SendToAsync(openIds, "一")).Code());
    }

    [Fact]
    public async Task Faults_are_queued_listed_and_taken_back_over_http()
    {
        await using var host = await PlatformHost.StartAsync();
        Assert.Equal(200, await host.DeskAsync("faults", """{"kind":"errcode","code":40035,"path":"draft/count","standing":true}"""));
        Assert.Equal(200, await host.DeskAsync("faults", """{"kind":"busy"}"""));
        var faults = await host.DeskViewAsync("/faults");
        Assert.Equal(["errcode", "busy"], faults.EnumerateArray().Select(one => one.Text("kind")));

        Assert.Equal(204, await host.DeskAsync($"faults/{faults[1].Text("id")}", method: HttpMethod.Delete));
        Assert.Equal(404, await host.DeskAsync($"faults/{faults[1].Text("id")}", method: HttpMethod.Delete));
        Assert.Equal(40035, (await host.GetAsync("/cgi-bin/draft/count")).Code());
        Assert.Equal(204, await host.DeskAsync("faults", method: HttpMethod.Delete));
        Assert.Equal(0, (await host.GetAsync("/cgi-bin/draft/count")).Code());
    }

    [Theory]
    [InlineData("faults", "{}")]
    [InlineData("faults", """{"kind":"dance"}""")]
    [InlineData("faults", """{"kind":"slow","milliseconds":-1}""")]
    [InlineData("faults", """{"kind":"busy","times":0}""")]
    public async Task A_fault_that_makes_no_sense_is_named(string path, string json)
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(400, await host.DeskAsync(path, json));
        Assert.Empty(host.Faults.Of(TestAccount.Slug));
    }

    [Fact]
    public async Task Fifty_thousand_nameless_followers_are_enough()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(200, await host.DeskAsync("followers", """{"count":50000}"""));
        Assert.Equal(409, await host.DeskAsync("followers", """{"count":1}"""));
        Assert.Equal("50000", (await host.DeskViewAsync()).Text("nameless"));
    }

    [Fact]
    public async Task The_quota_tool_tells_what_is_left_and_clears_ten_times_a_month()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.GetAsync("/cgi-bin/draft/count");

        var quota = await host.PostAsync("/cgi-bin/openapi/quota/get", """{"cgi_path":"/cgi-bin/draft/count"}""");
        Assert.Equal(("1000", "1", "999"), (quota.GetProperty("quota").Text("daily_limit"), quota.GetProperty("quota").Text("used"), quota.GetProperty("quota").Text("remain")));
        Assert.Equal(76021, await host.CodeAsync("/cgi-bin/openapi/quota/get", """{"cgi_path":"/cgi-bin/none"}"""));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(0, await host.CodeAsync("/cgi-bin/clear_quota", $$"""{"appid":"{{TestAccount.AppId}}"}"""));
        }

        Assert.Equal(48006, await host.CodeAsync("/cgi-bin/clear_quota/v2?secret=", $$"""{"appid":"{{TestAccount.AppId}}","appsecret":"{{TestAccount.AppSecret}}"}"""));
    }

    [Fact]
    public async Task The_platform_names_its_addresses_and_checks_the_callback()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.NotEqual(0, (await host.GetAsync("/cgi-bin/getcallbackip")).GetProperty("ip_list").GetArrayLength());
        Assert.NotEqual(0, (await host.GetAsync("/cgi-bin/get_api_domain_ip")).GetProperty("ip_list").GetArrayLength());
        Assert.Equal("0%", (await host.PostAsync("/cgi-bin/callback/check", """{"action":"all","check_operator":"DEFAULT"}""")).GetProperty("ping")[0].Text("package_loss"));
        Assert.Equal(40201, await host.CodeAsync("/cgi-bin/callback/check", """{"action":"dance"}"""));
        Assert.Equal(40202, await host.CodeAsync("/cgi-bin/callback/check", """{"action":"dns","check_operator":"X"}"""));
    }
}
