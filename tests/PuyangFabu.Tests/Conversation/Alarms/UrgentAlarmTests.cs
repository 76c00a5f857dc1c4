using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Conversation.Alarms;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Audit;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Alarms;

/// <summary>Who says a word of danger is put before people, who are called until one of them takes it.</summary>
public sealed class UrgentAlarmTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_word_of_danger_stands_first_and_calls_people_until_somebody_takes_it(string provider)
    {
        await using var mail = new MailServer();
        await using var host = await FollowerHost.StartAsync(databases, provider, SettingsOf(mail));
        var editor = await host.EditorAsync();
        await WriteAsync(host, "oCarl", "着火了救命");
        await WriteAsync(host, "oAnna", "人工");
        await WriteAsync(host, "oBert", "路灯坏了");

        var all = (await editor.CallAsync("GET", "/api/inbox")).Json.GetProperty("items");
        Assert.Equal([await host.CodeAsync("oCarl"), await host.CodeAsync("oAnna"), await host.CodeAsync("oBert")], Ids(all));
        Assert.Equal([true, false, false], all.EnumerateArray().Select(static line => line.GetProperty("urgent").GetBoolean()));
        Assert.Equal("waiting", all[0].GetProperty("state").GetString());

        await host.Product.Services.StepAsync<UrgentAlarm>();
        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Equal(["yi@example.gov.cn", "er@example.gov.cn"], mail.Mails.Select(static one => one.To));
        var text = BodyOf(mail.Mails.First().Text);
        Assert.Contains("有一条紧急消息", text, StringComparison.Ordinal);
        Assert.Contains("/console/inbox?state=waiting", text, StringComparison.Ordinal);
        Assert.DoesNotContain("着火", text, StringComparison.Ordinal);
        Assert.DoesNotContain("oCarl", mail.Mails.First().Text, StringComparison.Ordinal);

        // The product goes on answering until a person has him.
        Assert.NotEqual("success", await WriteAsync(host, "oCarl", "你好"));
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Equal(4, mail.Mails.Count);

        await editor.CallAsync("POST", $"/api/inbox/{await host.CodeAsync("oCarl")}/take");
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(9));
        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Equal(4, mail.Mails.Count);

        // Taken and left lying it calls again; answered it does not.
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(30));
        await host.Product.Services.StepAsync<TalkLapse>();
        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Equal(6, mail.Mails.Count);
        await editor.CallAsync("POST", $"/api/followers/{await host.CodeAsync("oCarl")}/messages", new { text = "消防员已经出发" });
        Assert.False((await editor.CallAsync("GET", "/api/inbox?state=taken")).Json.GetProperty("items")[0].GetProperty("urgent").GetBoolean());
    }

    [Fact]
    public async Task A_call_that_a_stop_cut_off_is_made_again_after_a_minute()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var host = await FollowerHost.StartAsync(databases, "sqlite", SettingsOf(((IPEndPoint)silent.LocalEndpoint).Port));
        await WriteAsync(host, "oCarl", "着火了救命");
        using var stop = new CancellationTokenSource();
        var step = host.Product.Services.GetRequiredService<UrgentAlarm>().StepAsync(stop.Token);
        using var line = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();
        await step;

        // As if it had called nine minutes ago: ten lie between two calls.
        var called = await host.Product.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select max(alarmed_ms) from talks"), TestContext.Current.CancellationToken);
        Assert.Equal(host.Product.Database.Clock.GetUtcNow().AddMinutes(-9).ToUnixTimeMilliseconds(), called);
    }

    [Theory, EachDatabase]
    public async Task Danger_that_is_told_to_who_has_the_talk_calls_when_he_does_not_answer_however_much_more_is_said(string provider)
    {
        await using var mail = new MailServer();
        await using var host = await FollowerHost.StartAsync(databases, provider, SettingsOf(mail));
        var editor = await host.EditorAsync();
        await WriteAsync(host, "oCarl", "人工");
        await editor.CallAsync("POST", $"/api/inbox/{await host.CodeAsync("oCarl")}/take");
        await WriteAsync(host, "oCarl", "着火了救命");
        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Empty(mail.Mails);

        for (var minute = 0; minute < 5; minute++)
        {
            host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(2));
            await WriteAsync(host, "oCarl", minute % 2 == 0 ? "着火了快来人" : "在吗");
        }

        await host.Product.Services.StepAsync<TalkLapse>();
        await host.Product.Services.StepAsync<UrgentAlarm>();
        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Equal(2, mail.Mails.Count);
        var text = BodyOf(mail.Mails.First().Text);
        Assert.Contains("有人接手，但还没有回复", text, StringComparison.Ordinal);
        Assert.Contains("/console/inbox?state=taken", text, StringComparison.Ordinal);

        await editor.CallAsync("POST", $"/api/followers/{await host.CodeAsync("oCarl")}/messages", new { text = "消防员已经出发" });
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(11));
        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Equal(2, mail.Mails.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_says_it_again_after_his_talk_was_closed_calls_at_once(bool answered)
    {
        await using var mail = new MailServer();
        await using var host = await FollowerHost.StartAsync(databases, "sqlite", SettingsOf(mail));
        var editor = await host.EditorAsync();
        await WriteAsync(host, "oCarl", "着火了救命");
        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Equal(2, mail.Mails.Count);
        if (answered)
        {
            await editor.CallAsync("POST", $"/api/followers/{await host.CodeAsync("oCarl")}/messages", new { text = "消防员已经出发" });
        }

        await editor.CallAsync("POST", $"/api/inbox/{await host.CodeAsync("oCarl")}/close");
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        await WriteAsync(host, "oCarl", "又着火了救命");
        await host.Product.Services.StepAsync<UrgentAlarm>();

        Assert.Equal(4, mail.Mails.Count);
    }

    [Fact]
    public async Task The_record_says_after_the_call_how_many_were_called_and_not_for_what()
    {
        await using var mail = new MailServer { Refuses = true };
        await using var host = await FollowerHost.StartAsync(databases, "sqlite", SettingsOf(mail));
        var admin = await host.Operators.AdminAsync();
        await WriteAsync(host, "oCarl", "着火了救命");
        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.DoesNotContain("alarm.mail", await admin.GetStringAsync("/api/audit?limit=50", FollowerHost.Cancellation), StringComparison.Ordinal);

        mail.Refuses = false;
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Product.Services.StepAsync<UrgentAlarm>();

        var entry = (await admin.CallAsync("GET", "/api/audit?limit=50")).Json.GetProperty("items").EnumerateArray().Single(static entry => entry.GetProperty("action").GetString() == "alarm.mail");
        var after = entry.GetProperty("after");
        Assert.Equal((1, 0, 2), (after.GetProperty("messages").GetInt32(), after.GetProperty("cases").GetInt32(), after.GetProperty("recipients").GetInt32()));
        Assert.DoesNotContain("着火", entry.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("oCarl", entry.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("@example.gov.cn", entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_whether_anybody_can_be_called()
    {
        Assert.Equal((FindingLevel.Fine, "没有填写"), await FindingAsync(new TalkOptions(), ""));
        Assert.Equal((FindingLevel.Wrong, "填写了紧"), await FindingAsync(new TalkOptions { AlarmMail = "yi@example.gov.cn" }, ""));
        Assert.Equal((FindingLevel.Fine, "有人说到"), await FindingAsync(new TalkOptions { AlarmMail = "yi@example.gov.cn" }, "127.0.0.1"));

        static async Task<(FindingLevel Level, string Text)> FindingAsync(TalkOptions options, string host)
        {
            var finding = Assert.Single(await new AlarmMailCheck(options, new MailSender(new AuditMailOptions { Host = host }, TimeProvider.System)).RunAsync(FollowerHost.Cancellation));
            return (finding.Level, finding.Text[..4]);
        }
    }

    [Theory, EachDatabase]
    public async Task Two_processes_call_once_and_a_mail_that_nobody_took_goes_out_a_minute_later(string provider)
    {
        await using var mail = new MailServer { Refuses = true };
        await using var host = await FollowerHost.StartAsync(databases, provider, SettingsOf(mail));
        await using var other = await ProductHost.StartOnAsync(host.Product.Database, static services => FollowerHost.Configure(services, new FollowersAtWeChat()), SettingsOf(mail));
        await WriteAsync(host, "oCarl", "着火了救命");

        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Empty(mail.Mails);
        mail.Refuses = false;
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(host.Product.Services.StepAsync<UrgentAlarm>(), other.Services.StepAsync<UrgentAlarm>());

        Assert.Equal(2, mail.Mails.Count);
    }

    [Fact]
    public async Task What_was_closed_is_urgent_no_more_when_the_follower_asks_for_people_later()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var editor = await host.EditorAsync();
        await WriteAsync(host, "oCarl", "着火了救命");
        await editor.CallAsync("POST", $"/api/inbox/{await host.CodeAsync("oCarl")}/close");

        await WriteAsync(host, "oCarl", "人工");

        var line = (await editor.CallAsync("GET", "/api/inbox")).Json.GetProperty("items")[0];
        Assert.Equal(("waiting", false), (line.GetProperty("state").GetString(), line.GetProperty("urgent").GetBoolean()));
    }

    [Fact]
    public async Task A_trial_puts_nobody_before_people()
    {
        await using var host = await FollowerHost.StartAsync(databases);

        await (await host.EditorAsync()).CallAsync("POST", "/api/reply-rules/try", new { text = "着火了救命" });

        Assert.Equal(0, await host.Product.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from talks"), FollowerHost.Cancellation));
    }

    [Fact]
    public async Task A_case_with_a_word_of_danger_calls_until_somebody_has_looked_at_it()
    {
        await using var mail = new MailServer();
        await using var host = await FollowerHost.StartAsync(databases, "sqlite", SettingsOf(mail));
        var editor = await host.EditorAsync();
        var id = (await editor.CallAsync(
            "POST", "/api/cases", new { type = "求助", title = "着火了", text = "楼下着火了救命", anonymous = false, publishable = false }, HttpStatusCode.Created)).Id;

        await host.Product.Services.StepAsync<UrgentAlarm>();
        Assert.Contains("有一件紧急诉求", BodyOf(mail.Mails.First().Text), StringComparison.Ordinal);
        await editor.CallAsync("POST", $"/api/cases/{id}/accept");
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.Product.Services.StepAsync<UrgentAlarm>();

        Assert.Equal(2, mail.Mails.Count);
    }

    [Fact]
    public async Task Open_pages_of_who_may_answer_say_so_and_asking_keeps_nobody_signed_in()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var reviewer = await host.Product.EnterAsync(host.Operators, Role.Reviewer);
        Assert.Equal("[]", await editor.Client.GetStringAsync(new Uri("/console/urgent", UriKind.Relative), FollowerHost.Cancellation));
        await WriteAsync(host, "oCarl", "着火了救命");

        using var page = await editor.OpenAsync("/console/articles");
        Assert.Contains("有 1 条紧急消息等人接手", editor.Html, StringComparison.Ordinal);
        using var others = await reviewer.OpenAsync("/console");
        Assert.DoesNotContain("紧急消息", reviewer.Html, StringComparison.Ordinal);
        using var list = await editor.OpenAsync("/console/inbox");
        Assert.Matches("data-label=\"谁\">[\\s\\S]*?紧急", editor.Html);
        var lines = await editor.Client.GetStringAsync(new Uri("/console/urgent", UriKind.Relative), FollowerHost.Cancellation);
        Assert.Equal("/console/inbox?state=waiting", JsonDocument.Parse(lines).RootElement[0].GetProperty("href").GetString());

        for (var look = 0; look < 4; look++)
        {
            host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(9));
            using var asked = await editor.Client.GetAsync(new Uri("/console/urgent", UriKind.Relative), FollowerHost.Cancellation);
        }

        using var over = await editor.OpenAsync("/console/articles");
        Assert.StartsWith("/console/sign-in", over.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private static string[] SettingsOf(MailServer mail) => SettingsOf(mail.Port);

    private static string[] SettingsOf(int port) =>
    [
        "--Audit:Mail:Host", "127.0.0.1", "--Audit:Mail:Port", port.ToString(CultureInfo.InvariantCulture), "--Audit:Mail:From", "fabu@example.gov.cn",
        "--Audit:Mail:StartTls", "false", "--Talks:AlarmMail", "yi@example.gov.cn, er@example.gov.cn",
        "--Operators:IdleMinutes", "240",
    ];

    private static string BodyOf(string mail) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(mail.ReplaceLineEndings("\n").Split("\n\n", 2)[1].Split('\n').Where(static line => line.Length > 1))));

    private static async Task<string> WriteAsync(FollowerHost host, string openId, string words)
    {
        await host.Product.Sender.SendAsync(host.Product.Sender.Event("subscribe", user: openId));
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        return (await host.Product.Sender.SendAsync(host.Product.Sender.Text(words, openId))).Body;
    }

    private static IEnumerable<string?> Ids(JsonElement items) => items.EnumerateArray().Select(static line => line.GetProperty("id").GetString());
}
