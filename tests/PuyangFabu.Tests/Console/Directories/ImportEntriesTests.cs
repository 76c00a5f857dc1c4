using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Tables;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Directories;

/// <summary>Taking the directory away as a file and bringing one back.</summary>
public sealed class ImportEntriesTests(TestDatabases databases)
{
    private const string Path = "/console/directory/import";

    [Fact]
    public async Task A_file_of_very_many_lines_is_told_to_come_in_parts()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var form = await editor.OpenAsync(Path);
        var lines = string.Concat(Enumerable.Range(1, DirectoryTable.MostRows + 1).Select(static number => $"部门,第{number}科\n"));
        using var refused = await editor.SendFileAsync(Path, "名录.csv", Encoding.UTF8.GetBytes("类别,名称\n" + lines), ("rest", "keep"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("请分成几个文件", editor.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_file_shows_what_it_changes_before_it_does_and_leaves_one_entry(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        var store = host.Services.GetRequiredService<DirectoryStore>();
        foreach (var entry in await store.ListAsync(CancellationToken.None))
        {
            await host.Database.Database.WriteAsync(session => store.DeleteAsync(session, entry), CancellationToken.None);
        }

        using var form = await editor.OpenAsync(Path);
        using var first = await editor.SendFileAsync(Path, "名录.csv", "类别,名称,电话\n热线,水务热线,12345\n部门,防汛办,0393-1\n"u8.ToArray(), ("rest", "keep"));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("新增 <strong>2</strong> 条，修改 <strong>0</strong> 条，删除 <strong>0</strong> 条", editor.Html, StringComparison.Ordinal);
        Assert.Contains("类别：热线；电话：12345", editor.Html, StringComparison.Ordinal);
        Assert.Empty(await store.ListAsync(CancellationToken.None));
        using var made = await editor.SendAsync(Path, ("kept", editor.Field("kept")), ("seen", editor.Field("seen")), ("rest", "keep"));
        Assert.Equal("/console/directory?done=imported", made.Target());
        Assert.Equal(["水务热线 12345 10", "防汛办 0393-1 20"], (await store.ListAsync(CancellationToken.None)).Select(static entry => $"{entry.Name} {entry.Phone} {entry.SortOrder}"));

        // Out as a workbook, changed, and back: one goes, one changes, one is new.
        using var taken = await editor.Client.GetAsync("/console/directory/file.xlsx");
        var rows = TableReader.Read(await taken.Content.ReadAsByteArrayAsync()).Rows;
        Assert.Equal(["编号", "类别", "名称", "做什么的", "网站", "公众号", "电话", "顺序"], rows[0].Cells);
        string[] changed = [.. rows[2].Cells.Take(6), "0393-2", rows[2].Cells[7]];
        var again = new TableContent(rows[0].Cells, [changed, ["", "媒体", "濮阳日报", "", "", "", "", ""]]).ToWorkbook();
        using var open = await editor.OpenAsync(Path);
        using var shown = await editor.SendFileAsync(Path, "名录.xlsx", again, ("rest", "replace"));
        Assert.Contains("电话：0393-1 → 0393-2", editor.Html, StringComparison.Ordinal);
        (string, string)[] decision = [("kept", editor.Field("kept")), ("seen", editor.Field("seen")), ("rest", "replace"), ("typed", "1")];
        using var done = await editor.SendAsync(Path, decision);
        Assert.Equal("/console/directory?done=imported", done.Target());
        Assert.Equal(["防汛办 0393-2", "濮阳日报 "], (await store.ListAsync(CancellationToken.None)).Select(static entry => $"{entry.Name} {entry.Phone}"));
        Assert.Equal(2, await host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from audit_log where action like 'directory.%' and refused = ''"), CancellationToken.None));

        // Somebody else was faster: the same file is compared with what is there now.
        using var late = await editor.SendAsync(Path, decision);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        using var deleted = await editor.OpenAsync("/console/directory");
        Assert.Contains("水务热线，", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_a_wrong_line_changes_nothing_and_names_it()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var form = await editor.OpenAsync(Path);

        using var wrong = await editor.SendFileAsync(
            Path, "名录.csv", Encoding.UTF8.GetBytes("编号,类别,名称,网站,顺序\n,部门,好的,,\n,局,坏的,fangxun,十\n999999,部门,哪个,,\n"), ("rest", "keep"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("第 3 行：“顺序”应是整数", editor.Html, StringComparison.Ordinal);
        Assert.Contains("第 4 行：没有编号是 999999 的机构", editor.Html, StringComparison.Ordinal);
        Assert.Equal("", editor.Field("kept"));
        using var heading = await editor.SendFileAsync(Path, "x.csv", "名字,类别\n甲,部门\n"u8.ToArray());
        Assert.Contains("第 1 行：不认识的列名“名字”", editor.Html, StringComparison.Ordinal);
        using var none = await editor.SendAsync(Path);
        Assert.Contains("请选择文件", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_read_takes_the_file_and_brings_none()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var chief = await host.EnterAsync(driver, Role.Chief);
        using var list = await chief.OpenAsync("/console/directory");
        Assert.Contains("/console/directory/file.csv", chief.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Path, chief.Html, StringComparison.Ordinal);
        using var file = await chief.Client.GetAsync("/console/directory/file.csv");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        using var refused = await chief.OpenAsync(Path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
