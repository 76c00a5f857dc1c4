using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Tables;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Boards;

/// <summary>Taking the boards away as a file and bringing one back.</summary>
public sealed class ImportBoardsTests(TestDatabases databases)
{
    private const string Path = "/console/boards/import";

    [Theory, EachDatabase]
    public async Task A_workbook_goes_out_and_comes_back_changed_with_new_parents_and_order(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var taken = await editor.Client.GetAsync("/console/boards/file.xlsx");
        var rows = TableReader.Read(await taken.Content.ReadAsByteArrayAsync()).Rows;
        Assert.Equal(["代号", "名称", "上级", "说明", "顺序", "显示"], rows[0].Cells);
        var special = rows.Single(static row => row.Cells[0] == "zhuanti").Cells;
        Assert.Equal(("专题", "微濮阳"), (special[1], special[2]));

        using var form = await editor.OpenAsync(Path);
        using var same = await editor.SendFileAsync(Path, "栏目.xlsx", new TableContent(rows[0].Cells, rows.Skip(1).Select(static row => row.Cells)).ToWorkbook());
        Assert.Contains("没有要改的", editor.Html, StringComparison.Ordinal);

        // The child stands above its new parent in the file.
        var changed = new TableContent(
            rows[0].Cells,
            [["jiaotong-luwang", "路网", "微交通", "哪里堵", "5", "是"], ["wei-jiaotong", "微交通", "", "", "", ""], ["zhuanti", "专题报道", "微交通", "", "7", "否"]]).ToWorkbook();
        using var open = await editor.OpenAsync(Path);
        using var shown = await editor.SendFileAsync(Path, "栏目.xlsx", changed);
        Assert.Contains("新增 <strong>2</strong> 条，修改 <strong>1</strong> 条，删除 <strong>0</strong> 条", editor.Html, StringComparison.Ordinal);
        Assert.Contains("名称：专题 → 专题报道；上级：微濮阳 → 微交通", editor.Html, StringComparison.Ordinal);
        (string, string)[] decision = [("kept", editor.Field("kept")), ("seen", editor.Field("seen"))];
        using var done = await editor.SendAsync(Path, decision);
        Assert.Equal("/console/boards?done=imported", done.Target());

        var tree = new BoardTree(await host.Services.GetRequiredService<BoardStore>().ListAsync(CancellationToken.None));
        var top = tree.Find("wei-jiaotong")!;
        Assert.Equal((null, true), (top.ParentId, top.Visible));
        Assert.Equal((top.Id, "哪里堵", 5L, true), (tree.Find("jiaotong-luwang")!.ParentId, tree.Find("jiaotong-luwang")!.Description, tree.Find("jiaotong-luwang")!.SortOrder, tree.Find("jiaotong-luwang")!.Visible));
        Assert.Equal((top.Id, "专题报道", 7L, false), (tree.Find("zhuanti")!.ParentId, tree.Find("zhuanti")!.Name, tree.Find("zhuanti")!.SortOrder, tree.Find("zhuanti")!.Visible));
        Assert.NotNull(tree.Find("puyang-yaowen"));
        Assert.Equal(1, await host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from audit_log where action like 'board.%' and refused = '' and operator_id is not null"), CancellationToken.None));

        using var late = await editor.SendAsync(Path, decision);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_line_and_nothing_is_changed()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var form = await editor.OpenAsync(Path);

        using var refused = await editor.SendFileAsync(
            Path, "栏目.csv", "代号,名称,上级,顺序,显示\nxin-lanmu,新栏目,没有这个,1,是\nBad Slug,甲,,,\nxin-er,乙,,十,是\nxin-san,丙,,1,也许\nxin-san,丁,,1,是\nwei-puyang,微濮阳,微政务,,\n"u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.All(
            ["第 2 行：没有名叫“没有这个”的上级栏目", "第 3 行：“代号”应是小写字母", "第 4 行：“顺序”应是整数", "第 5 行：“显示”应是“是”或“否”", "第 6 行：代号 xin-san 在文件里写了两次", "第 7 行：“上级”不能填：本栏目下还有"],
            problem => Assert.Contains(problem, WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal));
        Assert.Equal("", editor.Field("kept"));
        Assert.Null(new BoardTree(await host.Services.GetRequiredService<BoardStore>().ListAsync(CancellationToken.None)).Find("xin-er"));
    }
}
