using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Replies;

/// <summary>自动回复 over HTTP, as a browser without script would use it.</summary>
public sealed class RepliesPagesTests(TestDatabases databases)
{
    private const string New = "/console/replies/new";

    [Theory, EachDatabase]
    public async Task An_editor_writes_tries_changes_and_deletes_a_rule(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);

        var path = await MakeAsync(editor, "停水", "什么时候停水", "今天不停水");
        using var shown = await editor.OpenAsync($"{path}?done=saved");
        Assert.Contains("已保存", editor.Html, StringComparison.Ordinal);
        Assert.Equal("今天不停水", await host.Sender.AskAsync("什么时候停水"));

        using var tryPage = await editor.OpenAsync("/console/replies/try");
        using var tried = await editor.SendAsync("/console/replies/try", ("text", "什么时候停水"));
        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        Assert.Matches("由它回复[\\s\\S]*停水[\\s\\S]*全等", editor.Html);

        using var form = await editor.OpenAsync($"{path}/edit");
        using var changed = await editor.SendAsync(
            $"{path}/edit",
            [.. Rule("停水", "什么时候停水", "明天不停水"), ("rule.revision", editor.Field("rule.revision"))]);
        Assert.Equal($"{path}?done=saved", changed.Headers.Location!.OriginalString);
        Assert.Equal("明天不停水", await host.Sender.AskAsync("什么时候停水", "oUser2"));

        using var stale = await editor.SendAsync($"{path}/edit", [.. Rule("停水", "什么时候停水", "我写的话"), ("rule.revision", editor.Field("rule.revision"))]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("我写的话", editor.Html, StringComparison.Ordinal);
        var newest = editor.Field("rule.revision");
        using var blind = await editor.SendAsync($"{path}/edit", Rule("停水", "什么时候停水", "我写的话"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, blind.StatusCode);
        using var knowing = await editor.SendAsync($"{path}/edit", [.. Rule("停水", "什么时候停水", "我写的话"), ("rule.revision", newest)]);
        Assert.Equal($"{path}?done=saved", knowing.Headers.Location!.OriginalString);

        using var ask = await editor.OpenAsync($"{path}/delete");
        Assert.Contains("删除回复规则“停水”？", editor.Html, StringComparison.Ordinal);
        using var deleted = await editor.SendAsync($"{path}/delete", ("revision", editor.Field("revision")));
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        using var gone = await editor.OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        using var bin = await editor.OpenAsync("/console/replies/deleted");
        var back = Regex.Match(editor.Html, $"{path}/versions/\\d+").Value;
        using var version = await editor.OpenAsync(back);
        Assert.Contains("我写的话", editor.Html, StringComparison.Ordinal);
        using var restored = await editor.SendAsync(back);
        Assert.Equal($"{path}?done=restored", restored.Headers.Location!.OriginalString);
        Assert.Equal("我写的话", await host.Sender.AskAsync("什么时候停水", "oUser3"));
    }

    [Fact]
    public async Task A_refused_rule_keeps_what_was_typed_and_says_what_is_wrong_where()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var form = await editor.OpenAsync(New);

        using var poor = await editor.SendAsync(
            New,
            ("rule.name", "窗口"), ("rule.keywords", "办证\n办证"), ("rule.priority", "高"), ("rule.replies[0].type", "text"), ("rule.replies[0].words", "早上八点开门"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Contains("应是整数", editor.Html, StringComparison.Ordinal);
        Assert.Equal(("窗口", "高"), (editor.Field("rule.name"), editor.Field("rule.priority")));
        Assert.Contains("早上八点开门", editor.Html, StringComparison.Ordinal);

        using var poorer = await editor.SendAsync(
            New,
            ("rule.name", "窗口"), ("rule.keywords", "办证\n办证"), ("rule.priority", "0"), ("rule.from", "2030-01-02T08:00"), ("rule.until", "2030-01-01T08:00"),
            ("rule.replies[0].type", "news"), ("rule.replies[0].title", "窗口"), ("rule.replies[0].url", "没有"),
            ("rule.replies[1].type", "board"), ("rule.replies[1].slug", ""));
        Assert.Equal(HttpStatusCode.BadRequest, poorer.StatusCode);
        foreach (var wrong in new[] { "请只留一个", "要晚于开始的时间", "id=\"rule.replies[0].url-error\"", "id=\"rule.replies[1].slug-error\"" })
        {
            Assert.Contains(wrong, editor.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_with_the_names_of_the_fields()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var form = await editor.OpenAsync(New);

        using var poor = await editor.SendAsync(
            New, [.. Rule("", "停水\n停 水", "好").Where(static field => field.Item1 is not ("rule.priority" or "rule.until")), ("rule.priority", "高"), ("rule.from", "2016-07-01T09:00"), ("rule.until", "2016-01-01T09:00")]);

        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.All(
            ["名称：不能是空的", "关键词：“停水”和“停 水”比较时是同一个词", "优先级：应是整数", "到何时止（可不填）：已经过去了"],
            text => Assert.Contains(text, WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_rule_answers_by_now_is_no_longer_listed_as_unanswered()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        await host.Sender.AskAsync("㐀㐁什么时候到");
        await editor.OpenAsync("/console/replies/unanswered");
        Assert.Contains("㐀㐁什么时候到", editor.Html, StringComparison.Ordinal);

        await editor.OpenAsync(New);
        using var made = await editor.SendAsync(New, [.. Rule("台风", "㐀㐁", "请避险").Where(static field => field.Item1 != "rule.match"), ("rule.match", "contains")]);
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        await editor.OpenAsync("/console/replies/unanswered");
        Assert.DoesNotContain("㐀㐁什么时候到", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replies_of_every_kind_are_added_and_taken_out_without_saving()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var form = await editor.OpenAsync(New);
        var fields = Rule("全部", "全部种类", "第一段").ToList();

        foreach (var kind in new[] { "text", "article", "board", "image", "news" })
        {
            using var more = await editor.SendAsync(New, [.. fields, ("add", kind)]);
            Assert.Equal(HttpStatusCode.OK, more.StatusCode);
            fields.Add(($"rule.replies[{fields.Count(static field => field.Name.EndsWith(".type", StringComparison.Ordinal))}].type", kind));
        }

        Assert.Contains("第一段", editor.Html, StringComparison.Ordinal);
        Assert.Equal(6, Regex.Count(editor.Html, "<legend>第 "));
        using var less = await editor.SendAsync(New, [.. fields, ("drop", "0")]);
        Assert.Equal(5, Regex.Count(editor.Html, "<legend>第 "));
        Assert.DoesNotContain("第一段", editor.Html, StringComparison.Ordinal);
        using var list = await editor.OpenAsync("/console/replies?q=全部种类");
        Assert.Contains("没有符合这些条件的规则", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_filtered_by_its_address_and_warns_of_overlaps()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        var exact = await MakeAsync(editor, "甲规则", "㐀㐁缴费", "甲");
        await MakeAsync(editor, "乙规则", "㐁缴", "乙", "contains");
        // What is written exactly stands out by itself; of two that ask the same, one can never answer.
        await MakeAsync(editor, "丙规则", "㐁缴", "丙", "contains");

        using var all = await editor.OpenAsync("/console/replies?q=㐁缴");
        Assert.Matches("甲规则[\\s\\S]*乙规则|乙规则[\\s\\S]*甲规则", editor.Html);
        using var some = await editor.OpenAsync("/console/replies?q=㐁缴&match=contains&state=overlap");
        Assert.Contains("乙规则", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("甲规则", editor.Html, StringComparison.Ordinal);
        using var one = await editor.OpenAsync(exact);
        Assert.Matches("与别的规则重叠[\\s\\S]*乙规则[\\s\\S]*由本规则回复", editor.Html);
    }

    [Fact]
    public async Task Words_that_nothing_answered_become_a_rule_or_a_synonym_with_one_press()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        foreach (var words in new[] { "㐠㐡㐢", "㐣㐤㐥", "㐦㐧㐨" })
        {
            await host.Sender.AskAsync(words);
        }

        using var list = await editor.OpenAsync("/console/replies/unanswered");
        var toRule = WebUtility.HtmlDecode(Regex.Match(editor.Html, "href=\"(/console/replies/new[^\"]*)\">建规则<span[^>]*>：㐠㐡㐢").Groups[1].Value);
        var toSynonym = WebUtility.HtmlDecode(Regex.Match(editor.Html, "href=\"(/console/replies/unanswered/synonym[^\"]*)\">加同义词<span[^>]*>：㐣㐤㐥").Groups[1].Value);
        using var dismissed = await editor.SendAsync("/console/replies/unanswered/dismiss", ("words", "㐦㐧㐨"));
        Assert.Equal("/console/replies/unanswered?done=dismissed", dismissed.Headers.Location!.OriginalString);

        using var form = await editor.OpenAsync(toRule);
        Assert.Equal("㐠㐡㐢", editor.Field("rule.name"));
        using var made = await editor.SendAsync(toRule, Rule("㐠㐡㐢", "㐠㐡㐢", "知道了"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        Assert.Equal("知道了", await host.Sender.AskAsync("㐠㐡㐢", "oUser2"));

        using var synonym = await editor.OpenAsync(toSynonym);
        Assert.Contains("㐣㐤㐥", editor.Html, StringComparison.Ordinal);
        using var alone = await editor.SendAsync(toSynonym, ("group", "㐣㐤㐥"), ("revision", editor.Field("revision")));
        Assert.Equal(HttpStatusCode.BadRequest, alone.StatusCode);
        using var added = await editor.SendAsync(toSynonym, ("group", "㐣㐤㐥\n停电"), ("revision", editor.Field("revision")));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);

        using var left = await editor.OpenAsync("/console/replies/unanswered");
        Assert.Contains("现在没有答不上的词语", editor.Html, StringComparison.Ordinal);
        var synonyms = await (await driver.AdminAsync()).GetStringAsync("/api/synonyms");
        Assert.Contains("[\"㐣㐤㐥\",\"停电\"]", Regex.Unescape(synonyms), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_read_sees_no_button_and_is_refused()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var auditor = await host.EnterAsync(driver, Role.Auditor);

        using var list = await auditor.OpenAsync("/console/replies");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        // The sample rules are more than a page.
        Assert.Contains("/console/replies?cursor=", auditor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(New, auditor.Html, StringComparison.Ordinal);
        using var form = await auditor.OpenAsync(New);
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
    }

    private static (string Name, string Value)[] Rule(string name, string keywords, string words, string match = "exact") =>
    [
        ("rule.name", name), ("rule.keywords", keywords), ("rule.match", match), ("rule.priority", "0"), ("rule.enabled", "true"),
        ("rule.replies[0].type", "text"), ("rule.replies[0].words", words),
    ];

    /// <returns>The path of the new rule.</returns>
    private static async Task<string> MakeAsync(ConsoleVisitor editor, string name, string keywords, string words, string match = "exact")
    {
        using var form = await editor.OpenAsync(New);
        using var made = await editor.SendAsync(New, Rule(name, keywords, words, match));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return made.Headers.Location!.OriginalString.Split('?')[0];
    }
}
