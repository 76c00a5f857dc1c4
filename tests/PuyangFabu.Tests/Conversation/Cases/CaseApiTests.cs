using System.Net;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>A case from its receipt to its answer over the operators' calls, and who may do what with it.</summary>
public sealed class CaseApiTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_case_goes_from_receipt_to_an_article_through_two_people(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var made = await room.CreateAsync(new { type = "投诉", title = "路灯不亮", text = "人民路的路灯坏了，打 13812345678 找我", contact = "13912345678", anonymous = false, publishable = true });
        Assert.Equal(("201606280001", "submitted"), (made.Json.GetProperty("number").GetString(), made.Json.GetProperty("state").GetString()));
        Assert.Equal(QueryCode.Length, made.Json.GetProperty("queryCode").GetString()!.Length);
        Assert.Equal("2016-07-05T23:59:59+08:00", made.Json.GetProperty("dueAt").GetString());
        Assert.Contains("2016 年的放假安排还没有录入", made.Json.GetProperty("dueNote").GetString(), StringComparison.Ordinal);

        await CaseRoom.DoAsync(room.Editor, made.Id, "accept");
        await CaseRoom.DoAsync(room.Editor, made.Id, "assign", new { unit = "市甲局", helping = new object[] { room.OtherUnit } });
        await CaseRoom.DoAsync(room.Agent, made.Id, "sign");
        var extended = await CaseRoom.DoAsync(room.Agent, made.Id, "extend", new { until = "2016-07-08", comment = "等配件" });
        Assert.Equal("2016-07-05T23:59:59+08:00", extended.Json.GetProperty("dueAt").GetString());
        var twice = await CaseRoom.DoAsync(room.Agent, made.Id, "extend", new { until = "2016-07-09", comment = "再等" }, HttpStatusCode.Conflict);
        Assert.Equal(["return", "answer"], twice.Texts("allowed"));
        var granted = await CaseRoom.DoAsync(room.Reviewer, made.Id, "grant");
        Assert.Equal("2016-07-08T23:59:59+08:00", granted.Json.GetProperty("dueAt").GetString());
        Assert.False(granted.Json.TryGetProperty("dueNote", out _));
        var answer = await CaseRoom.DoAsync(room.Agent, made.Id, "answer", new { text = "已经修好" });
        await CaseRoom.DoAsync(room.Reviewer, made.Id, "approve", new { contentHash = new string('0', 64) }, HttpStatusCode.PreconditionFailed);
        var approved = await CaseRoom.DoAsync(room.Reviewer, made.Id, "approve", new { contentHash = answer.Json.GetProperty("contentHash").GetString() });
        Assert.Equal("reviewer", approved.Json.GetProperty("approvedBy").GetString());
        await CaseRoom.DoAsync(room.Editor, made.Id, "close");
        var published = await CaseRoom.DoAsync(room.Publisher, made.Id, "publish");

        var article = await room.Editor.CallAsync("GET", $"/api/articles/{published.Json.GetProperty("articleId").GetInt64()}");
        Assert.Equal(("draft", "huiying-guanqie"), (article.Json.GetProperty("status").GetString(), article.Json.GetProperty("board").GetString()));
        Assert.Contains("已经修好", article.Json.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", article.Json.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            ["create", "accept", "assign", "sign", "extend", "grant", "answer", "approve", "close", "publish"],
            published.Json.GetProperty("timeline").EnumerateArray().Select(static step => step.GetProperty("action").GetString()));

        // Nothing that the citizen wrote, and no way to reach him, stands in the record.
        var record = (await (await room.Operators.AdminAsync()).CallAsync("GET", "/api/audit?limit=200")).Json.ToString();
        Assert.Contains("case.publish", record, StringComparison.Ordinal);
        Assert.DoesNotContain("13912345678", record, StringComparison.Ordinal);
        Assert.DoesNotContain("人民路", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_changes_the_words_of_a_case_for_its_article_is_its_writer_and_does_not_review_it()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var both = await room.Operators.WithRolesAsync(Role.Editor, Role.Publisher);
        var id = await room.InStateAsync(CaseState.Closed);

        var article = (await CaseRoom.DoAsync(both, id, "publish", new { title = "路灯", question = "灯不亮", answer = "已换灯泡" })).Json.GetProperty("articleId").GetInt64();
        await room.Editor.CallAsync("POST", $"/api/articles/{article}/submit");
        var refused = await both.CallAsync("POST", $"/api/articles/{article}/approve", null, HttpStatusCode.Forbidden);
        Assert.Equal("ownText", refused.Json.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Nobody_approves_his_own_answer_or_his_own_extension()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var both = await room.Operators.WithRolesAsync(Role.Editor, Role.Reviewer);
        var id = await room.InStateAsync(CaseState.Handling);

        await CaseRoom.DoAsync(both, id, "extend", new { until = "2016-07-08", comment = "等" });
        Assert.Equal("ownWork", (await CaseRoom.DoAsync(both, id, "grant", null, HttpStatusCode.Forbidden)).Json.GetProperty("code").GetString());
        Assert.Equal("ownWork", (await CaseRoom.DoAsync(both, id, "reject", new { comment = "不行" }, HttpStatusCode.Forbidden)).Json.GetProperty("code").GetString());
        var refused = await CaseRoom.DoAsync(room.Reviewer, id, "reject", new { comment = "不行" });
        Assert.False(refused.Json.TryGetProperty("extension", out _));
        Assert.Equal("handling", refused.Json.GetProperty("state").GetString());

        await CaseRoom.DoAsync(both, id, "answer", new { text = "好了" });
        Assert.Equal("ownWork", (await CaseRoom.DoAsync(both, id, "approve", null, HttpStatusCode.Forbidden)).Json.GetProperty("code").GetString());
        await CaseRoom.DoAsync(room.Reviewer, id, "reject", new { comment = "说清楚" });

        // Who wrote an earlier answer has a hand in it too.
        await CaseRoom.DoAsync(room.Agent, id, "answer", new { text = "修好了" });
        await CaseRoom.DoAsync(both, id, "approve", null, HttpStatusCode.Forbidden);
        await CaseRoom.DoAsync(room.Reviewer, id, "approve");
    }

    [Fact]
    public async Task Who_holds_a_units_desk_sees_that_units_cases_alone()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var other = await room.AgentAsync("agent-yi", room.OtherUnit);
        var waiting = (await room.CreateAsync()).Id;
        var id = await room.InStateAsync(CaseState.Handling);

        Assert.Equal([id], Ids(await room.Agent.CallAsync("GET", "/api/cases")));
        Assert.Empty(Ids(await other.CallAsync("GET", "/api/cases")));
        await room.Agent.CallAsync("GET", $"/api/cases/{waiting}", null, HttpStatusCode.NotFound);
        await other.CallAsync("GET", $"/api/cases/{id}", null, HttpStatusCode.NotFound);
        await other.CallAsync("GET", $"/api/cases/{id}/contact", null, HttpStatusCode.NotFound);
        await CaseRoom.DoAsync(other, id, "answer", new { text = "我来" }, HttpStatusCode.NotFound);
        await CaseRoom.DoAsync(room.Agent, id, "assign", new { unit = room.OtherUnit }, HttpStatusCode.Forbidden);
        await room.Agent.CallAsync("GET", "/api/cases/figures", null, HttpStatusCode.Forbidden);

        // A helper looks on.
        await CaseRoom.DoAsync(room.Editor, id, "assign", new { unit = room.Unit, helping = new[] { room.OtherUnit } });
        Assert.Equal([id], Ids(await other.CallAsync("GET", "/api/cases")));
        Assert.Empty((await other.CallAsync("GET", $"/api/cases/{id}")).Texts("actions"));
        Assert.Equal("otherUnit", (await CaseRoom.DoAsync(other, id, "sign", null, HttpStatusCode.Forbidden)).Json.GetProperty("code").GetString());

        // What was handed back is the desk's again.
        await CaseRoom.DoAsync(room.Agent, id, "return", new { comment = "不归我们" });
        Assert.Empty(Ids(await room.Agent.CallAsync("GET", "/api/cases")));
    }

    [Fact]
    public async Task Looking_at_a_contact_is_recorded_and_an_informant_is_for_those_who_are_named()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var open = await room.InStateAsync(CaseState.Handling);
        var informant = (await room.CreateAsync(new { type = "举报", title = "偷排", text = "夜里偷排", contact = "13600000000", anonymous = false, publishable = false })).Id;
        await CaseRoom.DoAsync(room.Chief, informant, "accept");
        await CaseRoom.DoAsync(room.Chief, informant, "assign", new { unit = room.Unit });

        Assert.Equal("13812345678", (await room.Agent.CallAsync("GET", $"/api/cases/{open}/contact")).Json.GetProperty("contact").GetString());
        await room.Agent.CallAsync("GET", $"/api/cases/{informant}/contact", null, HttpStatusCode.Forbidden);
        Assert.Equal("13600000000", (await room.Chief.CallAsync("GET", $"/api/cases/{informant}/contact")).Json.GetProperty("contact").GetString());
        var record = (await (await room.Operators.AdminAsync()).CallAsync("GET", "/api/audit?limit=200")).Json.ToString();
        Assert.Equal(2, record.Split("\"case.look\"").Length - 1);

        // Neither the list nor the case itself shows it, and the database holds it sealed.
        Assert.DoesNotContain("13812345678", (await room.Editor.CallAsync("GET", $"/api/cases/{open}")).Json.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", (await room.Editor.CallAsync("GET", "/api/cases")).Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_narrowed_and_turned_page_by_page()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        for (var number = 1; number <= 25; number++)
        {
            await room.CreateAsync(new { type = number % 2 == 0 ? "咨询" : "建议", title = $"第 {number} 件 100%", text = "内容", anonymous = true, publishable = false });
        }

        var first = await room.Editor.CallAsync("GET", "/api/cases");
        Assert.Equal(20, Ids(first).Count);
        var second = await room.Editor.CallAsync("GET", $"/api/cases?cursor={first.Json.GetProperty("nextCursor").GetString()}");
        Assert.Equal((5, false), (Ids(second).Count, second.Json.TryGetProperty("nextCursor", out _)));
        Assert.Equal(25, Ids(first).Concat(Ids(second)).Distinct().Count());
        Assert.Equal(12, Ids(await room.Editor.CallAsync("GET", $"/api/cases?type={Uri.EscapeDataString("咨询")}&state=submitted")).Count);
        Assert.Equal(12, Ids(await room.Editor.CallAsync("GET", $"/api/cases?q={Uri.EscapeDataString("件 100%")}&overdue=false&type={Uri.EscapeDataString("咨询")}")).Count);
        Assert.Single(Ids(await room.Editor.CallAsync("GET", "/api/cases?q=201606280007")));
        Assert.Empty(Ids(await room.Editor.CallAsync("GET", $"/api/cases?unit={room.Unit}")));
        Assert.Empty(Ids(await room.Editor.CallAsync("GET", "/api/cases?overdue=true")));
        foreach (var wrong in new[] { "state=offen", "type=x", "cursor=x", "cursor=-1", "overdue=vielleicht" })
        {
            await room.Editor.CallAsync("GET", $"/api/cases?{wrong}", null, HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task An_answer_reaches_its_follower_once_and_waits_where_WeChat_allows_none()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var sender = room.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oCitizen"));
        var follower = (await room.Editor.CallAsync("GET", "/api/followers")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        var id = (await room.CreateAsync(new { type = "咨询", title = "几点上班", text = "窗口几点上班", anonymous = false, publishable = false, followerId = follower })).Id;
        room.Product.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        await CaseRoom.DoAsync(room.Editor, id, "accept");
        await CaseRoom.DoAsync(room.Editor, id, "answer", new { text = "九点" });

        var approved = await CaseRoom.DoAsync(room.Reviewer, id, "approve");
        Assert.Equal("waiting", approved.Json.GetProperty("delivery").GetString());
        Assert.Empty(room.WeChat.Calls);

        await sender.SendAsync(sender.Text("在吗", "oCitizen"));
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await room.Product.Services.StepAsync<CaseSweep>();
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Equal("sent", (await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json.GetProperty("delivery").GetString());
        Assert.Single(room.WeChat.Calls);
    }

    [Fact]
    public async Task Figures_tell_how_many_of_what_kind_how_fast_and_how_late()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        await room.InStateAsync(CaseState.Answered);
        await room.InStateAsync(CaseState.Handling);
        await room.InStateAsync(CaseState.Declined);
        await room.CreateAsync(new { type = "咨询", title = "问", text = "问", anonymous = false, publishable = false });

        var figures = (await room.Editor.CallAsync("GET", "/api/cases/figures?from=2016-06-01&to=2016-06-30")).Json;

        Assert.Equal((4, 0, 0.5), (figures.GetProperty("total").GetInt32(), figures.GetProperty("overdue").GetInt32(), figures.GetProperty("rate").GetDouble()));
        Assert.Equal((3, 1), (figures.GetProperty("byType").GetProperty("投诉").GetInt32(), figures.GetProperty("byType").GetProperty("咨询").GetInt32()));
        Assert.Equal(2, figures.GetProperty("byUnit").GetProperty("市甲局").GetInt32());
        Assert.Equal(0, figures.GetProperty("meanWorkingDays").GetDouble());
        var none = (await room.Editor.CallAsync("GET", "/api/cases/figures?from=2015-01-01&to=2015-01-31")).Json;
        Assert.Equal((0, false), (none.GetProperty("total").GetInt32(), none.TryGetProperty("rate", out _)));
        foreach (var wrong in new[] { "from=gestern", "to=2016-13-01", "from=2016-06-30&to=2016-06-01", "from=0001-01-01&to=0001-01-02" })
        {
            await room.Editor.CallAsync("GET", $"/api/cases/figures?{wrong}", null, HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("""{"title":"甲","text":"乙"}""", "type", "应是咨询")]
    [InlineData("""{"type":"咨询","text":"乙"}""", "title", "不能是空的")]
    [InlineData("""{"type":"咨询","title":"甲\n乙","text":"乙"}""", "title", "不能有换行")]
    [InlineData("""{"type":"咨询","title":"甲"}""", "text", "不能是空的")]
    [InlineData("""{"type":"咨询","title":"甲","text":"乙","pictures":["/etc/passwd"]}""", "pictures", "不是上传的图片")]
    [InlineData("""{"type":"咨询","title":"甲","text":"乙","pictures":["/uploads/0000000000000000000000000000000000000000000000000000000000000000.jpg"]}""", "pictures", "没有上传过")]
    [InlineData("""{"type":"咨询","title":"甲","text":"乙","pictures":["1","2","3","4","5","6","7","8","9","10"]}""", "pictures", "太多")]
    [InlineData("""{"type":"咨询","title":"甲","text":"乙","followerId":"NOBODY"}""", "followerId", "没有这位粉丝")]
    public async Task A_wrong_field_is_named(string json, string field, string reason)
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        Assert.Contains(reason, (await room.Editor.CallAsync("POST", "/api/cases", json, HttpStatusCode.BadRequest)).Error(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_verb_names_what_it_lacks()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var submitted = await room.InStateAsync(CaseState.Submitted);
        var accepted = await room.InStateAsync(CaseState.Accepted);
        var handling = await room.InStateAsync(CaseState.Handling);
        var pending = await room.InStateAsync(CaseState.PendingApproval);
        (HttpClient Who, long Id, string Verb, object? Body, string Field)[] lacking =
        [
            (room.Editor, submitted, "decline", null, "reason"),
            (room.Editor, accepted, "assign", null, "unit"),
            (room.Editor, accepted, "assign", new { unit = 999999 }, "unit"),
            (room.Editor, accepted, "assign", new { unit = "没有的局" }, "unit"),
            (room.Editor, accepted, "assign", new { unit = room.Unit, helping = new[] { room.Unit } }, "helping"),
            (room.Agent, handling, "return", null, "comment"),
            (room.Agent, handling, "extend", new { until = "2016-07-20" }, "comment"),
            (room.Agent, handling, "extend", new { comment = "等" }, "until"),
            (room.Agent, handling, "extend", new { until = "2016-07-01", comment = "等" }, "until"),
            (room.Agent, handling, "extend", new { until = "2017-07-01", comment = "等" }, "until"),
            (room.Agent, handling, "answer", new { text = "  " }, "text"),
            (room.Agent, handling, "answer", new { text = new string('长', 3001) }, "text"),
            (room.Reviewer, pending, "reject", null, "comment"),
            (room.Reviewer, pending, "reject", new { comment = new string('长', 501) }, "comment"),
        ];
        foreach (var (who, id, verb, body, field) in lacking)
        {
            Assert.NotEqual("", (await CaseRoom.DoAsync(who, id, verb, body, HttpStatusCode.BadRequest)).Error(field));
        }

        await CaseRoom.DoAsync(room.Editor, submitted, "accept", new { revision = 7 }, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task What_the_citizen_did_not_consent_to_is_not_published_and_danger_is_marked()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var id = (await room.CreateAsync(new { type = "求助", title = "着火了", text = "楼下着火了，有人被困", anonymous = true, publishable = false })).Id;
        Assert.True((await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json.TryGetProperty("danger", out _));
        await CaseRoom.DoAsync(room.Editor, id, "accept");
        await CaseRoom.DoAsync(room.Editor, id, "answer", new { text = "已救出" });
        await CaseRoom.DoAsync(room.Reviewer, id, "approve");
        await CaseRoom.DoAsync(room.Editor, id, "close");

        Assert.Equal("notPublishable", (await CaseRoom.DoAsync(room.Publisher, id, "publish", null, HttpStatusCode.Conflict)).Json.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Of_many_approvals_at_once_one_counts()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var id = await room.InStateAsync(CaseState.PendingApproval);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => room.Reviewer.TryAsync("POST", $"/api/cases/{id}/approve", null)));

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(static answer => answer.Status == HttpStatusCode.Conflict));
    }

    private static IReadOnlyList<long> Ids(ApiAnswer page) => [.. page.Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt64())];
}
