using System.Net;
using PuyangFabu.Content.Boards;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.Boards;

/// <summary>Boards over the operators' calls.</summary>
public sealed class BoardApiTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    [Fact]
    public async Task A_new_board_is_on_the_pages_and_answers_to_its_name_at_once()
    {
        var board = await CreateAsync(new { slug = "gongjiao", name = "公交出行", parent = "wei-pingtai", description = "线路和时刻" });

        Assert.Equal(("wei-pingtai", 1, true), (board.Json.GetProperty("parent").GetString(), board.Revision, board.Json.GetProperty("visible").GetBoolean()));
        Assert.Empty(board.Texts("warnings"));
        Assert.Contains("公交出行", await PageAsync("/boards/wei-pingtai"), StringComparison.Ordinal);
        Assert.StartsWith("【公交出行】", await content.Host.Sender.AskAsync("公交出行"), StringComparison.Ordinal);

        await Editor.CallAsync("PUT", "/api/boards/gongjiao", new { name = "公交地铁", parent = "wei-pingtai", revision = 1 });
        Assert.StartsWith("【公交地铁】", await content.Host.Sender.AskAsync("公交地铁"), StringComparison.Ordinal);
        await Editor.CallAsync("PUT", "/api/boards/gongjiao", new { name = "晚到", revision = 1 }, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task The_list_shows_every_top_board_with_those_under_it()
    {
        var items = (await Editor.CallAsync("GET", "/api/boards")).Json.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal("wei-puyang", items[0].GetProperty("slug").GetString());
        Assert.False(items[0].TryGetProperty("parent", out _));
        Assert.Equal("wei-puyang", items[1].GetProperty("parent").GetString());
        Assert.Equal("濮阳要闻", (await Editor.CallAsync("GET", "/api/boards/puyang-yaowen")).Json.GetProperty("name").GetString());
        await Editor.CallAsync("GET", "/api/boards/meiyou", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Scripts_in_every_field_are_shown_as_text()
    {
        const string script = "<script>alert(1)</script>\"'<img src=x onerror=alert(1)>";
        await CreateAsync(new { slug = "jiaoben", name = script[..49], description = script });

        foreach (var page in new[] { "/", "/boards/jiaoben", "/search?q=x" })
        {
            var html = await PageAsync(page);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        }

        await Editor.CallAsync("DELETE", "/api/boards/jiaoben", null, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_board_on_which_something_stands_is_not_deleted()
    {
        await CreateAsync(new { slug = "zhan-shang", name = "上面的" });
        await CreateAsync(new { slug = "zhan-xia", name = "下面的", parent = "zhan-shang" });
        await Editor.CallAsync("POST", "/api/reply-rules", """{"name":"用栏目","keywords":["用栏目的规则"],"replies":[{"type":"board","board":"zhan-xia"}]}""", HttpStatusCode.Created);

        var above = await Editor.CallAsync("DELETE", "/api/boards/zhan-shang", null, HttpStatusCode.Conflict);
        var below = await Editor.CallAsync("DELETE", "/api/boards/zhan-xia", null, HttpStatusCode.Conflict);
        var articles = await Editor.CallAsync("DELETE", "/api/boards/banshi-zhinan", null, HttpStatusCode.Conflict);

        Assert.Equal("栏目“上面的”现在不能删除，还有：1 个子栏目；请先移走它们，或把栏目隐藏。", above.Json.GetProperty("title").GetString());
        Assert.Contains("还有：1 条回复规则；", below.Json.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"还有：\d+ 篇稿件、\d+ 条回复规则、“濮阳发布”菜单上的按钮；", articles.Json.GetProperty("title").GetString());
        Assert.All(new[] { above, below, articles }, static refused => Assert.Equal("boardInUse", refused.Json.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_deleted_board_comes_back_under_its_slug()
    {
        await CreateAsync(new { slug = "huifu", name = "恢复的栏目", parent = "wei-zhengwu", order = 77 });
        await Editor.CallAsync("DELETE", "/api/boards/huifu?revision=1", null, HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/boards/huifu"));
        Assert.Contains((await Editor.CallAsync("GET", "/api/boards/deleted")).Json.GetProperty("items").EnumerateArray(), static item => item.GetProperty("name").GetString() == "huifu");

        var restored = await Editor.CallAsync("POST", "/api/boards/huifu/versions/1/restore");

        Assert.Equal(("恢复的栏目", "wei-zhengwu", 77, 3), (restored.Json.GetProperty("name").GetString(), restored.Json.GetProperty("parent").GetString(), restored.Json.GetProperty("order").GetInt64(), restored.Revision));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/boards/huifu"));
        Assert.Equal(3, (await Editor.CallAsync("GET", "/api/boards/huifu/versions")).Json.GetProperty("items").GetArrayLength());
        await Editor.CallAsync("GET", "/api/boards/meiyou/versions", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_fourth_top_board_and_a_name_twice_are_warned_of()
    {
        var fourth = await CreateAsync(new { slug = "di-si", name = "濮阳要闻" });

        Assert.Contains(fourth.Texts("warnings"), static warning => warning.Contains("微信菜单只有 3 个按钮", StringComparison.Ordinal));
        Assert.Contains(fourth.Texts("warnings"), static warning => warning.StartsWith("与栏目“puyang-yaowen”同名", StringComparison.Ordinal));
        await Editor.CallAsync("DELETE", "/api/boards/di-si", null, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Of_many_savings_of_one_revision_exactly_one_counts()
    {
        await CreateAsync(new { slug = "bingxing", name = "并行" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Editor.TryAsync("PUT", "/api/boards/bingxing", new { name = $"并行{number}", revision = 1 })));

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(29, answers.Count(static answer => answer.Status == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Of_many_new_boards_with_one_slug_one_is_made()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Editor.TryAsync("POST", "/api/boards", new { slug = "tongming", name = $"同名{number}" })));

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(static answer => answer.Status != HttpStatusCode.Created), static answer => Assert.Equal("“tongming”已被别的栏目使用", answer.Error("slug")));
    }

    [Theory]
    [InlineData("""{"name":"名"}""", "slug", "不能是空的")]
    [InlineData("""{"slug":"Gong Jiao","name":"名"}""", "slug", "应是小写字母")]
    [InlineData("""{"slug":"../etc","name":"名"}""", "slug", "应是小写字母")]
    [InlineData("""{"slug":"-a","name":"名"}""", "slug", "应是小写字母")]
    [InlineData("""{"slug":"deleted","name":"名"}""", "slug", "是保留的")]
    [InlineData("""{"slug":"xin"}""", "name", "不能是空的")]
    [InlineData("""{"slug":"xin","name":"\u200b"}""", "name", "里没有能读的字")]
    [InlineData("""{"slug":"xin","name":"甲\n乙"}""", "name", "里不能有换行或控制字符")]
    [InlineData("""{"slug":"xin","name":"名","parent":"meiyou"}""", "parent", "没有代号为“meiyou”的栏目")]
    [InlineData("""{"slug":"xin","name":"名","parent":"puyang-yaowen"}""", "parent", "已是二级栏目")]
    [InlineData("""{"slug":"xin","name":"名","order":1000001}""", "order", "之间")]
    [InlineData("""{"slug":"wei-puyang","name":"名"}""", "slug", "已被别的栏目使用")]
    public async Task A_wrong_field_of_a_new_board_is_named(string json, string field, string reason) =>
        Assert.Contains(reason, (await Editor.CallAsync("POST", "/api/boards", json, HttpStatusCode.BadRequest)).Error(field), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"slug":"bie-de","name":"名"}""", "slug", "不能改")]
    [InlineData("""{"name":"名","parent":"wei-puyang"}""", "parent", "不能是自己")]
    [InlineData("""{"name":"名","parent":"wei-zhengwu"}""", "parent", "本栏目下还有 5 个栏目，栏目只有两级")]
    public async Task A_wrong_change_of_a_board_is_named(string json, string field, string reason) =>
        Assert.Contains(reason, (await Editor.CallAsync("PUT", "/api/boards/wei-puyang", json, HttpStatusCode.BadRequest)).Error(field), StringComparison.Ordinal);

    [Fact]
    public async Task Lengths_have_limits()
    {
        Assert.Contains("太长", (await Editor.CallAsync("POST", "/api/boards", new { slug = "c", name = new string('名', BoardInputRules.LongestName + 1) }, HttpStatusCode.BadRequest)).Error("name"), StringComparison.Ordinal);
        Assert.Contains("太长", (await Editor.CallAsync("POST", "/api/boards", new { slug = "c", name = "名", description = new string('说', 501) }, HttpStatusCode.BadRequest)).Error("description"), StringComparison.Ordinal);
        Assert.NotEmpty((await Editor.CallAsync("POST", "/api/boards", new { slug = new string('a', 65), name = "名" }, HttpStatusCode.BadRequest)).Error("slug"));
    }

    private Task<ApiAnswer> CreateAsync(object board) => Editor.CallAsync("POST", "/api/boards", board, HttpStatusCode.Created);

    private async Task<string> PageAsync(string path) => await content.Operators.Anonymous().GetStringAsync(path);

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await content.Operators.Anonymous().GetAsync(path);
        return response.StatusCode;
    }
}
