using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Tables;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.CitizenServices;

/// <summary>Keeping the services for citizens on the pages, and by files.</summary>
public sealed class ServicePagesTests(TestDatabases databases)
{
    private const string List = "/console/services";

    [Theory, EachDatabase]
    public async Task An_editor_makes_changes_deletes_and_restores_a_service(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);

        using var form = await editor.OpenAsync($"{List}/new");
        using var wrong = await editor.SendAsync($"{List}/new", ("name", "公交查询"), ("words", "等车\n公交几点"), ("url", "gongjiao"), ("from", "2026-02-01T00:00"), ("until", "2026-01-01T00:00"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(("公交查询", "gongjiao", "2026-01-01T00:00"), (editor.Field("name"), editor.Field("url"), editor.Field("until")));
        Assert.Contains("等车\n公交几点</textarea>", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
        using var poor = await editor.SendAsync($"{List}/new", ("name", "公交查询"), ("text", "查"), ("order", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        using var made = await editor.SendAsync($"{List}/new", ("name", "公交查询"), ("words", "等车、公交几点"), ("text", "查公交到站"), ("phone", "0393-1234567"), ("unit", "市公交公司"), ("until", "2016-01-01T00:00"));
        Assert.Equal($"{List}?done=created", made.Target());

        using var list = await editor.OpenAsync($"{List}?q=公交几点");
        Assert.Contains("已经结束", editor.Html, StringComparison.Ordinal);
        var path = Regex.Match(editor.Html, $"{List}/\\d+").Value;
        using var one = await editor.OpenAsync(path);
        Assert.Equal(("市公交公司", "2016-01-01T00:00"), (editor.Field("unit"), editor.Field("until")));
        var seen = editor.Field("revision");
        using var saved = await editor.SendAsync(path, ("revision", seen), ("name", "公交到站"), ("text", "查公交到站"), ("phone", "0393-1234567"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using var late = await editor.SendAsync(path, ("revision", seen), ("name", "别名"), ("text", "x"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("别名", editor.Field("name"));

        using var ask = await editor.OpenAsync(path + "/delete");
        Assert.Contains("删除服务“公交到站”", editor.Html, StringComparison.Ordinal);
        using var gone = await editor.SendAsync(path + "/delete", ("revision", editor.Field("revision")));
        Assert.Equal($"{List}?done=deleted", gone.Target());
        using var after = await editor.OpenAsync(List);
        var restore = Regex.Match(editor.Html, path + "/restore/\\d+").Value;
        using var question = await editor.OpenAsync(restore);
        using var back = await editor.SendAsync(restore);
        Assert.Equal($"{List}?done=restored", back.Target());
    }

    [Theory, EachDatabase]
    public async Task A_file_shows_what_it_changes_before_it_does_and_leaves_one_entry(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, settings: ["--Storage:SampleContent", "false"]);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        var store = host.Services.GetRequiredService<CitizenServiceStore>();

        using var form = await editor.OpenAsync($"{List}/import");
        using var first = await editor.SendFileAsync($"{List}/import", "服务.csv", "名称,做什么,其他说法,电话,从\n公交,查公交,等车、到站,12345,2016-01-05 09:00\n水费,交水费,,,\n"u8.ToArray(), ("rest", "keep"));
        Assert.Contains("新增 <strong>2</strong> 条，修改 <strong>0</strong> 条，删除 <strong>0</strong> 条", editor.Html, StringComparison.Ordinal);
        Assert.Contains("其他说法：等车、到站；做什么：查公交；电话：12345；从：2016-01-05 09:00", editor.Html, StringComparison.Ordinal);
        Assert.Empty(await store.ListAsync(CancellationToken.None));
        using var made = await editor.SendAsync($"{List}/import", ("kept", editor.Field("kept")), ("seen", editor.Field("seen")), ("rest", "keep"));
        Assert.Equal($"{List}?done=imported", made.Target());
        Assert.Equal(["公交 等车+到站 10", "水费  20"], (await store.ListAsync(CancellationToken.None)).Select(static service => $"{service.Name} {string.Join('+', service.WordList)} {service.SortOrder}"));

        // Out and back unchanged changes nothing; then one goes and one changes.
        using var taken = await editor.Client.GetAsync($"{List}/file.xlsx");
        var bytes = await taken.Content.ReadAsByteArrayAsync();
        using var open = await editor.OpenAsync($"{List}/import");
        using var same = await editor.SendFileAsync($"{List}/import", "服务.xlsx", bytes, ("rest", "replace"));
        Assert.Contains("2 条与现有的完全一样", editor.Html, StringComparison.Ordinal);
        var rows = TableReader.Read(bytes).Rows;
        string[] changed = [.. rows[1].Cells.Select((cell, index) => rows[0].Cells[index] == "电话" ? "12388" : cell)];
        using var reopen = await editor.OpenAsync($"{List}/import");
        using var shown = await editor.SendFileAsync($"{List}/import", "服务.xlsx", new TableContent(rows[0].Cells, [changed]).ToWorkbook(), ("rest", "replace"));
        Assert.Contains("电话：12345 → 12388", editor.Html, StringComparison.Ordinal);
        Assert.Contains("确认后删除 1 条</strong>：水费", editor.Html, StringComparison.Ordinal);
        (string, string)[] decision = [("kept", editor.Field("kept")), ("seen", editor.Field("seen")), ("rest", "replace"), ("typed", "1")];
        using var untyped = await editor.SendAsync($"{List}/import", decision[..3]);
        Assert.Equal(HttpStatusCode.BadRequest, untyped.StatusCode);
        Assert.Equal(2, (await store.ListAsync(CancellationToken.None)).Count);
        using var done = await editor.SendAsync($"{List}/import", decision);
        Assert.Equal($"{List}?done=imported", done.Target());
        var left = Assert.Single(await store.ListAsync(CancellationToken.None));
        Assert.Equal(("公交", "12388"), (left.Name, left.Phone));
        Assert.Equal(2, await host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from audit_log where action like 'service.%' and refused = ''"), CancellationToken.None));
        using var stale = await editor.SendAsync($"{List}/import", decision);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    [Fact]
    public async Task A_file_with_a_wrong_line_changes_nothing_and_names_it()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var form = await editor.OpenAsync($"{List}/import");

        using var wrong = await editor.SendFileAsync(
            $"{List}/import", "服务.csv", "编号,名称,做什么,网址,顺序\n,好的,好,,\n,坏的,坏,fangxun,\n,坏的,坏,,十\n999999,哪个,哪,,\n甲,,查,fangxun,十\n"u8.ToArray(), ("rest", "keep"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("第 3 行：“网址”不是 http 或 https 网址", editor.Html, StringComparison.Ordinal);
        Assert.Contains("第 4 行：“顺序”应是整数", editor.Html, StringComparison.Ordinal);
        Assert.Contains("第 5 行：没有编号是 999999 的服务", editor.Html, StringComparison.Ordinal);
        Assert.Matches("第 6 行：“编号”应是数字；新的服务请空着；“名称”[^；]*；“网址”不是 http 或 https 网址；“顺序”应是整数", editor.Html);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(editor.Html, "没有导入："));
        Assert.Equal("", editor.Field("kept"));
    }

    [Fact]
    public async Task Who_only_reads_sees_the_services_and_no_way_to_change_them()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var reviewer = await host.EnterAsync(driver, Role.Reviewer);
        using var list = await reviewer.OpenAsync(List);
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        Assert.Contains("示例", reviewer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{List}/new", reviewer.Html, StringComparison.Ordinal);
        using var file = await reviewer.Client.GetAsync($"{List}/file.csv");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        using var refused = await reviewer.OpenAsync($"{List}/import");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
