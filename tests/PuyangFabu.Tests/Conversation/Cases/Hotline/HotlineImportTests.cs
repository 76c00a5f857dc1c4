using System.Net;
using PuyangFabu.Tests.Console.Cases;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Hotline;

/// <summary>Cases of the hotline from a file: every wrong line is named, and a file taken in twice changes nothing.</summary>
public sealed class HotlineImportTests(TestDatabases databases)
{
    private const string Headings = "热线编号,类型,标题,内容,区县,联系方式,匿名,同意公开";

    private const string Two =
        $"""
        {Headings}
        DH-1,投诉,路灯不亮,人民路的路灯坏了,华龙区,13812345678,否,是
        DH-2,求助,楼下着火了,楼下着火了救命,,,是,
        """;

    [Theory, EachDatabase]
    public async Task A_file_is_taken_in_once_and_its_cases_have_their_clock_and_their_contact(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var preview = (await room.Editor.CallAsync("POST", "/api/cases/import/preview", new { csv = Two })).Json;
        Assert.Equal((2, 0), (preview.GetProperty("changes").GetArrayLength(), preview.GetProperty("unchanged").GetInt32()));
        Assert.Equal(0, (await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items").GetArrayLength());

        Assert.Equal((2, 0), await ImportAsync(room, Two));
        Assert.Equal((0, 2), await ImportAsync(room, Two));
        Assert.Equal((1, 2), await ImportAsync(room, Two + "\nDH-3,咨询,几点上班,窗口几点上班,,,,"));

        var items = (await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items");
        Assert.Equal(["楼下着火了", "几点上班", "路灯不亮"], items.EnumerateArray().Select(static item => item.GetProperty("title").GetString()));
        Assert.NotEqual("", items[0].GetProperty("danger").GetString());
        var lamp = items[2].GetProperty("id").GetInt64();
        var read = (await room.Editor.CallAsync("GET", $"/api/cases/{lamp}")).Json;
        Assert.Equal(("hotline", "DH-1", "submitted"), (read.GetProperty("source").GetString(), read.GetProperty("hotline").GetString(), read.GetProperty("state").GetString()));
        Assert.Equal(5, read.GetProperty("workingDaysLeft").GetInt32());
        Assert.Equal("13812345678", (await room.Editor.CallAsync("GET", $"/api/cases/{lamp}/contact")).Json.GetProperty("contact").GetString());
        await CaseRoom.DoAsync(room.Editor, lamp, "accept");
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_take_in_the_same_file_at_once_each_case_is_made_once(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);

        var both = await Task.WhenAll(ImportAsync(room, Two), ImportAsync(room, Two));

        Assert.Equal((2, 2), (both.Sum(static one => one.Imported), both.Sum(static one => one.Unchanged)));
        Assert.Equal(2, (await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Every_wrong_line_is_named_and_nothing_is_taken_in()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var csv = $"""
            {Headings}
            DH-1,投诉,路灯不亮,人民路的路灯坏了,,,,
            ,投诉,没有编号,内容,,,,
            DH-1,投诉,重复的,内容,,,,
            DH-4,抱怨,类型不对,内容,,,,
            DH-5,投诉,,没有标题,,,,
            DH-6,投诉,匿名不对,内容,,,也许,
            DH-7,投诉,哪里来的,内容,火星,abc,,
            """;

        var refused = await room.Editor.CallAsync("POST", "/api/cases/import", new { csv }, HttpStatusCode.BadRequest);

        var reasons = refused.Json.ToString();
        foreach (var expected in new[] { "第 3 行：“热线编号”不能是空的", "第 4 行：“热线编号”“DH-1”与第 2 行相同", "第 5 行：“类型”应是", "第 6 行：“标题”不能是空的", "第 7 行：“匿名”应是“是”或“否”", "第 8 行：“区县”应是华龙区、", "“联系方式”不像联系方式" })
        {
            Assert.Contains(expected, reasons, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items").GetArrayLength());
        var headings = await room.Editor.CallAsync("POST", "/api/cases/import", new { csv = "编号,标题,颜色,天气\n1,甲,," }, HttpStatusCode.BadRequest);
        Assert.Contains("不认识的列名“颜色”、“天气”", headings.Json.ToString(), StringComparison.Ordinal);
        Assert.Contains("缺少“类型”列；缺少“内容”列", headings.Json.ToString(), StringComparison.Ordinal);
        await room.Agent.CallAsync("POST", "/api/cases/import", new { csv = Two }, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_file_as_hotlines_call_its_columns_and_the_example_are_taken()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        using var editor = await room.EnterAsync("bianji", Role.Editor);

        Assert.Equal((1, 0), await ImportAsync(room, "工单号,工单类型,诉求标题,诉求内容,联系电话\nGD-1,投诉,路灯不亮,人民路的路灯坏了,0393-6666666"));
        using var page = await editor.OpenAsync("/console/cases/import");
        Assert.Contains("/console/cases/import/file.xlsx", editor.Html, StringComparison.Ordinal);
        var example = await editor.Client.GetStringAsync("/console/cases/import/file.csv");
        Assert.Equal((1, 0), await ImportAsync(room, example.TrimStart('\uFEFF')));
    }

    [Fact]
    public async Task The_page_shows_what_would_come_before_it_does()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        const string Path = "/console/cases/import";
        using var form = await editor.OpenAsync(Path);
        using var shown = await editor.SendFileAsync(Path, "热线.csv", System.Text.Encoding.UTF8.GetBytes(Two));
        Assert.Contains("新增 <strong>2</strong> 条", editor.Html, StringComparison.Ordinal);
        Assert.Contains("路灯不亮", editor.Html, StringComparison.Ordinal);

        using var done = await editor.SendAsync(Path, ("kept", editor.Field("kept")), ("seen", editor.Field("seen")), ("rest", ""));
        Assert.Equal("/console/cases?done=imported", done.Target());
        using var list = await editor.OpenAsync("/console/cases");
        Assert.Contains("楼下着火了", editor.Html, StringComparison.Ordinal);
        using var again = await editor.OpenAsync(Path);
        using var same = await editor.SendFileAsync(Path, "热线.csv", System.Text.Encoding.UTF8.GetBytes(Two));
        Assert.Contains("没有要改的", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_does_the_same_beside_the_product()
    {
        using var data = new ScratchFolder();
        await ProductCommand.RunAsync(data, ["migrate"]);
        var file = data.Write("热线.csv", Two);

        var preview = await ProductCommand.RunAsync(data, ["cases", "import", file, "--preview"]);
        Assert.Equal((0, "会新增 2 件，0 件已有。\n"), (preview.Code, preview.Output.ReplaceLineEndings("\n")));
        var import = await ProductCommand.RunAsync(data, ["cases", "import", file]);
        Assert.True(import.Code == 0, import.Error);
        Assert.Equal("已导入 2 件，0 件已有。\n", import.Output.ReplaceLineEndings("\n"));
        Assert.Equal("已导入 0 件，2 件已有。\n", (await ProductCommand.RunAsync(data, ["cases", "import", file])).Output.ReplaceLineEndings("\n"));
        var wrong = await ProductCommand.RunAsync(data, ["cases", "import", data.Write("错.csv", $"{Headings}\n,投诉,甲,乙,,,,\n")]);
        Assert.Equal(2, wrong.Code);
        Assert.Contains("第 2 行", wrong.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Imported, int Unchanged)> ImportAsync(CaseRoom room, string csv)
    {
        var answer = (await room.Editor.CallAsync("POST", "/api/cases/import", new { csv })).Json;
        return (answer.GetProperty("imported").GetInt32(), answer.GetProperty("unchanged").GetInt32());
    }
}
