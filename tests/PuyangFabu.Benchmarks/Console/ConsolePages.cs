namespace PuyangFabu.Benchmarks.Console;

/// <summary>A page that is measured.</summary>
internal sealed record MeasuredPage(string Name, string Path);

/// <summary>The lists of the console, and the page of the site beside which they are measured.</summary>
internal static class ConsolePages
{
    public static MeasuredPage Home { get; } = new("网站首页", "/");

    public static IReadOnlyList<MeasuredPage> Lists { get; } =
    [
        new("工作台", "/console"),
        new("稿件", "/console/articles"),
        new("稿件，按栏目和状态", "/console/articles?board=puyang-yaowen&status=published"),
        new("稿件，标题或正文里有“公积金”", "/console/articles?q=公积金"),
        new("稿件，标题和正文里都没有的词", "/console/articles?q=没有这几个字的标题"),
        new("稿件，按人", "/console/articles?person=没有这个人"),
        new("稿件，按日期", "/console/articles?from=2021-01-01&to=2021-01-31"),
        new("审核", "/console/review"),
        new("发布与群发", "/console/broadcasts"),
        new("收件箱", "/console/inbox"),
        new("自动回复，一万条规则", "/console/replies"),
        new("栏目", "/console/boards"),
        new("名录", "/console/directory"),
        new("粉丝", "/console/followers"),
        new("审计", "/console/audit"),
        new("查找“公积金”", "/console/find?q=公积金"),
    ];

    public static IReadOnlyList<MeasuredPage> All { get; } = [Home, .. Lists];
}
