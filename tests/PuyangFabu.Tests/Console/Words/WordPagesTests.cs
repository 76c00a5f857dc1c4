using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Checks.Words;
using PuyangFabu.Content.Tables;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Words;

/// <summary>Keeping the word lists and the words of danger on the pages.</summary>
public sealed class WordPagesTests(TestDatabases databases)
{
    private const string List = "/console/words/lists/%E6%98%93%E9%94%99%E8%AF%8D";

    [Theory, EachDatabase]
    public async Task A_chief_loads_a_list_changes_its_lines_fetches_it_and_deletes_it(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        using var chief = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Chief);

        using var form = await chief.OpenAsync("/console/words/load");
        using var poor = await LoadAsync(chief, "词语,级别\n帐户,提示\n首界,很坏\n");
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Contains("第 3 行：级别“很坏”", chief.Html, StringComparison.Ordinal);
        Assert.Equal("易错词", chief.Field("name"));
        using var shown = await LoadAsync(chief, "词语,级别\n帐户,提示\n首界,须复核\n");
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("新增 <strong>2</strong> 条", chief.Html, StringComparison.Ordinal);
        Assert.Empty(await WordsAsync(host));
        (string, string)[] decided = [("name", "易错词"), ("kept", chief.Field("kept")), ("seen", chief.Field("seen"))];
        using var loaded = await chief.SendAsync("/console/words/load", decided);
        Assert.Equal("/console/words?done=imported", loaded.Headers.Location!.OriginalString);
        using var once = await chief.OpenAsync("/console/words/load");
        using var stale = await chief.SendAsync("/console/words/load", decided);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("没有要改的", chief.Html, StringComparison.Ordinal);

        using var list = await chief.OpenAsync("/console/words");
        Assert.Contains(List, chief.Html, StringComparison.Ordinal);
        using var lines = await chief.OpenAsync(List + "?q=首");
        Assert.Contains("首界", chief.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("帐户", chief.Html, StringComparison.Ordinal);

        using var line = await chief.OpenAsync(List + "/2");
        var seen = chief.Field("seen");
        using var changed = await chief.SendAsync(List + "/2", ("seen", seen), ("kind", "exact"), ("words", "首界\n首介"), ("severity", "block"), ("suggestion", "首届"), ("enabled", "true"));
        Assert.Equal(List + "?done=saved", changed.Headers.Location!.OriginalString);
        using var late = await chief.SendAsync(List + "/2", ("seen", seen), ("kind", "exact"), ("words", "首借"), ("severity", "hint"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("首借</textarea>", chief.Html, StringComparison.Ordinal);

        using var empty = await chief.SendAsync(List + "/new", ("kind", "order"), ("words", "甲"), ("severity", "hint"), ("enabled", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var added = await chief.SendAsync(List + "/new", ("kind", "exact"), ("words", "渡假"), ("severity", "hint"), ("contexts", "渡假村"), ("enabled", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Equal(["帐户", "首界\n首介", "渡假"], await WordsAsync(host));

        using var ask = await chief.OpenAsync(List + "/1/delete");
        using var gone = await chief.SendAsync(List + "/1/delete", ("seen", chief.Field("seen")));
        using var file = await chief.Client.GetAsync(List + "/file.csv");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(
            "\uFEFFkind,words,severity,suggestion,contexts,enabled\r\nexact,首界|首介,block,首届,,true\r\nexact,渡假,hint,,渡假村,true\r\n",
            Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()));

        using var book = await chief.Client.GetAsync(List + "/file.xlsx");
        Assert.Equal(["exact", "首界|首介", "block", "首届", "", "true"], TableReader.Read(await book.Content.ReadAsByteArrayAsync()).Rows[1].Cells);
        using var overview = await chief.OpenAsync("/console/words");
        Assert.Contains(List + "/file.xlsx", chief.Html, StringComparison.Ordinal);

        using var question = await chief.OpenAsync(List + "/delete");
        Assert.Contains("其中的 2 条", chief.Html, StringComparison.Ordinal);
        using var untyped = await chief.SendAsync(List + "/delete");
        Assert.Equal(HttpStatusCode.BadRequest, untyped.StatusCode);
        Assert.Equal(2, (await WordsAsync(host)).Count());
        using var deleted = await chief.SendAsync(List + "/delete", ("typed", "2"));
        Assert.Equal("/console/words?done=deleted", deleted.Headers.Location!.OriginalString);
        Assert.Empty(await WordsAsync(host));
        using var nowhere = await chief.OpenAsync(List);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task An_editor_sees_no_word_lists_and_adds_to_the_words_of_danger_of_which_the_chief_alone_takes_any_away()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);
        using var page = await editor.OpenAsync("/console/words");
        Assert.DoesNotContain("/console/words/load", editor.Html, StringComparison.Ordinal);
        using var file = await editor.Client.GetAsync(List + "/file.csv");
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);

        var before = (await host.Services.GetRequiredService<DangerEditing>().ReadAsync(CancellationToken.None)).Groups.Count;
        using var form = await editor.OpenAsync("/console/words/danger/new");
        var seen = editor.Field("revision");
        using var poor = await editor.SendAsync("/console/words/danger/new", ("revision", seen), ("name", "决堤"), ("words", "堤"), ("text", "请打 119"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Contains("太短", editor.Html, StringComparison.Ordinal);
        Assert.Equal("决堤", editor.Field("name"));
        using var made = await editor.SendAsync(
            "/console/words/danger/new", ("revision", seen), ("name", "决堤"), ("words", "溃口冒水\n河堤*垮"), ("text", "请立即转移并拨打 119"), ("threatensLife", "true"));
        Assert.Equal("/console/words?done=danger", made.Headers.Location!.OriginalString);

        var path = $"/console/words/danger/{before + 1}";
        using var one = await editor.OpenAsync(path);
        (string, string)[] added = [("revision", editor.Field("revision")), ("name", "决堤"), ("words", "溃口冒水\n河堤*垮\n堤坝渗水"), ("text", "请立即转移"), ("threatensLife", "true")];
        using var changed = await editor.SendAsync(path, added);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal("请立即转移", (await DangerAsync(host))[^1].Text);

        // Fewer words, a word inside an exception, and a danger made light: each leaves somebody without an answer.
        await editor.OpenAsync(path);
        var revision = ("revision", editor.Field("revision"));
        foreach (var (words, except, grave) in new[] { ("溃口冒水\n河堤*垮", "", "true"), ("溃口冒水\n河堤*垮\n堤坝渗水", "渗水", "true"), ("溃口冒水\n河堤*垮\n堤坝渗水", "", "") })
        {
            using var less = await editor.SendAsync(path, revision, ("name", "决堤"), ("words", words), ("except", except), ("text", "请立即转移"), ("threatensLife", grave));
            Assert.Equal(HttpStatusCode.Forbidden, less.StatusCode);
            Assert.Contains("减少危险词由终审或安全管理员来做", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
            Assert.Contains("河堤*垮", editor.Html, StringComparison.Ordinal);
        }

        using var forbidden = await editor.OpenAsync(path + "/delete");
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);

        using var chief = await host.EnterAsAsync(driver, "chief", Role.Chief);
        await chief.OpenAsync(path);
        using var unsure = await chief.SendAsync(path, revision, ("name", "决堤"), ("words", "溃口冒水\n河堤*垮"), ("text", "请立即转移"), ("threatensLife", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        Assert.Contains("1 个词不再立刻答求助办法", chief.Html, StringComparison.Ordinal);
        Assert.Equal("1", chief.WordToType());
        using var fewer = await chief.SendAsync(path, revision, ("name", "决堤"), ("words", "溃口冒水\n河堤*垮"), ("text", "请立即转移"), ("threatensLife", "true"), ("typed", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, fewer.StatusCode);
        await chief.OpenAsync(path + "/delete");
        Assert.Equal("2", chief.WordToType());
        (string, string) seenNow = ("revision", chief.Field("revision"));
        using var wrong = await chief.SendAsync(path + "/delete", seenNow, ("typed", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var gone = await chief.SendAsync(path + "/delete", seenNow, ("typed", "２"));
        Assert.Equal("/console/words?done=danger", gone.Target());
        Assert.Equal(before, (await DangerAsync(host)).Count);

        using var versions = await chief.OpenAsync("/console/words/danger/versions");
        var had = System.Text.RegularExpressions.Regex.Matches(chief.Html, "href=\"(/console/words/danger/versions/[0-9]+)\"")[0].Groups[1].Value;
        using var back = await chief.OpenAsync(had);
        Assert.Contains("请立即转移", chief.Html, StringComparison.Ordinal);
        using var restored = await chief.SendAsync(had);
        Assert.Equal("/console/words?done=restored", restored.Headers.Location!.OriginalString);
        Assert.Equal(before + 1, (await DangerAsync(host)).Count);
    }

    [Fact]
    public async Task The_words_of_danger_go_out_as_a_file_and_come_back_changed()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);
        var danger = host.Services.GetRequiredService<DangerEditing>();
        var before = (await danger.ReadAsync(CancellationToken.None)).Groups;
        using var taken = await editor.Client.GetAsync("/console/words/danger/file.csv");
        var csv = await taken.Content.ReadAsStringAsync();
        using var book = await editor.Client.GetAsync("/console/words/danger/file.xlsx");
        Assert.Equal(before[0].Name, TableReader.Read(await book.Content.ReadAsByteArrayAsync()).Rows[1].Cells[0]);

        const string path = "/console/words/danger/import";
        using var form = await editor.OpenAsync(path);
        using var same = await editor.SendFileAsync(path, "a.csv", Encoding.UTF8.GetBytes(csv), ("rest", "replace"));
        Assert.Contains($"文件里的 {before.Count} 条与现有的完全一样", editor.Html, StringComparison.Ordinal);
        using var poor = await editor.SendFileAsync(path, "a.csv", Encoding.UTF8.GetBytes(csv + "决堤,是,堤,,请打 119\r\n"), ("rest", "keep"));
        Assert.Contains($"第 {csv.Count('\n') + 1} 行：“词”", editor.Html, StringComparison.Ordinal);
        using var twice = await editor.SendFileAsync(path, "a.csv", Encoding.UTF8.GetBytes($"危险,词,立刻回复\n决堤,{before[0].Words[^1]}|溃口冒水,请打 119\n"), ("rest", "keep"));
        Assert.Contains($"已在“{before[0].Name}”里", editor.Html, StringComparison.Ordinal);
        using var shown = await editor.SendFileAsync(path, "a.csv", "危险,词,立刻回复\n决堤,溃口冒水|河堤*垮,请立即转移并拨打 119\n"u8.ToArray(), ("rest", "keep"));
        Assert.Contains("新增 <strong>1</strong> 条，修改 <strong>0</strong> 条", editor.Html, StringComparison.Ordinal);
        using var done = await editor.SendAsync(path, ("kept", editor.Field("kept")), ("seen", editor.Field("seen")), ("rest", "keep"));
        Assert.Equal("/console/words?done=imported", done.Headers.Location!.OriginalString);
        Assert.Equal([.. before.Select(static group => group.Name), "决堤"], (await danger.ReadAsync(CancellationToken.None)).Groups.Select(static group => group.Name));
    }

    [Fact]
    public async Task No_file_takes_words_of_danger_away_from_an_editor_s_hand_and_from_a_chief_s_only_with_their_number()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);
        using var chief = await host.EnterAsAsync(driver, "chief", Role.Chief);
        var before = await DangerAsync(host);
        const string path = "/console/words/danger/import";
        var one = Encoding.UTF8.GetBytes($"危险,词,立刻回复\n{before[0].Name},{string.Join('|', before[0].Words.Skip(1))},请拨打 110\n");

        await editor.OpenAsync(path);
        using var shown = await editor.SendFileAsync(path, "a.csv", one, ("rest", "replace"));
        Assert.Equal(HttpStatusCode.BadRequest, shown.StatusCode);
        Assert.Contains("会去掉危险词", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
        Assert.Equal("", editor.Field("kept"));

        await chief.OpenAsync(path);
        using var asked = await chief.SendFileAsync(path, "a.csv", one, ("rest", "replace"));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal($"{before.Count}", chief.WordToType());
        Assert.Contains(before[1].Name, chief.Html, StringComparison.Ordinal);
        Assert.Contains($"原在“{before[0].Name}”里", chief.Html, StringComparison.Ordinal);
        (string, string)[] decided = [("kept", chief.Field("kept")), ("seen", chief.Field("seen")), ("rest", "replace")];
        using var pressed = await chief.SendAsync(path, decided);
        Assert.Equal(HttpStatusCode.BadRequest, pressed.StatusCode);
        Assert.Equal(before.Count, (await DangerAsync(host)).Count);
        using var done = await chief.SendAsync(path, [.. decided, ("typed", $"{before.Count}")]);
        Assert.Equal("/console/words?done=imported", done.Target());
        Assert.Single(await DangerAsync(host));
    }

    private static async Task<IReadOnlyList<DangerGroup>> DangerAsync(ProductHost host) => (await host.Services.GetRequiredService<DangerEditing>().ReadAsync(CancellationToken.None)).Groups;

    private static Task<HttpResponseMessage> LoadAsync(ConsoleVisitor visitor, string csv) =>
        visitor.SendFileAsync("/console/words/load", "words.csv", Encoding.UTF8.GetBytes(csv), ("name", "易错词"));

    private static async Task<IEnumerable<string>> WordsAsync(ProductHost host) =>
        (await host.Services.GetRequiredService<WordListStore>().RulesAsync("易错词", CancellationToken.None)).Select(static rule => rule.Words);
}
