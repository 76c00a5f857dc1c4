using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Search;
using PuyangFabu.Content.Tables;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Synonyms;

/// <summary>Keeping the synonyms on the pages.</summary>
public sealed class SynonymPagesTests(TestDatabases databases)
{
    [Fact]
    public async Task An_editor_adds_changes_and_drops_a_group_and_nobody_replaces_what_he_has_not_seen()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await KeepAsync(host, [["违章", "扣分"]], []);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);

        using var form = await editor.OpenAsync("/console/synonyms/new");
        var seen = editor.Field("revision");
        using var poor = await editor.SendAsync("/console/synonyms/new", ("revision", seen), ("words", "公积金"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Equal("公积金", editor.Field("words"));
        Assert.Contains("有 1 个词，应有 2 至 20 个", editor.Html, StringComparison.Ordinal);
        using var made = await editor.SendAsync("/console/synonyms/new", ("revision", seen), ("words", "公积金、住房公积金，住房金"));
        Assert.Equal("/console/synonyms?done=saved", made.Headers.Location!.OriginalString);
        Assert.Equal(["违章、扣分", "公积金、住房公积金、住房金"], await GroupsAsync(host));

        using var late = await editor.SendAsync("/console/synonyms/new", ("revision", seen), ("words", "社保、社会保险"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("社保、社会保险", editor.Field("words"));

        using var found = await editor.OpenAsync("/console/synonyms?q=住房");
        Assert.DoesNotContain("违章", editor.Html, StringComparison.Ordinal);
        Assert.Contains("&amp;edit=2\"", editor.Html, StringComparison.Ordinal);
        using var one = await editor.OpenAsync("/console/synonyms?q=住房&edit=2");
        Assert.Contains("action=\"/console/synonyms/2\"", editor.Html, StringComparison.Ordinal);
        Assert.Equal("公积金、住房公积金、住房金", editor.Field("words"));
        using var changed = await editor.SendAsync("/console/synonyms/2", ("revision", editor.Field("revision")), ("words", "公积金、住房公积金"));
        using var ask = await editor.OpenAsync("/console/synonyms/1/delete");
        using var gone = await editor.SendAsync("/console/synonyms/1/delete", ("revision", editor.Field("revision")));
        Assert.Equal("/console/synonyms?done=deleted", gone.Headers.Location!.OriginalString);
        Assert.Equal(["公积金、住房公积金"], await GroupsAsync(host));
        using var beyond = await editor.OpenAsync("/console/synonyms/2");
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);

        // The group that went comes back from the version that had it.
        using var versions = await editor.OpenAsync("/console/synonyms/versions");
        Assert.Contains("现在用的", editor.Html, StringComparison.Ordinal);
        var had = System.Text.RegularExpressions.Regex.Matches(editor.Html, "href=\"(/console/synonyms/versions/[0-9]+)\"")[0].Groups[1].Value;
        using var back = await editor.OpenAsync(had);
        Assert.Contains("<ins class=\"kept-lines\">违章、扣分</ins>", editor.Html, StringComparison.Ordinal);
        using var restored = await editor.SendAsync(had);
        Assert.Equal("/console/synonyms?done=restored", restored.Headers.Location!.OriginalString);
        Assert.Equal(["违章、扣分", "公积金、住房公积金"], await GroupsAsync(host));
        using var nowhere = await editor.OpenAsync("/console/synonyms/versions/999");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_file_shows_what_it_changes_before_it_does(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        await KeepAsync(host, [["违章", "扣分"], ["社保", "社会保险"], ["=119", "+火警"]], [["待", "核对"]]);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);
        using var file = await editor.Client.GetAsync("/console/synonyms/file.csv");
        Assert.Contains("'=119,'+火警", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var book = await editor.Client.GetAsync("/console/synonyms/file.xlsx");
        var rows = TableReader.Read(await book.Content.ReadAsByteArrayAsync()).Rows;
        Assert.Contains(rows, static row => row.Cells is ["社保", "社会保险", ..]);
        Assert.Contains(rows, static row => row.Cells.Any(static cell => cell.EndsWith("=119", StringComparison.Ordinal)));

        const string path = "/console/synonyms/import";
        using var form = await editor.OpenAsync(path);
        var table = "意思相同的词\n违章,交通违法、扣分\n'=119,'+火警\n公积金,住房公积金\n";
        using var poor = await editor.SendFileAsync(path, "a.csv", System.Text.Encoding.UTF8.GetBytes(table + "单个\n"), ("rest", "replace"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Contains("第 5 行：有 1 个词", editor.Html, StringComparison.Ordinal);
        using var shown = await editor.SendFileAsync(path, "a.csv", System.Text.Encoding.UTF8.GetBytes(table), ("rest", "replace"));
        Assert.Contains("新增 <strong>1</strong> 条，修改 <strong>1</strong> 条，删除 <strong>1</strong> 条，1 条不变", editor.Html, StringComparison.Ordinal);
        Assert.Contains("原来是：违章、扣分", editor.Html, StringComparison.Ordinal);
        using var done = await editor.SendAsync(path, ("kept", editor.Field("kept")), ("seen", editor.Field("seen")), ("rest", "replace"), ("typed", "1"));
        Assert.Equal("/console/synonyms?done=imported", done.Headers.Location!.OriginalString);
        Assert.Equal(["违章、交通违法、扣分", "=119、+火警", "公积金、住房公积金"], await GroupsAsync(host));
    }

    [Fact]
    public async Task All_groups_are_changed_as_one_text_which_names_the_group_that_is_wrong()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await KeepAsync(host, [["违章", "扣分"]], []);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);
        using var form = await editor.OpenAsync("/console/synonyms/all");
        Assert.Contains("违章、扣分</textarea>", editor.Html, StringComparison.Ordinal);
        var seen = editor.Field("revision");
        using var poor = await editor.SendAsync("/console/synonyms/all", ("revision", seen), ("words", "社保、社会保险\n\n公积金"));
        Assert.Contains("第 2 组有 1 个词", editor.Html, StringComparison.Ordinal);
        Assert.Contains("社保、社会保险", editor.Html, StringComparison.Ordinal);
        using var unsure = await editor.SendAsync("/console/synonyms/all", ("revision", seen), ("words", "社保\t社会保险\r\n公积金,住房公积金"));
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        Assert.Contains("保存后 1 组不再使用</strong>：违章、扣分", editor.Html, StringComparison.Ordinal);
        using var saved = await editor.SendAsync("/console/synonyms/all", ("revision", seen), ("words", "社保\t社会保险\r\n公积金,住房公积金"), ("typed", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(["社保、社会保险", "公积金、住房公积金"], await GroupsAsync(host));
    }

    [Fact]
    public async Task A_group_to_check_is_taken_over_or_dropped()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await KeepAsync(host, [["违章", "扣分"]], [["社保", "社会保险"], ["低保", "救济"]]);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);

        using var list = await editor.OpenAsync("/console/synonyms");
        Assert.Contains("待核对（2 组）", editor.Html, StringComparison.Ordinal);
        using var one = await editor.OpenAsync("/console/synonyms/to-check/1");
        using var taken = await editor.SendAsync("/console/synonyms/to-check/1", ("revision", editor.Field("revision")), ("words", "社保、社会保险、社会保障"));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        using var other = await editor.OpenAsync("/console/synonyms/to-check/1/drop");
        Assert.Contains("低保、救济", editor.Html, StringComparison.Ordinal);
        using var dropped = await editor.SendAsync("/console/synonyms/to-check/1/drop", ("revision", editor.Field("revision")));
        Assert.Equal(HttpStatusCode.SeeOther, dropped.StatusCode);
        Assert.Equal(["违章、扣分", "社保、社会保险、社会保障"], await GroupsAsync(host));
        Assert.Equal(0, await host.Services.GetRequiredService<SynonymStore>().CountToCheckAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Who_only_reads_sees_the_groups_and_no_way_to_change_them()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await KeepAsync(host, [["违章", "扣分"]], [["低保", "救济"]]);
        using var reviewer = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Reviewer);
        using var list = await reviewer.OpenAsync("/console/synonyms");
        Assert.Contains("违章、扣分", reviewer.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch("/console/synonyms/(?!file|versions)", reviewer.Html);
        using var refused = await reviewer.OpenAsync("/console/synonyms/1");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task KeepAsync(ProductHost host, string[][] groups, string[][] toCheck)
    {
        var kept = await host.Services.GetRequiredService<SynonymEditing>().ReplaceAsync(
            Actor.CommandLine, new SynonymsInput { Groups = groups, ToCheck = toCheck }, CancellationToken.None);
        Assert.False(kept.IsRefused);
    }

    private static async Task<IEnumerable<string>> GroupsAsync(ProductHost host) =>
        (await host.Services.GetRequiredService<SynonymStore>().ListAsync(CancellationToken.None)).Select(static words => string.Join("、", words));
}
