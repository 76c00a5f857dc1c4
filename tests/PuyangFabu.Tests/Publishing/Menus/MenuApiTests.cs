using System.Net;
using System.Text.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Publishing.Menus;

/// <summary>Menus over the operators' calls: drafts, a second person, and what phones show meanwhile. One test after another: they share the account's menu.</summary>
public sealed class MenuApiTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    private HttpClient Reviewer => content.Reviewer;

    [Fact]
    public async Task A_menu_is_in_use_only_after_another_person_approved_exactly_it()
    {
        var draft = await SaveAsync("甲菜单");
        Assert.Equal(("draft", "editor"), (Status(draft), draft.Json.GetProperty("author").GetString()));
        Assert.DoesNotContain("甲菜单", await PhoneAsync(), StringComparison.Ordinal);

        await Reviewer.CallAsync("POST", "/api/menu/approve", Named(draft), HttpStatusCode.Conflict);
        var pending = await Editor.CallAsync("POST", "/api/menu/submit", "{}");
        Assert.Equal("pendingApproval", Status(pending));
        await Reviewer.CallAsync("POST", "/api/menu/approve", "{}", HttpStatusCode.BadRequest);
        await Reviewer.CallAsync("POST", "/api/menu/approve", new { contentHash = new string('0', 64) }, HttpStatusCode.PreconditionFailed);
        Assert.DoesNotContain("甲菜单", await PhoneAsync(), StringComparison.Ordinal);

        var approved = await Reviewer.CallAsync("POST", "/api/menu/approve", Named(draft));
        Assert.Equal(("approved", "reviewer"), (Status(approved), approved.Json.GetProperty("decidedBy").GetString()));
        Assert.DoesNotContain("甲菜单", await PhoneAsync(), StringComparison.Ordinal);
        Assert.Equal(approved.Json.ToString(), (await Editor.CallAsync("GET", "/api/menu")).Json.ToString());
        await Reviewer.CallAsync("POST", "/api/menu/approve", Named(draft), HttpStatusCode.Conflict);
        var entry = await content.LastEntryAsync("menu.approve");
        Assert.Equal("illegalMove", entry.GetProperty("refused").GetString());
    }

    [Fact]
    public async Task Nobody_approves_a_menu_of_his_own()
    {
        var both = await content.Operators.AppointAsync("both", Role.Editor, Role.Chief);
        var draft = await both.CallAsync("PUT", "/api/menu", Menu("自批"));
        await both.CallAsync("POST", "/api/menu/submit", Named(draft));

        var refused = await both.CallAsync("POST", "/api/menu/approve", Named(draft), HttpStatusCode.Forbidden);

        Assert.Equal("ownWork", refused.Json.GetProperty("code").GetString());
        await both.CallAsync("POST", "/api/menu/reject", new { version = draft.Json.GetProperty("version").GetInt64(), comment = "退" }, HttpStatusCode.Forbidden);
        await Editor.CallAsync("POST", "/api/menu/approve", Named(draft), HttpStatusCode.Forbidden);
        Assert.Equal("approved", Status(await Reviewer.CallAsync("POST", "/api/menu/approve", Named(draft))));
    }

    [Fact]
    public async Task A_rejected_menu_keeps_the_reason_and_a_newer_one_replaces_what_waits()
    {
        var first = await SaveAsync("被退");
        await Editor.CallAsync("POST", "/api/menu/submit");
        await Reviewer.CallAsync("POST", "/api/menu/reject", Named(first), HttpStatusCode.BadRequest);
        var rejected = await Reviewer.CallAsync("POST", "/api/menu/reject", new { contentHash = first.Json.GetProperty("contentHash").GetString(), comment = "名称不对" });
        Assert.Equal(("rejected", "名称不对"), (Status(rejected), rejected.Json.GetProperty("comment").GetString()));
        await Editor.CallAsync("POST", "/api/menu/submit", null, HttpStatusCode.Conflict);

        var second = await SaveAsync("先等");
        await Editor.CallAsync("POST", "/api/menu/submit");
        var third = await SaveAsync("后来");
        Assert.Equal("pendingApproval", Status(await VersionAsync(second)));
        await Editor.CallAsync("POST", "/api/menu/submit");
        Assert.Equal("replaced", Status(await VersionAsync(second)));
        await Reviewer.CallAsync("POST", "/api/menu/approve", Named(second), HttpStatusCode.Conflict);
        await Reviewer.CallAsync("POST", "/api/menu/approve", Named(third));
    }

    [Fact]
    public async Task Of_many_approvals_at_once_exactly_one_counts()
    {
        var draft = await SaveAsync("一百人");
        await Editor.CallAsync("POST", "/api/menu/submit");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Reviewer.TryAsync("POST", "/api/menu/approve", Named(draft))));

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(99, answers.Count(static answer => answer.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task What_was_answered_can_be_changed_and_sent_back_but_not_over_a_newer_one()
    {
        var first = await SaveAsync("来回");
        var second = await Editor.CallAsync("PUT", "/api/menu", first.Json.ToString());
        Assert.Equal(first.Json.GetProperty("contentHash").GetString(), second.Json.GetProperty("contentHash").GetString());

        var stale = await Editor.CallAsync("PUT", "/api/menu", first.Json.ToString(), HttpStatusCode.PreconditionFailed);

        Assert.Equal("staleRevision", stale.Json.GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_old_version_is_restored_as_a_new_draft()
    {
        var old = await SaveAsync("旧的");
        await SaveAsync("新的");

        var restored = await Editor.CallAsync("POST", $"/api/menu/versions/{old.Json.GetProperty("version").GetInt64()}/restore");

        Assert.Equal("draft", Status(restored));
        Assert.Equal(old.Json.GetProperty("button").ToString(), restored.Json.GetProperty("button").ToString());
        Assert.Equal(restored.Json.GetProperty("version").GetInt64(), (await Editor.CallAsync("GET", "/api/menu/versions")).Json.GetProperty("items")[0].GetProperty("version").GetInt64());
        await Editor.CallAsync("POST", "/api/menu/versions/9999/restore", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_account_has_a_menu_of_its_own()
    {
        var other = await Editor.CallAsync("PUT", "/api/menu?account=other", Menu("别号"));

        Assert.Equal("other", other.Json.GetProperty("account").GetString());
        Assert.DoesNotContain("别号", (await Editor.CallAsync("GET", "/api/menu")).Json.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty((await Editor.CallAsync("GET", "/api/menu?account=meiyou", null, HttpStatusCode.BadRequest)).Error("account"));
    }

    [Fact]
    public async Task Every_problem_is_named_by_its_place()
    {
        var refused = await Editor.CallAsync(
            "PUT", "/api/menu", """{"button":[{"name":"一二三四五六","type":"click"},{"name":"多","sub_button":[{"name":"","type":"view","url":"ftp://x"}]}]}""", HttpStatusCode.BadRequest);

        Assert.Equal(
            """
            第 1 个菜单的名称“一二三四五六”有 18 字节，微信最多 16 字节（约 5 个汉字）
            第 1 个菜单没有 key
            第 2 个菜单的第 1 项没有名称
            第 2 个菜单的第 1 项的网址“ftp://x”不是 http 或 https 网址，也不是本站页面
            """,
            refused.Error("button"));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"button":{}}""")]
    [InlineData("""{"button":[null]}""")]
    [InlineData("""{"button":[{"nmae":"错"}]}""")]
    [InlineData("""{"button":[{"name":"\ud800","type":"click","key":"k"}]}""")]
    public async Task What_is_no_menu_is_refused(string json) =>
        Assert.NotEmpty((await Editor.CallAsync("PUT", "/api/menu", json, HttpStatusCode.BadRequest)).Error("button"));

    [Fact]
    public async Task A_button_that_says_one_thing_twice_is_refused_by_its_name() => Assert.NotEmpty(
        (await Editor.CallAsync("PUT", "/api/menu", """{"button":[{"name":"甲","name":"乙","type":"click","key":"k"}]}""", HttpStatusCode.BadRequest)).Error("name"));

    [Theory]
    [InlineData("""{"name":"坏","type":"click","key":"board:meiyou"}""", "指向的栏目不存在")]
    [InlineData("""{"name":"坏","type":"view","url":"/boards/meiyou"}""", "指向的栏目不存在")]
    [InlineData("""{"name":"坏","type":"click","key":"board:"}""", "没有选栏目")]
    public async Task A_button_to_a_board_that_does_not_exist_is_refused(string button, string problem)
    {
        var refused = await Editor.CallAsync(
            "PUT", "/api/menu", $$"""{"button":[{"name":"好","type":"click","key":"board:zhuanti"},{{button}}]}""", HttpStatusCode.BadRequest);

        Assert.Equal($"第 2 个菜单“坏”{problem}，请选一个现有的栏目", refused.Error("button"));
    }

    [Fact]
    public async Task A_menu_whose_board_went_away_meanwhile_is_not_approved_and_comes_back_only_with_it()
    {
        await Editor.CallAsync("POST", "/api/boards", new { slug = "linshi", name = "临时", order = 90, visible = true }, HttpStatusCode.Created);
        var menu = await Editor.CallAsync("PUT", "/api/menu", """{"button":[{"name":"临时","type":"click","key":"board:linshi"}]}""");
        await Editor.CallAsync("POST", "/api/menu/submit");
        await SaveAsync("另一份");
        await Editor.CallAsync("DELETE", "/api/boards/linshi", null, HttpStatusCode.NoContent);

        var refused = await Reviewer.CallAsync("POST", "/api/menu/approve", Named(menu), HttpStatusCode.Conflict);
        var restored = await Editor.CallAsync("POST", $"/api/menu/versions/{menu.Json.GetProperty("version").GetInt64()}/restore", null, HttpStatusCode.BadRequest);

        Assert.Equal("menuBoardGone", refused.Json.GetProperty("code").GetString());
        Assert.Contains("第 1 个菜单“临时”指向的栏目不存在", refused.Json.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("第 1 个菜单“临时”指向的栏目不存在", restored.Error("button"), StringComparison.Ordinal);
        Assert.Equal("pendingApproval", Status(await VersionAsync(menu)));
        await Reviewer.CallAsync("POST", "/api/menu/reject", new { version = menu.Json.GetProperty("version").GetInt64(), comment = "栏目已删" });
    }

    [Fact]
    public async Task What_was_pasted_around_names_and_addresses_is_not_kept_and_cut_names_are_warned_of()
    {
        var saved = await Editor.CallAsync("PUT", "/api/menu", """{"button":[{"name":" 濮阳要闻区 ","type":"view","url":" https://example.com/a \n"}]}""");

        Assert.Equal("""[{"type":"view","name":"濮阳要闻区","url":"https://example.com/a"}]""", saved.Json.GetProperty("button").GetRawText());
        Assert.Equal(["第 1 个菜单的名称“濮阳要闻区”超过 4 个汉字，微信收，但手机上一般只显示前 4 个。"], saved.Texts("warnings"));
        var refused = await Editor.CallAsync("PUT", "/api/menu", """{"button":[{"name":"甲","type":"click","key":"k"},{"name":"乙\u0000","type":"click","key":"k"}]}""", HttpStatusCode.BadRequest);
        Assert.Equal("第 2 个菜单的名称里第 2 个字符是看不见的控制字符（U+0000），请删去后重输", refused.Error("button"));
    }

    private static object Menu(string name) => new { button = new[] { new { type = "click", name, key = "board:zhuanti" } } };

    private static object Named(ApiAnswer menu) => new { version = menu.Json.GetProperty("version").GetInt64(), contentHash = menu.Json.GetProperty("contentHash").GetString() };

    private static string? Status(ApiAnswer menu) => menu.Json.GetProperty("status").GetString();

    private Task<ApiAnswer> SaveAsync(string name) => Editor.CallAsync("PUT", "/api/menu", Menu(name));

    private async Task<ApiAnswer> VersionAsync(ApiAnswer menu)
    {
        var all = await Editor.CallAsync("GET", "/api/menu/versions");
        JsonElement same = all.Json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("version").GetInt64() == menu.Json.GetProperty("version").GetInt64());
        return new ApiAnswer(all.Status, same);
    }

    private async Task<string> PhoneAsync() => (await content.Operators.Anonymous().CallAsync("GET", "/sandbox/api/accounts/puyang/menu")).Json.ToString();
}
