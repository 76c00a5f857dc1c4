using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Conversation.FollowerCare.Syncing;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Tests.Console.Followers;

/// <summary>粉丝 over HTTP.</summary>
public sealed class FollowersPagesTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task An_editor_finds_a_follower_and_gives_a_remark_and_tags(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        host.WeChat.Following("oAnna", "oBert");
        host.WeChat.Tags[101] = "记者";
        host.WeChat.Tags[102] = "街道";
        await host.SyncAsync();
        var path = $"/console/followers/{await host.CodeAsync("oAnna")}";
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);

        using var list = await editor.OpenAsync("/console/followers");
        Assert.Contains("现在共有 2 位粉丝", editor.Html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(editor.Html, "关注者 [0-9A-Z]{8}<"));

        using var remark = await editor.OpenAsync($"{path}/remark");
        using var tooLong = await editor.SendAsync($"{path}/remark", ("remark", "十个汉字的备注名太长"));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
        Assert.Equal("十个汉字的备注名太长", editor.Field("remark"));
        using var named = await editor.SendAsync($"{path}/remark", ("remark", "王站长"));
        Assert.Equal($"{path}?done=remark", named.Headers.Location!.OriginalString);

        using var tags = await editor.OpenAsync($"{path}/tags");
        using var tagged = await editor.SendAsync($"{path}/tags", ("tagIds", "101"), ("tagIds", "102"));
        using var again = await editor.OpenAsync($"{path}/tags");
        using var untagged = await editor.SendAsync($"{path}/tags", ("shownIds", "101"), ("shownIds", "102"), ("tagIds", "102"));
        using var one = await editor.OpenAsync(path);
        Assert.Contains("王站长（关注者 ", editor.Html, StringComparison.Ordinal);
        Assert.Contains("街道", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("记者", editor.Html, StringComparison.Ordinal);

        using var found = await editor.OpenAsync("/console/followers?q=站长&tag=102&from=2014-01-01&until=2014-12-31");
        Assert.Contains("王站长", editor.Html, StringComparison.Ordinal);
        using var late = await editor.OpenAsync("/console/followers?from=2015-01-01");
        Assert.Contains("没有符合这些条件的粉丝", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_a_colleague_gave_meanwhile_stays_and_a_refusal_has_a_name_of_its_own_in_the_record()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("oAnna");
        host.WeChat.Tags[101] = "记者";
        host.WeChat.Tags[102] = "街道";
        await host.SyncAsync();
        var path = $"/console/followers/{await host.CodeAsync("oAnna")}";
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var colleague = await host.Product.EnterAsAsync(host.Operators, "colleague", Role.Editor);

        using var form = await editor.OpenAsync($"{path}/tags");
        using var other = await colleague.OpenAsync($"{path}/tags");
        using var given = await colleague.SendAsync($"{path}/tags", ("tagIds", "101"));
        Assert.Equal($"{path}?done=tags", given.Target());
        using var saved = await editor.SendAsync($"{path}/tags", ("tagIds", "102"));
        Assert.Equal($"{path}?done=tags", saved.Target());
        using var both = await editor.OpenAsync(path);
        Assert.All(["记者", "街道"], tag => Assert.Contains(tag, editor.Html, StringComparison.Ordinal));

        using var again = await editor.OpenAsync($"{path}/tags");
        Assert.Equal(2, Regex.Count(editor.Html, "name=\"shownIds\""));
        host.WeChat.Fail(FollowersAtWeChat.Refusal(45157, WeChatErrorClass.State));
        using var refused = await editor.SendAsync($"{path}/tags", ("shownIds", "101"), ("shownIds", "102"), ("tagIds", "101"));
        Assert.Contains("标签“街道”没有改成", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
        var recorded = await host.Product.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from audit_log where action = 'follower.setTags'"), FollowerHost.Cancellation);
        Assert.Equal(1, recorded);
    }

    [Fact]
    public async Task Many_followers_get_a_tag_at_once_and_lose_it_and_who_may_not_has_no_boxes()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("oAnna", "oBert", "oCarl");
        host.WeChat.Tags[101] = "记者";
        await host.SyncAsync();
        var (anna, bert, carl) = (await host.CodeAsync("oAnna"), await host.CodeAsync("oBert"), await host.CodeAsync("oCarl"));
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var reader = await host.Product.EnterAsAsync(host.Operators, "xitong", Role.Admin);
        using var seen = await reader.OpenAsync("/console/followers");
        Assert.DoesNotContain("给一批粉丝打标签", reader.Html, StringComparison.Ordinal);

        using var list = await editor.OpenAsync("/console/followers");
        using var nobody = await editor.SendAsync("/console/followers", ("act", "add"), ("tagId", "101"), ("whom", "ticked"));
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        Assert.Contains("还没有勾选粉丝", editor.Html, StringComparison.Ordinal);
        using var without = await editor.SendAsync("/console/followers", ("act", "add"), ("tagId", ""), ("whom", "ticked"), ("codes", anna));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains($"value=\"{anna}\" checked", editor.Html, StringComparison.Ordinal);

        using var added = await editor.SendAsync("/console/followers", ("act", "add"), ("tagId", "101"), ("whom", "ticked"), ("codes", anna), ("codes", bert));
        Assert.Equal("/console/followers?done=2", added.Target());
        using var tagged = await editor.OpenAsync("/console/followers?tag=101");
        Assert.Equal(2, Regex.Count(editor.Html, "关注者 [0-9A-Z]{8}<"));
        using var removed = await editor.SendAsync("/console/followers?tag=101", ("act", "remove"), ("tagId", "101"), ("whom", "page"), ("shown", anna), ("shown", bert));
        Assert.Equal("/console/followers?tag=101&done=2", removed.Target());
        using var none = await editor.OpenAsync("/console/followers?tag=101");
        Assert.Contains("没有符合这些条件的粉丝", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(carl, editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_shows_an_openid_to_anybody()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("oNobodyShallSeeThis");
        await host.SyncAsync();
        var code = await host.CodeAsync("oNobodyShallSeeThis");
        using var chief = await host.Product.EnterAsync(host.Operators, Role.Editor, Role.Publisher);

        foreach (var path in new[] { "/console/followers", $"/console/followers/{code}", $"/console/followers/{code}/remark", $"/console/followers/{code}/tags", $"/console/inbox/{code}" })
        {
            using var page = await chief.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.DoesNotContain("oNobodyShallSeeThis", chief.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tags_are_made_renamed_and_deleted_and_what_WeChat_refuses_is_said()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var form = await editor.OpenAsync("/console/followers/tags/new");
        host.WeChat.Fail(FollowersAtWeChat.Refusal(45157, WeChatErrorClass.State));
        using var refused = await editor.SendAsync("/console/followers/tags/new", ("name", "记者"));
        Assert.Equal(HttpStatusCode.BadGateway, refused.StatusCode);
        Assert.Equal("记者", editor.Field("name"));

        using var made = await editor.SendAsync("/console/followers/tags/new", ("name", "记者"));
        Assert.Equal("/console/followers/tags?done=saved", made.Headers.Location!.OriginalString);
        using var list = await editor.OpenAsync("/console/followers/tags");
        var path = Regex.Match(editor.Html, "/console/followers/tags/\\d+").Value;
        using var rename = await editor.OpenAsync(path);
        using var renamed = await editor.SendAsync(path, ("name", "通讯员"));
        using var ask = await editor.OpenAsync($"{path}/delete");
        Assert.Contains("删除标签“通讯员”？", editor.Html, StringComparison.Ordinal);
        using var deleted = await editor.SendAsync($"{path}/delete");
        using var left = await editor.OpenAsync("/console/followers/tags");
        Assert.Contains("还没有标签", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_synchronisation_is_started_by_an_administrator_alone_and_shows_how_far_it_is()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("oAnna", "oBert", "oCarl");
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var admin = await host.Product.EnterAsAsync(host.Operators, "someone", Role.Admin);

        using var look = await editor.OpenAsync("/console/followers/sync");
        Assert.Contains("还没有同步过", editor.Html, StringComparison.Ordinal);
        using var refused = await editor.SendAsync("/console/followers/sync");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var record = await (await host.Operators.AdminAsync()).GetStringAsync("/api/audit?limit=5", FollowerHost.Cancellation);
        Assert.Contains("\"action\":\"follower.sync\",\"refused\":\"noRight\"", record, StringComparison.Ordinal);

        using var form = await admin.OpenAsync("/console/followers/sync");
        using var started = await admin.SendAsync("/console/followers/sync");
        Assert.Equal("/console/followers/sync?done=started", started.Headers.Location!.OriginalString);
        await host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation);
        using var running = await admin.OpenAsync("/console/followers/sync");
        Assert.Contains("正在取名单", admin.Html, StringComparison.Ordinal);
        await host.RunAsync();
        using var done = await admin.OpenAsync("/console/followers/sync");
        Assert.Contains("已完成", admin.Html, StringComparison.Ordinal);
        Assert.Contains("取到 3 位", admin.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_has_no_business_there()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        using var reviewer = await host.Product.EnterAsync(host.Operators, Role.Reviewer);
        foreach (var path in new[] { "/console/followers", "/console/followers/tags", "/console/followers/sync", "/console/inbox" })
        {
            using var refused = await reviewer.OpenAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }
}
