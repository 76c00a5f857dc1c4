using System.Net;
using System.Text.Json;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

/// <summary>The operators' calls for conversations.</summary>
public sealed class InboxApiTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Who_waits_stands_first_then_whoever_wrote_last_and_filters_hold(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var editor = await host.EditorAsync();
        foreach (var (openId, words) in new[] { ("oAnna", "人工"), ("oBert", "路灯坏了"), ("oCarl", "人工"), ("oDora", "公积金") })
        {
            await WriteAsync(host, openId, words);
        }

        await WriteAsync(host, "oAnna", "是路灯的事");
        var (anna, bert, carl, dora) = (await host.CodeAsync("oAnna"), await host.CodeAsync("oBert"), await host.CodeAsync("oCarl"), await host.CodeAsync("oDora"));

        var all = (await editor.CallAsync("GET", "/api/inbox")).Json.GetProperty("items");
        Assert.Equal([anna, carl, dora, bert], Ids(all));
        var first = all[0];
        Assert.Equal(("waiting", "等人接手", 2, 5), (Text(first, "state"), Text(first, "stateName"), first.GetProperty("unread").GetInt32(), first.GetProperty("repliesLeft").GetInt32()));
        Assert.StartsWith("关注者 ", Text(first, "name"), StringComparison.Ordinal);
        Assert.Equal(("text", "是路灯的事"), (Text(first.GetProperty("lastMessage"), "kind"), Text(first.GetProperty("lastMessage"), "text")));
        Assert.Equal(host.Product.Database.Clock.GetUtcNow().AddHours(48), first.GetProperty("windowEndsAt").GetDateTimeOffset());
        Assert.DoesNotContain("oAnna", all.ToString(), StringComparison.Ordinal);

        await editor.CallAsync("POST", $"/api/inbox/{carl}/take");
        Assert.Equal([anna], Ids(await ItemsAsync(editor, "?state=waiting")));
        Assert.Equal([carl], Ids(await ItemsAsync(editor, "?mine=true")));
        Assert.Equal([dora, bert], Ids(await ItemsAsync(editor, "?state=automatic")));
        Assert.Equal([anna, bert], Ids(await ItemsAsync(editor, "?q=路灯")));
        Assert.Equal([bert], Ids(await ItemsAsync(editor, $"?q={bert[..8]}")));
        Assert.Empty(Ids(await ItemsAsync(editor, "?q=没有人写过")));
        await editor.CallAsync("GET", "/api/inbox?state=asleep", expected: HttpStatusCode.BadRequest);
        await editor.CallAsync("GET", "/api/inbox?cursor=w1", expected: HttpStatusCode.BadRequest);
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_take_it_at_once_one_has_it_and_the_other_is_told_who(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await WriteAsync(host, "oAnna", "人工");
        var path = $"/api/inbox/{await host.CodeAsync("oAnna")}";
        var people = new List<HttpClient>();
        for (var number = 0; number < 4; number++)
        {
            people.Add(await host.Operators.AppointAsync($"editor{number}", Role.Editor));
        }

        var answers = await Task.WhenAll(people.Select(person => person.TryAsync("POST", $"{path}/take")));

        var won = answers.ToList().FindIndex(static answer => answer.Status == HttpStatusCode.OK);
        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(static answer => answer.Status != HttpStatusCode.OK), answer =>
        {
            Assert.Equal((HttpStatusCode.Conflict, "heldByAnother", $"editor{won}"), (answer.Status, Text(answer.Json, "code"), Text(answer.Json, "holder")));
            Assert.Equal(["note"], answer.Json.GetProperty("allowed").EnumerateArray().Select(static one => one.GetString()));
        });
        var loser = people[won == 0 ? 1 : 0];
        foreach (var act in new[] { "release", "close" })
        {
            Assert.Equal("heldByAnother", Text((await loser.CallAsync("POST", $"{path}/{act}", expected: HttpStatusCode.Conflict)).Json, "code"));
        }

        Assert.Equal("heldByAnother", Text((await loser.CallAsync("POST", path.Replace("inbox", "followers") + "/messages", new { text = "您好" }, HttpStatusCode.Conflict)).Json, "code"));
        Assert.Empty(host.WeChat.Calls);
        var again = await people[won].CallAsync("POST", $"{path}/take", expected: HttpStatusCode.Conflict);
        Assert.Equal("illegalMove", Text(again.Json, "code"));
        Assert.Equal(["release", "handOver", "close", "note"], again.Json.GetProperty("allowed").EnumerateArray().Select(static one => one.GetString()));

        await people[won].CallAsync("POST", $"{path}/release");
        await loser.CallAsync("POST", $"{path}/take");
        await people[won].CallAsync("POST", $"{path}/take", new { revision = 0 }, HttpStatusCode.Conflict);
    }

    [Theory, EachDatabase]
    public async Task A_talk_is_handed_to_a_colleague_with_a_word_that_the_record_does_not_keep(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await WriteAsync(host, "oAnna", "人工");
        var path = $"/api/inbox/{await host.CodeAsync("oAnna")}";
        var editor = await host.EditorAsync();
        var publisher = await host.Operators.AppointAsync("publisher", Role.Publisher);
        var reviewer = await host.Operators.CreateAsync("reviewer", Role.Reviewer);
        await editor.CallAsync("POST", $"{path}/take");
        var colleagues = (await editor.CallAsync("GET", "/api/inbox/colleagues")).Json.GetProperty("items");
        Assert.Equal(["publisher"], colleagues.EnumerateArray().Select(static one => Text(one, "name")));
        var to = colleagues[0].GetProperty("id").GetInt64();

        await editor.CallAsync("POST", $"{path}/hand-over", new { to }, HttpStatusCode.BadRequest);
        await editor.CallAsync("POST", $"{path}/hand-over", new { to = reviewer, comment = "请回" }, HttpStatusCode.BadRequest);
        var handed = await editor.CallAsync("POST", $"{path}/hand-over", new { to, comment = "住建局的事，她的电话是 138-0393-0000" });
        Assert.Equal(("taken", "publisher"), (Text(handed.Json, "state"), Text(handed.Json, "holder")));
        await editor.CallAsync("POST", $"{path}/notes", new { comment = "她说明天再来" });
        await editor.CallAsync("POST", $"{path}/notes", new { comment = " " }, HttpStatusCode.BadRequest);

        var shown = (await publisher.CallAsync("GET", path)).Json.GetProperty("talk");
        Assert.True(shown.GetProperty("mine").GetBoolean());
        Assert.Equal(["她说明天再来", "住建局的事，她的电话是 138-0393-0000", null, null], shown.GetProperty("events").EnumerateArray().Select(static one => one.TryGetProperty("note", out var note) ? note.GetString() : null));
        var record = await (await host.Operators.AdminAsync()).GetStringAsync("/api/audit?limit=50", FollowerHost.Cancellation);
        Assert.Contains("talk.handOver", record, StringComparison.Ordinal);
        Assert.Contains("talk.note", record, StringComparison.Ordinal);
        Assert.Contains(path.Split('/')[^1], record, StringComparison.Ordinal);
        Assert.All(["她说", "138-0393", "oAnna"], word => Assert.DoesNotContain(word, record, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_article_goes_out_as_a_card_and_takes_the_talk()
    {
        await using var host = await FollowerHost.StartAsync(databases, settings: ["--Storage:SampleContent", "true"]);
        await WriteAsync(host, "oAnna", "公积金怎么提取");
        var editor = await host.EditorAsync();
        var code = await host.CodeAsync("oAnna");
        var article = (await editor.CallAsync("GET", "/api/articles?status=published")).Json.GetProperty("items")[0];

        var sent = (await editor.CallAsync("POST", $"/api/followers/{code}/messages", new { articleId = article.GetProperty("id").GetInt64() })).Json;

        Assert.Contains($"{Text(article, "title")} https://", Assert.Single(host.WeChat.Calls), StringComparison.Ordinal);
        Assert.Equal(("news", $"[图文] {Text(article, "title")}"), (Text(sent.GetProperty("items")[0], "kind"), Text(sent.GetProperty("items")[0], "text")));
        Assert.Equal("taken", Text(sent.GetProperty("talk"), "state"));
        await editor.CallAsync("POST", $"/api/followers/{code}/messages", new { articleId = 987654 }, HttpStatusCode.BadRequest);
        await editor.CallAsync("POST", $"/api/followers/{code}/messages", new { articleId = 1, text = "看这篇" }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Pages_go_on_from_those_who_wait_to_everybody_and_nobody_stands_on_two()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var editor = await host.EditorAsync();
        for (var number = 0; number < 70; number++)
        {
            await WriteAsync(host, $"oOne{number}", number % 2 == 0 ? "人工" : "你好");
        }

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var page = (await editor.CallAsync("GET", $"/api/inbox?cursor={cursor}")).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(static item => $"{Text(item, "state")} {Text(item, "id")}"));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString()! : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(70, seen.Distinct().Count());
        Assert.Equal(70, seen.Count);
        Assert.Equal(35, seen.TakeWhile(static one => one.StartsWith("waiting", StringComparison.Ordinal)).Count());
    }

    [Fact]
    public async Task What_somebody_who_may_answer_has_read_is_unread_no_more()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await WriteAsync(host, "oAnna", "路灯坏了");
        var editor = await host.EditorAsync();
        var code = await host.CodeAsync("oAnna");
        Assert.Equal(1, await UnreadAsync());

        var actor = new Actor { OperatorId = 1, UserName = "a", DisplayName = "甲", Address = "x", Permissions = new HashSet<Permission> { Permission.ReplyToFollowers } };
        await host.Service<ConversationDesk>().SeeAsync(actor, null, code, host.Product.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds(), FollowerHost.Cancellation);

        Assert.Equal(0, await UnreadAsync());
        await WriteAsync(host, "oAnna", "在人民路");
        Assert.Equal(1, await UnreadAsync());

        async Task<int> UnreadAsync() => (await ItemsAsync(editor, ""))[0].GetProperty("unread").GetInt32();
    }

    internal static async Task WriteAsync(FollowerHost host, string openId, string words)
    {
        var (sender, clock) = (host.Product.Sender, host.Product.Database.Clock);
        if (await host.FindAsync(openId) is null)
        {
            await sender.SendAsync(sender.Event("subscribe", user: openId));
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        await sender.SendAsync(sender.Text(words, openId));
    }

    private static async Task<JsonElement> ItemsAsync(HttpClient client, string query) => (await client.CallAsync("GET", "/api/inbox" + query)).Json.GetProperty("items");

    private static IEnumerable<string> Ids(JsonElement items) => items.EnumerateArray().Select(static item => Text(item, "id"));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
