using System.Net;
using System.Text.Json;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>Reply rules over the operators' calls: what is saved is what followers get.</summary>
public sealed class ReplyRuleApiTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    private WeChatSender Follower => content.Host.Sender;

    [Fact]
    public async Task A_new_rule_answers_followers_at_once_and_a_changed_one_answers_anew()
    {
        var rule = await CreateAsync(new { name = "测试口令", keywords = new[] { "测试口令甲" }, match = "exact", replies = new object[] { new { type = "text", text = "第一种回复" } } });
        Assert.Equal("第一种回复", await Follower.AskAsync("测试口令甲"));

        await Editor.CallAsync("PUT", $"/api/reply-rules/{rule.Id}", new { name = "测试口令", keywords = new[] { "测试口令甲" }, replies = new[] { "第二种回复" }, revision = rule.Revision });
        Assert.Equal("第二种回复", await Follower.AskAsync("测试口令甲"));

        await Editor.CallAsync("PUT", $"/api/reply-rules/{rule.Id}", new { name = "测试口令", keywords = new[] { "测试口令甲" }, replies = "三", enabled = false });
        Assert.DoesNotContain("三", await Follower.AskAsync("测试口令甲"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_reads_back_as_it_was_written_with_times_in_chinas_offset()
    {
        var created = await CreateAsync(
            """
            {"name":" 各种回复 ","keywords":["各种回复测试","另一个词 "],"match":"contains","priority":-5,"enabled":false,
             "from":"2030-01-01T00:00:00Z","until":"2031-01-01T08:00:00+08:00",
             "replies":["文字",{"type":"board","board":"zhuanti"},{"type":"image","mediaId":"m-1"},
                        {"text":"无 type 的文字"},{"type":"news","title":"标题","url":"https://example.com/"}]}
            """);

        var read = (await Editor.CallAsync("GET", $"/api/reply-rules/{created.Id}")).Json;

        Assert.Equal(created.Json.ToString(), read.ToString());
        Assert.Equal("各种回复", read.GetProperty("name").GetString());
        Assert.Equal("2030-01-01T08:00:00+08:00", read.GetProperty("from").GetString());
        Assert.Equal("2031-01-01T08:00:00+08:00", read.GetProperty("until").GetString());
        Assert.Equal("contains", read.GetProperty("match").GetString());
        Assert.Equal((-5, false, false), (read.GetProperty("priority").GetInt64(), read.GetProperty("enabled").GetBoolean(), read.GetProperty("sample").GetBoolean()));
        Assert.Equal(
            """[{"type":"text","text":"文字"},{"type":"board","board":"zhuanti"},{"type":"image","mediaId":"m-1"},{"type":"text","text":"无 type 的文字"},{"type":"news","title":"标题","description":"","picUrl":"","url":"https://example.com/"}]""",
            read.GetProperty("replies").GetRawText());
    }

    [Fact]
    public async Task Line_ends_typed_as_programs_write_them_are_warned_of_and_real_ones_are_not()
    {
        var typed = await CreateAsync("""{"name":"转义","keywords":["转义测试"],"replies":["第一行\\n第二行<br>第三行<BR/>","好\n的"]}""");
        Assert.Equal(
            ["第 1 条回复里的“\\n”“<br>”“<BR/>”不会变成换行，粉丝会原样看到这几个字符；要换行请直接按回车键（接口里用 JSON 的换行）。"],
            typed.Texts("warnings"));

        var real = await CreateAsync("""{"name":"换行","keywords":["换行测试"],"replies":["第一行\n第二行 <a href=\"https://example.com/\">链接</a>"]}""");
        Assert.Empty(real.Texts("warnings"));
    }

    [Fact]
    public async Task What_was_pasted_around_an_address_is_not_kept()
    {
        var rule = await CreateAsync("""{"name":"粘贴","keywords":["粘贴测试"],"replies":[{"type":"news","title":" 标题 ","url":" https://example.com/ \n"}]}""");

        Assert.Equal("""[{"type":"news","title":"标题","description":"","picUrl":"","url":"https://example.com/"}]""", rule.Json.GetProperty("replies").GetRawText());
    }

    [Fact]
    public async Task An_exact_rule_that_answers_for_a_board_whatever_blanks_it_has_is_warned_of()
    {
        var rule = await CreateAsync(Text("抢栏目", "濮阳 要闻"));

        Assert.Contains(rule.Texts("warnings"), static warning => warning.Contains("濮阳要闻", StringComparison.Ordinal));
        await Editor.CallAsync("DELETE", $"/api/reply-rules/{rule.Id}", null, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_stale_revision_is_refused_and_changes_nothing()
    {
        var rule = await CreateAsync(Text("旧版", "旧版本测试"));
        await Editor.CallAsync("PUT", $"/api/reply-rules/{rule.Id}", new { name = "新版", keywords = new[] { "旧版本测试" }, replies = "新", revision = 1 });

        var stale = await Editor.CallAsync("PUT", $"/api/reply-rules/{rule.Id}", new { name = "晚到", keywords = new[] { "旧版本测试" }, replies = "晚", revision = 1 }, HttpStatusCode.PreconditionFailed);
        await Editor.CallAsync("DELETE", $"/api/reply-rules/{rule.Id}?revision=1", null, HttpStatusCode.PreconditionFailed);

        Assert.Equal("staleRevision", stale.Json.GetProperty("code").GetString());
        Assert.Equal("新", await Follower.AskAsync("旧版本测试"));
    }

    [Fact]
    public async Task Of_many_savings_of_one_revision_exactly_one_counts()
    {
        var rule = await CreateAsync(Text("并行", "并行保存测试"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
            Editor.TryAsync("PUT", $"/api/reply-rules/{rule.Id}", new { name = "并行", keywords = new[] { "并行保存测试" }, replies = $"第{number}个", revision = 1 })));

        var won = Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer != won), static answer => Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status));
        Assert.Equal(won.Json.GetProperty("replies")[0].GetProperty("text").GetString(), await Follower.AskAsync("并行保存测试"));
        var versions = await Editor.CallAsync("GET", $"/api/reply-rules/{rule.Id}/versions");
        Assert.Equal(2, versions.Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_deleted_rule_comes_back_from_any_of_its_versions()
    {
        var rule = await CreateAsync(Text("先写的", "恢复测试"));
        await Editor.CallAsync("PUT", $"/api/reply-rules/{rule.Id}", Text("后写的", "恢复测试"));
        await Editor.CallAsync("DELETE", $"/api/reply-rules/{rule.Id}", null, HttpStatusCode.NoContent);
        Assert.DoesNotContain("写的", await Follower.AskAsync("恢复测试"), StringComparison.Ordinal);
        await Editor.CallAsync("GET", $"/api/reply-rules/{rule.Id}", null, HttpStatusCode.NotFound);

        var deleted = await Editor.CallAsync("GET", "/api/reply-rules/deleted");
        Assert.Contains(deleted.Json.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetInt64() == rule.Id);
        var versions = (await Editor.CallAsync("GET", $"/api/reply-rules/{rule.Id}/versions")).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([3, 2, 1], versions.Select(static version => version.GetProperty("revision").GetInt64()));
        Assert.Equal([true, false, false], versions.Select(static version => version.GetProperty("deleted").GetBoolean()));
        Assert.All(versions, static version => Assert.Equal("editor", version.GetProperty("author").GetString()));

        var restored = await Editor.CallAsync("POST", $"/api/reply-rules/{rule.Id}/versions/1/restore");
        Assert.Equal((rule.Id, 4), (restored.Id, restored.Revision));
        Assert.Equal("先写的", await Follower.AskAsync("恢复测试"));
        await Editor.CallAsync("POST", $"/api/reply-rules/{rule.Id}/versions/2/restore");
        Assert.Equal("后写的", await Follower.AskAsync("恢复测试"));
        await Editor.CallAsync("POST", $"/api/reply-rules/{rule.Id}/versions/99/restore", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_sample_rule_keeps_what_it_was_before_its_first_change()
    {
        var sample = (await Editor.CallAsync("GET", "/api/reply-rules?limit=500")).Json.GetProperty("items").EnumerateArray().First(static rule => rule.GetProperty("sample").GetBoolean());
        var id = sample.GetProperty("id").GetInt64();

        var changed = await Editor.CallAsync("PUT", $"/api/reply-rules/{id}", Text("改过的示例", "改过的示例词"));

        Assert.False(changed.Json.GetProperty("sample").GetBoolean());
        var first = (await Editor.CallAsync("GET", $"/api/reply-rules/{id}/versions")).Json.GetProperty("items")[1];
        Assert.Equal("", first.GetProperty("author").GetString());
        Assert.Equal(sample.GetProperty("keywords").ToString(), first.GetProperty("content").GetProperty("keywords").ToString());
        await Editor.CallAsync("POST", $"/api/reply-rules/{id}/versions/1/restore");
    }

    [Fact]
    public async Task Overlaps_name_the_other_rule_its_keyword_the_winner_and_why()
    {
        var general = await CreateAsync(new { name = "宽泛", keywords = new[] { "重叠检查" }, match = "contains", priority = 9, replies = "宽" });

        var special = await CreateAsync(new { name = "具体", keywords = new[] { "重叠检查办理地点" }, match = "contains", replies = "窄" });

        var overlap = Assert.Single(special.Json.GetProperty("overlaps").EnumerateArray().ToList());
        Assert.Equal(general.Id, overlap.GetProperty("ruleId").GetInt64());
        Assert.Equal(general.Id, overlap.GetProperty("winnerId").GetInt64());
        Assert.Equal(("宽泛", "重叠检查", "重叠检查办理地点"), (overlap.GetProperty("name").GetString(), overlap.GetProperty("keyword").GetString(), overlap.GetProperty("ownKeyword").GetString()));
        Assert.Equal("由“宽泛”回复：优先级 9 高于 0；本规则的“重叠检查办理地点”不再起作用", overlap.GetProperty("why").GetString());
        Assert.True(overlap.GetProperty("shadowed").GetBoolean());
        var seen = (await Editor.CallAsync("GET", $"/api/reply-rules/{general.Id}")).Json.GetProperty("overlaps");
        Assert.Equal(special.Id, Assert.Single(seen.EnumerateArray().ToList()).GetProperty("ruleId").GetInt64());
    }

    [Fact]
    public async Task What_may_surprise_is_said_and_saved_all_the_same()
    {
        var rule = await CreateAsync(
            """{"name":"提醒","keywords":["提醒测试","㐀"],"match":"contains","until":"2010-01-01","replies":[{"type":"image","mediaId":"m"},"文字"]}""");
        var board = await CreateAsync("""{"name":"抢栏目名","keywords":["专题"],"from":"2100-01-01","replies":"文字"}""");

        var warnings = rule.Texts("warnings");
        Assert.Contains(warnings, static warning => warning.Contains("只发第一条能显示的", StringComparison.Ordinal));
        Assert.Contains(warnings, static warning => warning.StartsWith("“㐀”只有一个字", StringComparison.Ordinal));
        Assert.Contains(warnings, static warning => warning.StartsWith("有效期已过", StringComparison.Ordinal));
        Assert.Equal(["发送栏目名“专题”的人会得到本规则的回复，不再得到栏目的最新稿件。"], board.Texts("warnings"));
    }

    [Fact]
    public async Task The_list_is_paged_newest_first_and_filtered_by_words()
    {
        for (var number = 1; number <= 5; number++)
        {
            await CreateAsync(Text($"翻页第{number}条", $"翻页词{number}"));
        }

        var seen = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = (await Editor.CallAsync("GET", $"/api/reply-rules?q=翻页词&limit=2&cursor={cursor}")).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(static rule => rule.GetProperty("name").GetString()!));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }

        Assert.Equal(["翻页第5条", "翻页第4条", "翻页第3条", "翻页第2条", "翻页第1条"], seen);
        await Editor.CallAsync("GET", "/api/reply-rules?cursor=x", null, HttpStatusCode.BadRequest);
        await Editor.CallAsync("GET", "/api/reply-rules?limit=0", null, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{}""", "name", "不能是空的")]
    [InlineData("""{}""", "keywords", "至少要有一个关键词")]
    [InlineData("""{}""", "replies", "至少要有一条回复")]
    [InlineData("""{"name":"\n"}""", "name", "不能是空的")]
    [InlineData("""{"name":"甲\u0000"}""", "name", "里有控制字符，请删去后重输")]
    [InlineData("""{"keywords":[" "]}""", "keywords", "里不能有空的词")]
    [InlineData("""{"keywords":[null]}""", "keywords", "里不能有空的词")]
    [InlineData("""{"keywords":["\u200b"]}""", "keywords", "里没有能比较的字")]
    [InlineData("""{"keywords":["公积金","公積金？"]}""", "keywords", "“公积金”和“公積金？”比较时是同一个词，请只留一个")]
    [InlineData("""{"match":"regex"}""", "match", "应是 exact（全等）或 contains（包含）")]
    [InlineData("""{"priority":1000001}""", "priority", "应在 -1000000 与 1000000 之间")]
    [InlineData("""{"from":"明天"}""", "from", "不是日期和时间")]
    [InlineData("""{"until":"9999-12-31T23:59:59Z"}""", "until", "应在 2000 年与 2199 年之间")]
    [InlineData("""{"from":"2030-01-02","until":"2030-01-02T00:00:00+08:00"}""", "until", "要晚于开始的时间")]
    [InlineData("""{"replies":[5]}""", "replies[0]", "应是文字，或带 type 的对象")]
    [InlineData("""{"replies":["好",{"type":"voice"}]}""", "replies[1].type", "应是 text、article、board、news 或 image")]
    [InlineData("""{"replies":[{"type":"text","text":" "}]}""", "replies[0].text", "不能是空的")]
    [InlineData("""{"replies":[{"type":"text","text":5}]}""", "replies[0]", "有字段的类型不对")]
    [InlineData("""{"replies":[{"type":"board","board":"meiyou"}]}""", "replies[0].board", "没有代号为“meiyou”的栏目")]
    [InlineData("""{"replies":[{"type":"article","articleId":999999}]}""", "replies[0].articleId", "没有编号为 999999 的稿件")]
    [InlineData("""{"replies":[{"type":"article"}]}""", "replies[0].articleId", "要写稿件的编号")]
    [InlineData("""{"replies":[{"type":"image"}]}""", "replies[0].mediaId", "不能是空的")]
    [InlineData("""{"replies":[{"type":"news","title":"题","url":"javascript:alert(1)"}]}""", "replies[0].url", "不是 http 或 https 网址")]
    [InlineData("""{"replies":[{"type":"news","title":"题","url":"https://a.example/","picUrl":"//a"}]}""", "replies[0].picUrl", "不是 http 或 https 网址")]
    [InlineData("""{"replies":[{"type":"news","url":"https://a.example/"}]}""", "replies[0].title", "不能是空的")]
    public async Task A_wrong_field_is_named_with_its_reason(string json, string field, string reason)
    {
        var whole = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"name":"n","keywords":["词"],"replies":["r"]}""")!;
        var wrong = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
        foreach (var (name, value) in wrong)
        {
            whole[name] = value;
        }

        var refused = await Editor.CallAsync("POST", "/api/reply-rules", wrong.Count == 0 ? json : JsonSerializer.Serialize(whole), HttpStatusCode.BadRequest);

        Assert.Contains(reason, refused.Error(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lengths_and_numbers_have_limits()
    {
        var long65 = new string('长', 65);
        await RefusedAsync(new { name = new string('名', 101), keywords = new[] { "词" }, replies = "r" }, "name", "太长");
        await RefusedAsync(new { name = "n", keywords = new[] { long65 }, replies = "r" }, "keywords", "太长");
        await RefusedAsync(new { name = "n", keywords = Enumerable.Range(0, 101).Select(static number => $"词{number}"), replies = "r" }, "keywords", "太多（101 个");
        await RefusedAsync(new { name = "n", keywords = new[] { "词" }, replies = Enumerable.Repeat("r", 9) }, "replies", "太多（9 条");
        await RefusedAsync(new { name = "n", keywords = new[] { "词" }, replies = new string('字', 683) }, "replies", "共 2049 字节，微信一次最多 2048 字节（约 680 个汉字）");
        await RefusedAsync(new { name = "n", keywords = new[] { "词" }, replies = new string('a', 2049) }, "replies[0].text", "太长，微信一次最多 2048 字节（约 680 个汉字）");
        await RefusedAsync(new { name = "n", keywords = new[] { "词" }, replies = new[] { new string('字', 400), new string('字', 400) } }, "replies", "共 2402 字节");
        await CreateAsync(new { name = "刚好", keywords = new[] { "刚好写满测试" }, replies = new string('字', 682) });
    }

    [Theory]
    [InlineData("""{"name":5}""")]
    [InlineData("""{"keywords":"词"}""")]
    [InlineData("""{"priority":"高"}""")]
    [InlineData("""["name"]""")]
    [InlineData("{\"name\":")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"name":"n","keywords":["词"],"replies":["\ud800"]}""")]
    [InlineData("""{"name":"\udc00","keywords":["词"],"replies":["r"]}""")]
    public async Task What_is_no_rule_at_all_is_bad_input(string json) =>
        await Editor.CallAsync("POST", "/api/reply-rules", json, HttpStatusCode.BadRequest);

    [Fact]
    public async Task Unknown_rules_are_not_found()
    {
        await Editor.CallAsync("PUT", "/api/reply-rules/999999", Text("n", "词"), HttpStatusCode.NotFound);
        await Editor.CallAsync("DELETE", "/api/reply-rules/999999", null, HttpStatusCode.NotFound);
        await Editor.CallAsync("GET", "/api/reply-rules/1x", null, HttpStatusCode.NotFound);
        await Editor.CallAsync("POST", "/api/reply-rules/999999/versions/1/restore", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_change_is_in_the_record_with_what_was_and_is()
    {
        var rule = await CreateAsync(Text("记录前", "审计记录测试"));
        await Editor.CallAsync("PUT", $"/api/reply-rules/{rule.Id}", Text("记录后", "审计记录测试"));
        await Editor.CallAsync("PUT", $"/api/reply-rules/{rule.Id}", new { name = "", revision = 1 }, HttpStatusCode.BadRequest);

        var refused = await content.LastEntryAsync("replyRule.update");
        Assert.Equal(("badInput", rule.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), (refused.GetProperty("refused").GetString(), refused.GetProperty("targetId").GetString()));
        var entries = (await content.Auditor.CallAsync("GET", "/api/audit")).Json.GetProperty("items").EnumerateArray().ToList();
        var change = entries.First(static entry => entry.GetProperty("action").GetString() == "replyRule.update" && !entry.TryGetProperty("refused", out _));
        Assert.Contains("记录前", change.GetProperty("before").ToString(), StringComparison.Ordinal);
        Assert.Contains("记录后", change.GetProperty("after").ToString(), StringComparison.Ordinal);
        Assert.True((await content.Auditor.CallAsync("GET", "/api/audit/verify")).Json.GetProperty("valid").GetBoolean());
    }

    private static object Text(string reply, string keyword) => new { name = reply, keywords = new[] { keyword }, replies = reply };

    private Task<ApiAnswer> CreateAsync(object rule) => Editor.CallAsync("POST", "/api/reply-rules", rule, HttpStatusCode.Created);

    private async Task RefusedAsync(object rule, string field, string reason) =>
        Assert.Contains(reason, (await Editor.CallAsync("POST", "/api/reply-rules", rule, HttpStatusCode.BadRequest)).Error(field), StringComparison.Ordinal);
}
