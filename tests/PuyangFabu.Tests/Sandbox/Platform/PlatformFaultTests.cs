using System.Net;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class PlatformFaultTests
{
    [Theory]
    [InlineData(PlatformFaultKind.Busy, -1)]
    [InlineData(PlatformFaultKind.DailyQuotaUsed, 45009)]
    [InlineData(PlatformFaultKind.MassQuotaUsed, 45028)]
    [InlineData(PlatformFaultKind.NotAuthorized, 48001)]
    [InlineData(PlatformFaultKind.RetriedTooFast, 45066)]
    public async Task A_code_is_answered_once_and_nothing_was_accepted(PlatformFaultKind kind, int code)
    {
        await using var host = await PlatformHost.StartAsync();
        var draft = await host.DraftAsync("头条");
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = kind, Path = "cgi-bin/message/mass/sendall" });

        Assert.Equal(code, (await host.SendToAllAsync(draft, "k")).Code());
        Assert.Empty(host.Jobs);
        Assert.Equal(0, (await host.SendToAllAsync(draft, "k")).Code());
    }

    [Theory]
    [InlineData(PlatformFaultKind.AcceptedAsExisting, 45065)]
    [InlineData(PlatformFaultKind.AcceptedAsTooFast, 45066)]
    public async Task A_first_send_is_accepted_and_yet_refused(PlatformFaultKind kind, int code)
    {
        await using var host = await PlatformHost.StartAsync();
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = kind });

        var answer = await host.SendToAllAsync(await host.DraftAsync("头条"), "k");

        Assert.Equal(code, answer.Code());
        var job = Assert.Single(host.Jobs);
        Assert.Equal(code == 45065, answer.TryGetProperty("msg_id", out var id) && id.GetInt64() == job.MsgId);
        Assert.Equal(45065, (await host.SendToAllAsync("x", "k")).Code());
    }

    [Theory]
    [InlineData(PlatformFaultKind.NoAnswerBefore, 0)]
    [InlineData(PlatformFaultKind.NoAnswerAfter, 1)]
    public async Task A_connection_breaks_before_or_after_the_effect(PlatformFaultKind kind, int accepted)
    {
        await using var host = await PlatformHost.StartAsync();
        var draft = await host.DraftAsync("头条");
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = kind });

        await Assert.ThrowsAsync<HttpRequestException>(() => host.SendToAllAsync(draft, "k"));

        Assert.Equal(accepted, host.Jobs.Count);
        Assert.Equal(accepted == 0 ? 0 : 45065, (await host.SendToAllAsync(draft, "k")).Code());
    }

    [Theory]
    [InlineData(PlatformFaultKind.TokenRevoked, 40001)]
    [InlineData(PlatformFaultKind.TokenExpired, 42001)]
    public async Task A_token_ends_midway_until_a_new_one_is_fetched(PlatformFaultKind kind, int code)
    {
        await using var host = await PlatformHost.StartAsync();
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = kind, Path = "draft/count" });

        Assert.Equal(0, (await host.GetAsync("/cgi-bin/tags/get")).Code());
        Assert.Equal(code, (await host.GetAsync("/cgi-bin/draft/count")).Code());
        Assert.Equal(code, (await host.GetAsync("/cgi-bin/tags/get")).Code());
        await host.RenewTokenAsync();
        Assert.Equal(0, (await host.GetAsync("/cgi-bin/draft/count")).Code());
    }

    [Fact]
    public async Task An_address_that_is_not_listed_is_named()
    {
        await using var host = await PlatformHost.StartAsync();
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.IpRefused, Ip = "198.51.100.7", Path = "token" });

        var answer = await host.GetAsync($"/cgi-bin/token?grant_type=client_credential&appid={TestAccount.AppId}&secret={TestAccount.AppSecret}");

        Assert.StartsWith("invalid ip 198.51.100.7 ipv6 ::ffff:198.51.100.7, not in whitelist rid: ", answer.Text("errmsg"), StringComparison.Ordinal);
        Assert.Equal(40164, answer.Code());
    }

    [Fact]
    public async Task A_proxy_answers_with_a_page()
    {
        await using var host = await PlatformHost.StartAsync();
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.BadGateway });
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.NotJson });

        using var bad = await host.RawAsync("/cgi-bin/draft/count");
        using var page = await host.RawAsync("/cgi-bin/draft/count");

        Assert.Equal((HttpStatusCode.BadGateway, HttpStatusCode.OK), (bad.StatusCode, page.StatusCode));
        Assert.StartsWith("<html>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_may_hide_that_the_call_took_effect()
    {
        await using var host = await PlatformHost.StartAsync();
        var cover = await host.CoverAsync();
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.BadGateway, AfterEffect = true, Path = "draft/add" });

        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() =>
            host.PostAsync("/cgi-bin/draft/add", $$"""{"articles":[{"title":"题","content":"文","thumb_media_id":"{{cover}}"}]}"""));

        Assert.Equal("1", (await host.GetAsync("/cgi-bin/draft/count")).Text("total_count"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_call_or_only_its_answer_comes_late(bool afterEffect)
    {
        // A little less than it waits: two clocks measure here.
        var wait = TimeSpan.FromMilliseconds(250);
        await using var host = await PlatformHost.StartAsync();
        var draft = await host.DraftAsync("头条");
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.Slow, Milliseconds = 300, AfterEffect = afterEffect });
        var started = TimeProvider.System.GetUtcNow();

        Assert.Equal(0, (await host.SendToAllAsync(draft, "k")).Code());

        var (before, after) = (host.Jobs[0].AcceptedAt - started, TimeProvider.System.GetUtcNow() - host.Jobs[0].AcceptedAt);
        Assert.True((afterEffect ? after : before) >= wait, $"{before} before the effect, {after} after it.");
    }

    [Fact]
    public async Task Faults_are_played_in_their_order_for_their_call_and_as_often_as_they_say()
    {
        await using var host = await PlatformHost.StartAsync();
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.Busy, Path = "draft/count", Times = 2 });
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.Errcode, Code = 40035 });
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.Errcode, Code = 48001, Path = "tags/get", Times = null });
        host.Faults.Add("another", new PlatformFault { Kind = PlatformFaultKind.Busy, Times = null });

        Assert.Equal("-1 -1 40035 0", await FourAsync("/cgi-bin/draft/count"));
        Assert.Equal("48001 48001 48001 48001", await FourAsync("/cgi-bin/tags/get"));
        Assert.Single(host.Faults.Of(TestAccount.Slug));
        host.Faults.Clear(TestAccount.Slug);
        Assert.Equal(0, (await host.GetAsync("/cgi-bin/tags/get")).Code());

        async Task<string> FourAsync(string call)
        {
            var codes = new int[4];
            for (var i = 0; i < 4; i++)
            {
                codes[i] = (await host.GetAsync(call)).Code();
            }

            return string.Join(' ', codes);
        }
    }

    [Fact]
    public async Task A_fault_of_sends_waits_for_one()
    {
        await using var host = await PlatformHost.StartAsync();
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.MassQuotaUsed });

        var draft = await host.DraftAsync("头条");

        Assert.Equal(45028, (await host.SendToAllAsync(draft, "k")).Code());
    }

    [Fact]
    public async Task A_test_is_told_before_and_after_each_effect()
    {
        await using var host = await PlatformHost.StartAsync();
        var draft = await host.DraftAsync("头条");
        var seen = new List<(PlatformMoment Moment, int Accepted)>();
        host.Faults.OnCall = moment =>
        {
            seen.Add((moment, host.Jobs.Count));
            return Task.CompletedTask;
        };

        await host.SendToAllAsync(draft, "k");

        Assert.Equal(
            [
                (new PlatformMoment(TestAccount.Slug, "cgi-bin/message/mass/sendall", Before: true, Code: null), 0),
                (new PlatformMoment(TestAccount.Slug, "cgi-bin/message/mass/sendall", Before: false, Code: 0), 1),
            ],
            seen);
    }
}
