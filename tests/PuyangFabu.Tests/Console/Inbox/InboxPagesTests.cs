using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Inbox;

/// <summary>收件箱 over HTTP.</summary>
public sealed class InboxPagesTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Who_wrote_last_stands_first_with_the_answer_that_was_given_and_why(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        var rule = (await (await host.Operators.SignInAsync("editor", "Another-word-77")).CallAsync(
            "POST", "/api/reply-rules", new { name = "上班时间", keywords = new[] { "几点上班" }, replies = "早上八点半" }, HttpStatusCode.Created)).Id;
        await WriteAsync(host, "oAnna", "几点上班");
        await WriteAsync(host, "oBert", "㐀㐁㐂");
        await WriteAsync(host, "oAnna", "好的知道了");
        await WriteAsync(host, "oCarl", null);

        using var list = await editor.OpenAsync("/console/inbox");
        Assert.Matches("好的知道了[\\s\\S]*问候或致谢[\\s\\S]*㐀㐁㐂[\\s\\S]*没有找到", editor.Html);
        Assert.Equal(2, Regex.Count(editor.Html, "href=\"/console/inbox/[0-9A-Z]{12}\""));
        Assert.Equal(2, Regex.Count(editor.Html, "5 条，到"));

        using var one = await editor.OpenAsync($"/console/inbox/{await host.CodeAsync("oAnna")}");
        Assert.Matches($"几点上班[\\s\\S]*规则“<a href=\"/console/replies/{rule}\">上班时间</a>”[\\s\\S]*早上八点半", editor.Html);
        Assert.Contains("[关注]", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("oAnna", editor.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Those_with_messages_that_nobody_has_read_are_found_and_what_comes_after_the_list_is_told_of(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await WriteAsync(host, "oAnna", "路灯坏了");
        await WriteAsync(host, "oBert", "公交几点收车");
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        var now = host.Product.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await host.Product.Database.Database.WriteAsync(session => TalkStore.SeeAsync(session, "puyang", "oAnna", now, now), FollowerHost.Cancellation);

        await editor.OpenAsync("/console/inbox?state=unread");
        Assert.Contains("公交几点收车", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("路灯坏了", editor.Html, StringComparison.Ordinal);
        await editor.OpenAsync("/console/inbox?state=unread&q=路灯");
        Assert.Contains("没有符合这些条件的对话", editor.Html, StringComparison.Ordinal);
        var api = (await (await host.Operators.SignInAsync("editor", "Another-word-77")).CallAsync("GET", "/api/inbox?unread=true")).Json.GetRawText();
        Assert.Contains("公交几点收车", api, StringComparison.Ordinal);
        Assert.DoesNotContain("路灯坏了", api, StringComparison.Ordinal);

        var news = host.Product.Services.GetRequiredService<NewMessages>();
        var place = await news.PlaceAsync(FollowerHost.Cancellation);
        await WriteAsync(host, "oAnna", "还有路口");
        Assert.Equal(1, (await news.CountAsync(null, place, FollowerHost.Cancellation)).Value);
    }

    [Fact]
    public async Task What_we_sent_shows_its_links_as_words_with_their_address()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await WriteAsync(host, "oAnna", "路灯坏了");
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        var code = await host.CodeAsync("oAnna");
        var sent = await host.Service<ConversationDesk>().SendAsync(Actor.Product, null, code, new MessageInput("已答复。<a href=\"https://a.example/x\">打开</a>"), FollowerHost.Cancellation);
        Assert.False(sent.IsRefused);

        await editor.OpenAsync($"/console/inbox/{code}");
        Assert.Contains("已答复。打开（https://a.example/x）", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("&lt;a href", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_goes_out_while_the_window_is_open_and_what_was_typed_stays_when_it_is_not()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await WriteAsync(host, "oAnna", "路灯坏了");
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        var path = $"/console/inbox/{await host.CodeAsync("oAnna")}";

        using var form = await editor.OpenAsync(path);
        Assert.Contains("还可以发 5 条", editor.Html, StringComparison.Ordinal);
        using var empty = await editor.SendAsync(path, ("text", " "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var open = await editor.OpenAsync("/console/inbox");
        Assert.DoesNotContain("已回复", editor.Html, StringComparison.Ordinal);
        using var sent = await editor.SendAsync(path, ("text", "已转给路灯所"));
        using var marked = await editor.OpenAsync("/console/inbox");
        Assert.Contains("已回复", editor.Html, StringComparison.Ordinal);
        Assert.Equal($"{path}?done=sent", sent.Headers.Location!.OriginalString);
        using var after = await editor.OpenAsync(path);
        Assert.Matches("还可以发 4 条[\\s\\S]*已转给路灯所[\\s\\S]*路灯坏了", editor.Html);

        host.WeChat.Fail(FollowersAtWeChat.NoAnswer);
        using var unknown = await editor.SendAsync(path, ("text", "明天去修"));
        Assert.Equal(HttpStatusCode.GatewayTimeout, unknown.StatusCode);
        Assert.Contains("明天去修</textarea>", editor.Html, StringComparison.Ordinal);
        using var shown = await editor.OpenAsync(path);
        Assert.Contains("结果未知", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_read_but_not_reply_sees_no_form_and_is_refused()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await WriteAsync(host, "oAnna", "路灯坏了");
        using var chief = await host.Product.EnterAsync(host.Operators, Role.Chief);
        var path = $"/console/inbox/{await host.CodeAsync("oAnna")}";

        using var page = await chief.OpenAsync(path);
        Assert.Contains("您的角色只能看，不能回复", chief.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", chief.Html, StringComparison.Ordinal);
        using var refused = await chief.SendAsync(path, ("text", "您好"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(host.WeChat.Calls);
        var record = await (await host.Operators.AdminAsync()).GetStringAsync("/api/audit?limit=5", FollowerHost.Cancellation);
        Assert.Contains($"\"action\":\"follower.reply\",\"refused\":\"noRight\",\"targetKind\":\"follower\",\"targetId\":\"{path.Split('/')[^1]}\"", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_talk_is_taken_noted_and_ended_and_a_colleague_who_presses_later_reads_who_has_it()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await WriteAsync(host, "oAnna", "人工");
        await WriteAsync(host, "oAnna", "路灯坏了");
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var publisher = await host.Product.EnterAsync(host.Operators, Role.Publisher);
        var path = $"/console/inbox/{await host.CodeAsync("oAnna")}";
        using var desk = await editor.OpenAsync("/console");
        Assert.Matches("href=\"/console/inbox\\?state=waiting\"><span>等人接手的对话</span><span class=\"number\">1<", editor.Html);
        using var list = await editor.OpenAsync("/console/inbox?state=waiting");
        Assert.Matches("2 条未读[\\s\\S]*路灯坏了[\\s\\S]*等人接手", editor.Html);

        using var before = await publisher.OpenAsync(path);
        Assert.Contains("写给对方的话", publisher.Html, StringComparison.Ordinal);
        using var asked = await editor.OpenAsync($"{path}/take");
        using var taken = await editor.SendAsync($"{path}/take");
        using var tooLate = await publisher.SendAsync(path, ("text", "我来回答"));
        Assert.Equal(HttpStatusCode.Conflict, tooLate.StatusCode);
        Assert.Contains("我来回答</textarea>", publisher.Html, StringComparison.Ordinal);
        Assert.Contains("disabled>发给", publisher.Html, StringComparison.Ordinal);
        Assert.Equal($"{path}?done=taken", taken.Headers.Location!.OriginalString);
        using var late = await publisher.OpenAsync($"{path}/take");
        using var refused = await publisher.SendAsync($"{path}/take");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("“editor”正在办理", publisher.Html, StringComparison.Ordinal);
        using var theirs = await publisher.OpenAsync(path);
        Assert.Matches("对方最后一条[\\s\\S]*路灯坏了[\\s\\S]*“editor”正在办理这个对话[\\s\\S]*有人在办", publisher.Html);
        Assert.DoesNotContain("写给对方的话", publisher.Html, StringComparison.Ordinal);

        using var note = await editor.OpenAsync($"{path}/notes");
        using var empty = await editor.SendAsync($"{path}/notes", ("comment", " "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var noted = await editor.SendAsync($"{path}/notes", ("comment", "已问过路灯所"));
        using var mine = await editor.OpenAsync("/console/inbox?state=mine");
        Assert.Contains("路灯坏了", editor.Html, StringComparison.Ordinal);
        using var end = await editor.OpenAsync($"{path}/close");
        using var closed = await editor.SendAsync($"{path}/close");
        using var after = await editor.OpenAsync(path);
        Assert.Matches("人工在办，自动回复暂停[\\s\\S]*要求人工[\\s\\S]*editor：结束[\\s\\S]*已问过路灯所[\\s\\S]*粉丝：要求人工", editor.Html);
    }

    [Fact]
    public async Task Pages_follow_one_another_and_nobody_stands_on_two()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        for (var number = 0; number < 65; number++)
        {
            await WriteAsync(host, $"oOne{number}", $"第 {number} 个");
        }

        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        var seen = new List<string>();
        for (var next = "/console/inbox"; next.Length > 0; next = editor.NextPage)
        {
            using var page = await editor.OpenAsync(next);
            seen.AddRange(Regex.Matches(editor.Html, "href=\"(/console/inbox/[0-9A-Z]{12})\"").Select(static match => match.Groups[1].Value));
        }

        Assert.Equal(65, seen.Count);
        Assert.Equal(65, seen.Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task Many_events_after_a_message_do_not_hide_that_it_may_be_answered_and_who_left_is_not_listed(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await WriteAsync(host, "oAnna", "路灯坏了");
        await WriteAsync(host, "oBert", "再见");
        var sender = host.Product.Sender;
        for (var number = 0; number < 60; number++)
        {
            await sender.SendAsync(sender.Event("VIEW", user: "oAnna"));
        }

        await sender.SendAsync(sender.Event("unsubscribe", user: "oBert"));
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);

        using var list = await editor.OpenAsync("/console/inbox");
        Assert.Equal(1, Regex.Count(editor.Html, "5 条，到"));
        Assert.DoesNotContain("再见", editor.Html, StringComparison.Ordinal);
        using var one = await editor.OpenAsync($"/console/inbox/{await host.CodeAsync("oAnna")}");
        Assert.Contains("还可以发 5 条", editor.Html, StringComparison.Ordinal);
    }

    /// <param name="words">Null for somebody who only follows.</param>
    private static async Task WriteAsync(FollowerHost host, string openId, string? words)
    {
        var (sender, clock) = (host.Product.Sender, host.Product.Database.Clock);
        if (await host.FindAsync(openId) is null)
        {
            await sender.SendAsync(sender.Event("subscribe", user: openId));
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        if (words is not null)
        {
            await sender.SendAsync(sender.Text(words, openId));
        }
    }
}
