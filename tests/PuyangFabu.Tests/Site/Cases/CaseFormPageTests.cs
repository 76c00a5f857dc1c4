using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.Cases;
using PuyangFabu.Tests.Conversation.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Site.Cases;

/// <summary>A follower asks for the form in the chat, fills it in once, and asks how it stands.</summary>
public sealed class CaseFormPageTests(TestDatabases databases)
{
    private const string Path = "/cases/new";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_a_follower_hands_in_is_a_case_with_number_and_code_and_progress_in_the_chat(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var key = await AskAsync(room);
        var client = room.Operators.Anonymous();
        Assert.Contains("name=\"key\"", await client.GetStringAsync($"{Path}?key={key}", Cancellation), StringComparison.Ordinal);

        var (status, page) = await PostAsync(room, ("key", key), ("type", "求助"), ("text", "楼道的灯坏了\n请来修"), ("contact", "13812345678"), ("publishable", "on"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("201606280001", page, StringComparison.Ordinal);
        var code = CodeIn(page);
        Assert.Contains("正在看是否受理", (await PostToAsync(room, "/cases/progress", ("number", "201606280001"), ("code", code))).Page, StringComparison.Ordinal);

        var made = (await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items")[0];
        var shown = (await room.Editor.CallAsync("GET", $"/api/cases/{made.GetProperty("id").GetInt64()}")).Json;
        Assert.Equal(("楼道的灯坏了", "form", true, false), (shown.GetProperty("title").GetString(), shown.GetProperty("source").GetString(), shown.GetProperty("publishable").GetBoolean(), shown.GetProperty("anonymous").GetBoolean()));
        Assert.True(shown.TryGetProperty("followerId", out _));

        var progress = (await room.Product.Sender.SendAsync(room.Product.Sender.Text("进度", "oCitizen"))).Body;
        Assert.Contains("201606280001（求助）：待预审", progress, StringComparison.Ordinal);
        Assert.DoesNotContain("201606280001", (await room.Product.Sender.SendAsync(room.Product.Sender.Text("进度", "oOther"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_has_one_case_and_one_answer_and_a_used_or_old_link_makes_none()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var key = await AskAsync(room);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(room, ("key", key), ("type", "咨询"), ("text", "问"))));
        Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(static answer => CodeIn(answer.Page)).Distinct());
        Assert.Single((await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, (await PostToAsync(room, "/cases/progress", ("number", "201606280001"), ("code", CodeIn(answers[0].Page)))).Status);

        // Who has the link and not what was written learns no code, and keeps what he typed.
        var (status, page) = await PostAsync(room, ("key", key), ("type", "咨询"), ("text", "问别的"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("已经用过，诉求编号是 201606280001", page, StringComparison.Ordinal);
        Assert.Contains("凭编号和查询码<a href=\"/cases/progress\">查看进展", page, StringComparison.Ordinal);
        Assert.Contains("readonly>问别的</textarea>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("查询码</dt>", page, StringComparison.Ordinal);

        var old = await AskAsync(room);
        room.Product.Database.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(room, ("key", old), ("type", "咨询"), ("text", "问"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(room, ("key", "erfunden"), ("type", "咨询"), ("text", "问"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(room, ("type", "咨询"), ("text", "问"))).Status);
    }

    [Fact]
    public async Task Every_public_page_leads_to_how_a_case_is_handed_in()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var client = room.Operators.Anonymous();

        Assert.Contains("<a href=\"/cases/new\" rel=\"nofollow\"", await client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        var page = await client.GetStringAsync(Path, Cancellation);
        Assert.Contains("里发送“我要留言”", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form class=\"case-form\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_named_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var key = await AskAsync(room);

        var (status, page) = await PostAsync(room, ("key", key), ("type", "别的"), ("text", new string('长', 10_000)), ("place", "<script>alert(1)</script>"), ("contact", "电话abc"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("id=\"contact-error\">这里不像联系方式", page, StringComparison.Ordinal);
        Assert.Contains(new string('长', 10_000), page, StringComparison.Ordinal);
        Assert.Contains("最多 3000 字", page, StringComparison.Ordinal);
        Assert.DoesNotContain("maxlength=\"3000\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"type-error\">这里应是咨询", page, StringComparison.Ordinal);
        Assert.Contains("id=\"text-error\">这里太长（10000 个字符", page, StringComparison.Ordinal);
        Assert.Contains("长长长长", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#case-text\"", page, StringComparison.Ordinal);
        Assert.Contains("写得太长", (await PostAsync(room, ("key", key), ("type", "咨询"), ("text", new string('长', 50_000)))).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(room, ("key", key), ("type", "咨询"), ("text", "问"))).Status);
    }

    [Fact]
    public async Task A_flood_from_one_follower_ends_with_a_friendly_sentence()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        for (var number = 0; number < 5; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(room, ("key", await AskAsync(room)), ("type", "建议"), ("text", $"第 {number} 条"))).Status);
        }

        var (status, page) = await PostAsync(room, ("key", await AskAsync(room)), ("type", "建议"), ("text", "再一条"));
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("请明天再来", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_the_conversation_does_not_get_the_key_of_the_form()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var key = await AskAsync(room);
        var follower = (await room.Editor.CallAsync("GET", "/api/followers")).Json.GetProperty("items")[0].GetProperty("id").GetString();

        using var editor = await room.EnterAsync("bianji", Role.Editor);

        await editor.OpenAsync($"/console/inbox/{follower}");

        Assert.Contains("/cases/new?key=********", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(key, editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(key, (await room.Editor.CallAsync("GET", $"/api/inbox/{follower}")).Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_proves_one_thing_opens_nothing_else()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var key = await AskAsync(room);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(room, ("key", key), ("type", "咨询"), ("text", "问"))).Status);
        var progress = (await room.Product.Sender.SendAsync(room.Product.Sender.Text("进度", "oCitizen"))).Body;
        var (number, proof) = (progress.Split("progress?number=")[1].Split('&')[0], progress.Split("proof=")[1].Split('"')[0]);
        var unused = await AskAsync(room);
        var client = room.Operators.Anonymous();
        using var rightly = await client.GetAsync($"/cases/progress?number={number}&proof={proof}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, rightly.StatusCode);

        foreach (var stolen in new[] { $"proof {proof}", proof })
        {
            using var shown = await client.GetAsync($"{Path}?key={Uri.EscapeDataString(stolen)}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(room, ("key", stolen), ("type", "咨询"), ("text", "问"))).Status);
        }

        foreach (var stolen in new[] { key, unused })
        {
            using var shown = await client.GetAsync($"/cases/progress?number={number}&proof={stolen}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await PostToAsync(room, "/cases/progress", ("number", number), ("proof", stolen), ("score", "5"))).Status);
        }
    }

    [Fact]
    public async Task The_board_of_that_name_is_linked_below_the_question()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        await AskAsync(room);

        var reply = (await room.Editor.CallAsync("POST", "/api/reply-rules/try", new { text = "我要留言" })).Json.GetProperty("reply").ToString();

        Assert.Contains("在手机上填写更方便", reply, StringComparison.Ordinal);
        Assert.Contains("怎样把问题写清楚", reply, StringComparison.Ordinal);
    }

    private static string CodeIn(string page) => page.Split("<dt>查询码</dt><dd>")[1].Split('<')[0];

    /// <returns>The key of the link that the follower got.</returns>
    private static async Task<string> AskAsync(CaseRoom room)
    {
        var sender = room.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oCitizen"));
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        var reply = (await sender.SendAsync(sender.Text("我要留言", "oCitizen"))).Body;
        Assert.Contains("/cases/new?key=", reply, StringComparison.Ordinal);
        return reply.Split("/cases/new?key=")[1].Split('"')[0];
    }

    private static Task<(HttpStatusCode Status, string Page)> PostAsync(CaseRoom room, params (string Name, string Value)[] fields) => PostToAsync(room, Path, fields);

    private static async Task<(HttpStatusCode Status, string Page)> PostToAsync(CaseRoom room, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await room.Operators.Anonymous().PostAsync(path, form, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
