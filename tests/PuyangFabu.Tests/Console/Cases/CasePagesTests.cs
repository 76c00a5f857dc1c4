using System.Net;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Cases;

/// <summary>A case on the pages, from its receipt to an article, and who sees and may do what.</summary>
public sealed class CasePagesTests(TestDatabases databases)
{
    private const string List = "/console/cases";

    [Theory, EachDatabase]
    public async Task A_case_goes_the_whole_way_on_the_pages_and_a_refused_form_keeps_its_words(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var agent = await room.EnterAgentAsync("chengban");
        using var reviewer = await room.EnterAsync("fushen", Role.Reviewer);
        using var publisher = await room.EnterAsync("fabu", Role.Publisher);

        using var form = await editor.OpenAsync($"{List}/new");
        using var poor = await editor.SendAsync($"{List}/new", ("title", "路灯不亮"), ("text", "人民路的路灯坏了"), ("contact", "13812345678"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Equal(("路灯不亮", "13812345678"), (editor.Field("title"), editor.Field("contact")));
        Assert.Contains("人民路的路灯坏了</textarea>", editor.Html, StringComparison.Ordinal);
        using var made = await editor.SendAsync($"{List}/new", ("type", "投诉"), ("title", "路灯不亮"), ("text", "人民路的路灯坏了，打 13812345678 找我"), ("county", "华龙区"), ("contact", "13912345678"), ("wishes", "publishable"));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.Contains("201606280001", editor.Html, StringComparison.Ordinal);
        Assert.Contains("查询码只显示这一次", editor.Html, StringComparison.Ordinal);
        var path = editor.CasePath();

        using var one = await editor.OpenAsync(path);
        Assert.Contains("还剩 5 个工作日", editor.Html, StringComparison.Ordinal);
        Assert.Contains("2016 年的放假安排还没有录入", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("13912345678", editor.Html, StringComparison.Ordinal);
        await editor.DoneAsync($"{path}/accept", "accepted");
        using var where = await editor.OpenAsync($"{path}/assign");
        using var nobody = await editor.SendAsync($"{path}/assign", ("revision", editor.Field("revision")), ("comment", "请尽快"));
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        await editor.DoneAsync($"{path}/assign", "assigned", ("unit", $"{room.Unit}"), ("helping", $"{room.OtherUnit}"), ("comment", "请尽快"));
        await agent.DoneAsync($"{path}/sign", "signed");

        using var ask = await agent.OpenAsync($"{path}/answer");
        Assert.Contains("人民路的路灯坏了", agent.Html, StringComparison.Ordinal);
        using var early = await agent.SendAsync($"{path}/answer", ("revision", "1"), ("brief", "true"), ("text", "换了灯泡"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, early.StatusCode);
        Assert.Contains("换了灯泡</textarea>", agent.Html, StringComparison.Ordinal);
        using var brief = await agent.SendAsync($"{path}/answer", ("revision", "1"), ("text", "换了灯泡"));
        Assert.Equal(HttpStatusCode.BadRequest, brief.StatusCode);
        Assert.Contains("只有 4 个字", agent.Html, StringComparison.Ordinal);
        await agent.DoneAsync($"{path}/answer", "answered", ("brief", "true"), ("text", "换了灯泡"));
        using var back = await reviewer.OpenAsync($"{path}/reject");
        using var why = await reviewer.SendAsync($"{path}/reject", ("revision", reviewer.Field("revision")), ("comment", " "));
        Assert.Equal(HttpStatusCode.BadRequest, why.StatusCode);
        await reviewer.DoneAsync($"{path}/reject", "rejected", ("comment", "写明几时修好的"));
        using var again = await agent.OpenAsync($"{path}/answer");
        Assert.Contains("写明几时修好的", agent.Html, StringComparison.Ordinal);
        Assert.Contains("换了灯泡</textarea>", agent.Html, StringComparison.Ordinal);
        await agent.DoneAsync($"{path}/answer", "answered", ("brief", "true"), ("text", "昨晚换了灯泡"));
        await reviewer.DoneAsync($"{path}/approve", "approved");
        await editor.DoneAsync($"{path}/close", "closed");

        using var mask = await publisher.OpenAsync($"{path}/publish");
        Assert.Contains("138******78", publisher.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678 找我</textarea>", publisher.Html, StringComparison.Ordinal);
        var revision = publisher.Field("revision");
        using var unread = await publisher.SendAsync($"{path}/publish", ("revision", revision), ("title", "路灯"), ("question", "灯坏了"), ("answer", "好了"));
        Assert.Equal(HttpStatusCode.BadRequest, unread.StatusCode);
        Assert.Contains("灯坏了</textarea>", publisher.Html, StringComparison.Ordinal);
        await publisher.DoneAsync($"{path}/publish", "published", ("title", "路灯"), ("question", "灯坏了"), ("answer", "好了"), ("read", "true"));
        using var end = await editor.OpenAsync(path);
        Assert.Contains("看转成的稿件", editor.Html, StringComparison.Ordinal);
        Assert.Matches("公开[\\s\\S]*办结[\\s\\S]*审核通过[\\s\\S]*签收[\\s\\S]*转办[\\s\\S]*受理[\\s\\S]*登记", editor.Html);
    }

    [Fact]
    public async Task Who_handles_a_units_cases_sees_those_alone_and_only_the_places_that_are_his()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var waiting = (await room.CreateAsync()).Id;
        var own = await room.InStateAsync(CaseState.Assigned);
        using var agent = await room.EnterAgentAsync("chengban");
        using var idle = await room.EnterAsync("xinlai", Role.Agent);

        using var list = await agent.OpenAsync(List);
        Assert.Equal([$"{List}/{own}"], agent.CasePaths());
        Assert.Contains("转给“市甲局”", agent.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/console/articles\"", agent.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/cases/figures", agent.Html, StringComparison.Ordinal);
        using var foreign = await agent.OpenAsync($"{List}/{waiting}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        foreach (var closed in new[] { $"{List}/figures", $"{List}/desks", $"{List}/new", $"{List}/{own}/accept", "/console/services" })
        {
            using var refused = await agent.OpenAsync(closed);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var desk = await agent.OpenAsync("/console");
        Assert.Contains("诉求待签收", agent.Html, StringComparison.Ordinal);
        using var nothing = await idle.OpenAsync(List);
        Assert.Contains("还没有给您设定承办的单位", idle.Html, StringComparison.Ordinal);

        // What is handed back is seen no more.
        using var form = await agent.OpenAsync($"{List}/{own}/return");
        using var gone = await agent.SendAsync($"{List}/{own}/return", ("revision", agent.Field("revision")), ("comment", "归市乙局"));
        Assert.Equal($"{List}?done=returned", gone.Target());
    }

    [Fact]
    public async Task Who_had_a_hand_in_it_is_told_who_may_decide()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        using var both = await room.EnterAsync("shuangren", Role.Editor, Role.Reviewer);
        using var chief = await room.EnterAsync("zhongshen", Role.Chief);
        var id = await room.InStateAsync(CaseState.Handling);
        var path = $"{List}/{id}";

        using var ask = await both.OpenAsync($"{path}/extend");
        using var past = await both.SendAsync($"{path}/extend", ("revision", both.Field("revision")), ("until", "2016-06-01"), ("comment", "等配件"));
        Assert.Equal(HttpStatusCode.BadRequest, past.StatusCode);
        Assert.Contains("等配件</textarea>", both.Html, StringComparison.Ordinal);
        await both.DoneAsync($"{path}/extend", "extended", ("until", "2016-07-20"), ("comment", "等配件"));
        using var own = await both.OpenAsync($"{path}/grant");
        Assert.Contains("要由另一个人决定：复审、终审、发布都可以", both.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("同意延期</button>", both.Html, StringComparison.Ordinal);
        using var list = await chief.OpenAsync($"{List}?mine=true&extension=true");
        Assert.Equal([path], chief.CasePaths());
        await chief.DoneAsync($"{path}/grant", "granted");

        await both.DoneAsync($"{path}/answer", "answered", ("brief", "true"), ("text", "修好了"));
        using var page = await both.OpenAsync(path);
        Assert.Contains("要由另一个没有写过这件答复的人审核：复审、终审、发布都可以", both.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{path}/approve", both.Html, StringComparison.Ordinal);
        using var form = await both.OpenAsync($"{path}/approve");
        using var refused = await both.SendAsync($"{path}/approve", ("comment", "我看行"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("我看行</textarea>", both.Html, StringComparison.Ordinal);
        using var turn = await both.OpenAsync($"{List}?mine=true");
        Assert.Empty(both.CasePaths());
    }

    [Fact]
    public async Task The_contact_is_shown_by_a_press_that_is_recorded_and_to_nobody_else()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var open = await room.InStateAsync(CaseState.Handling);
        var informant = (await room.CreateAsync(new { type = "举报", title = "偷排", text = "夜里偷排", contact = "13600000000", anonymous = true, publishable = false })).Id;
        await CaseRoom.DoAsync(room.Chief, informant, "accept");
        await CaseRoom.DoAsync(room.Chief, informant, "assign", new { unit = room.Unit });
        using var agent = await room.EnterAgentAsync("chengban");

        using var page = await agent.OpenAsync($"{List}/{open}");
        Assert.DoesNotContain("13812345678", agent.Html, StringComparison.Ordinal);
        using var look = await agent.SendAsync($"{List}/{open}/contact");
        Assert.Contains("13812345678", agent.Html, StringComparison.Ordinal);
        using var asked = await agent.OpenAsync($"{List}/{open}/contact");
        Assert.DoesNotContain("13812345678", agent.Html, StringComparison.Ordinal);
        using var hidden = await agent.OpenAsync($"{List}/{informant}");
        Assert.Contains("只给点名看举报的人看", agent.Html, StringComparison.Ordinal);
        using var form = await agent.OpenAsync($"{List}/{informant}/contact");
        using var refused = await agent.SendAsync($"{List}/{informant}/contact");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        var record = (await (await room.Operators.AdminAsync()).CallAsync("GET", "/api/audit?limit=200")).Json.ToString();
        Assert.Equal(2, record.Split("\"case.look\"").Length - 1);
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_go_on_with_the_pages()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        for (var number = 1; number <= 22; number++)
        {
            await room.CreateAsync(new { type = "咨询", title = $"问 {number}", text = "内容", county = "范县", anonymous = true, publishable = false });
        }

        await room.CreateAsync();
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var list = await editor.OpenAsync($"{List}?type=咨询&county=范县&from=2016-06-01&to=2016-06-30&mine=true&overdue=false&state=submitted");
        Assert.Equal(20, editor.CasePaths().Length);
        Assert.Contains("type=", editor.NextPage, StringComparison.Ordinal);
        using var rest = await editor.OpenAsync(editor.NextPage);
        Assert.Equal(2, editor.CasePaths().Length);
        Assert.Contains("还剩 1 个工作日", editor.Html, StringComparison.Ordinal);
        foreach (var (query, count) in new[] { ("q=0007", 1), ("q=路灯", 1), ("from=2016-07-01", 0), ($"unit={room.Unit}", 0), ("overdue=true", 0), ("mine=true&state=accepted", 0) })
        {
            using var narrowed = await editor.OpenAsync($"{List}?{query}");
            Assert.Equal(count, editor.CasePaths().Length);
        }

        room.Product.Database.Clock.Advance(TimeSpan.FromDays(3));
        using var back = await editor.SignInAsync("bianji", ConsolePeople.Own);
        using var late = await editor.OpenAsync($"{List}?overdue=true");
        Assert.Contains("超期 2 个工作日", editor.Html, StringComparison.Ordinal);
        using var wrong = await editor.OpenAsync($"{List}?state=offen");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("没有这样的筛选条件", editor.Html, StringComparison.Ordinal);
        using var day = await editor.OpenAsync($"{List}?from=gestern");
        Assert.Equal(HttpStatusCode.BadRequest, day.StatusCode);
    }

    [Fact]
    public async Task The_chief_tells_to_see_to_it_and_the_desk_reminds_and_both_stand_out()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var id = await room.InStateAsync(CaseState.Handling);
        using var chief = await room.EnterAsync("zhongshen", Role.Chief);
        using var editor = await room.EnterAsync("bianji", Role.Editor);

        using var closed = await editor.OpenAsync($"{List}/{id}/supervise");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using var form = await chief.OpenAsync($"{List}/{id}/supervise");
        using var empty = await chief.SendAsync($"{List}/{id}/supervise", ("revision", chief.Field("revision")));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        await chief.DoneAsync($"{List}/{id}/supervise", "supervised", ("comment", "明天之前答复"));
        await editor.DoneAsync($"{List}/{id}/urge", "urged");
        using var list = await editor.OpenAsync(List);
        Assert.Matches("督办[\\s\\S]*催办 1 次", editor.Html);
        using var page = await editor.OpenAsync($"{List}/{id}");
        Assert.Contains("督办：明天之前答复", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_not_taken_on_for_a_reason_of_the_list_or_for_words_of_ones_own()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var (first, second) = ((await room.CreateAsync()).Id, (await room.CreateAsync()).Id);
        using var editor = await room.EnterAsync("bianji", Role.Editor);

        using var form = await editor.OpenAsync($"{List}/{first}/decline");
        using var empty = await editor.SendAsync($"{List}/{first}/decline", ("revision", editor.Field("revision")), ("reason", "own"), ("words", " "), ("comment", "打过电话"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("打过电话</textarea>", editor.Html, StringComparison.Ordinal);
        await editor.DoneAsync($"{List}/{first}/decline", "declined", ("reason", "petition"));
        using var petition = await editor.OpenAsync($"{List}/{first}");
        Assert.Contains("已经进入信访程序", editor.Html, StringComparison.Ordinal);
        await editor.DoneAsync($"{List}/{second}/decline", "declined", ("reason", "own"), ("words", "请到省里办"));
        using var own = await editor.OpenAsync($"{List}/{second}");
        Assert.Contains("请到省里办", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_becomes_a_case_with_its_words_filled_in()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var sender = room.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oCitizen"));
        foreach (var words in new[] { "你好", "13800138000", "取消", "进度", "楼道的灯坏了", "三号楼二单元" })
        {
            room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
            await sender.SendAsync(sender.Text(words, "oCitizen"));
        }

        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var inbox = await editor.OpenAsync("/console/inbox");
        var code = System.Text.RegularExpressions.Regex.Match(editor.Html, "/console/inbox/([0-9A-Z]{12})").Groups[1].Value;
        using var talk = await editor.OpenAsync($"/console/inbox/{code}");
        Assert.Contains($"/console/cases/new?follower={code}", editor.Html, StringComparison.Ordinal);
        using var form = await editor.OpenAsync($"{List}/new?follower={code}");
        Assert.Contains("楼道的灯坏了\n三号楼二单元</textarea>", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
        Assert.Equal(("楼道的灯坏了", "13800138000"), (editor.Field("title"), editor.Field("contact")));
        Assert.DoesNotContain("取消\n", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
        using var made = await editor.SendAsync($"{List}/new?follower={code}", ("type", "求助"), ("title", "楼道的灯坏了"), ("text", "楼道的灯坏了"));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        using var one = await editor.OpenAsync(editor.CasePath());
        Assert.Contains($"/console/inbox/{code}", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("oCitizen", editor.Html, StringComparison.Ordinal);
        using var stranger = await editor.OpenAsync($"{List}/new?follower=ABCDEFGHJKMN");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Fact]
    public async Task The_desk_counts_what_waits_for_each_and_the_box_finds_a_case_by_its_number()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        await room.CreateAsync();
        await room.InStateAsync(CaseState.PendingApproval);
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var reviewer = await room.EnterAsync("fushen", Role.Reviewer);
        using var auditor = await room.EnterAsync("shenji", Role.Auditor);

        using var desk = await editor.OpenAsync("/console");
        Assert.Matches("诉求待预审</span><span class=\"number\">1<", editor.Html);
        using var second = await reviewer.OpenAsync("/console");
        Assert.Matches("答复待审核</span><span class=\"number\">1<", reviewer.Html);
        Assert.DoesNotContain("诉求待预审", reviewer.Html, StringComparison.Ordinal);
        using var found = await reviewer.OpenAsync("/console/find?q=201606280002");
        Assert.Single(reviewer.CasePaths());
        using var none = await auditor.OpenAsync("/console/find?q=201606280002");
        Assert.Empty(auditor.CasePaths());
        room.Product.Database.Clock.Advance(TimeSpan.FromDays(20));
        using var back = await editor.SignInAsync("bianji", ConsolePeople.Own);
        using var late = await editor.OpenAsync("/console");
        Assert.Matches("诉求已超期</span><span class=\"number\">2<", editor.Html);
    }
}
