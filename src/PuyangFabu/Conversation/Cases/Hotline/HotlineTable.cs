using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Content.Tables;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Cases.Hotline;

/// <summary>What the hotline (12345) exports, and which cases a file of it makes. What is there already under its hotline number stays as it is.</summary>
public static class HotlineTable
{
    public const string Number = "热线编号";
    public const int LongestNumber = 40;
    public const int MostRows = 5000;

    /// <summary>Columns with the fields that they are.</summary>
    private static readonly (string Heading, string Field)[] Fields =
    [
        ("类型", "type"), ("标题", "title"), ("内容", "text"), ("区县", "county"), ("地点", "place"), ("联系方式", "contact"), ("匿名", "anonymous"), ("同意公开", "publishable"),
    ];

    private static readonly string[] Headings = [Number, .. Fields.Select(static field => field.Heading)];

    /// <summary>What stands in the place of a contact that was not given.</summary>
    private static readonly HashSet<string> NoContact = ["无", "不详", "未留", "没有", "匿名", "-", "/"];

    /// <summary>What files of hotlines call the columns.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["工单号"] = Number,
        ["工单编号"] = Number,
        ["编号"] = Number,
        ["诉求类型"] = "类型",
        ["工单类型"] = "类型",
        ["主题"] = "标题",
        ["诉求标题"] = "标题",
        ["工单标题"] = "标题",
        ["诉求内容"] = "内容",
        ["所属区县"] = "区县",
        ["县区"] = "区县",
        ["地址"] = "地点",
        ["事发地址"] = "地点",
        ["联系电话"] = "联系方式",
        ["来电号码"] = "联系方式",
        ["是否匿名"] = "匿名",
        ["是否公开"] = "同意公开",
    };

    /// <summary>An example of a file, to be written over.</summary>
    public static TableContent Example { get; } = new(
        Headings, [["GD20260105001", CaseType.All[0], "示例：路灯不亮（导入前删除这一行）", "人民路与建设路口的路灯不亮。", CaseInputRules.Counties[0], "人民路与建设路口", "0393-1234567", "否", "否"]]);

    /// <summary>How each column may be called as well, as people read it.</summary>
    public static string OtherNamesText { get; } =
        string.Join("；", OtherNames.GroupBy(static name => name.Value).Select(static names => $"{names.Key}：{string.Join('、', names.Select(static name => name.Key))}"));

    /// <summary>A file of a hotline with the columns called as here.</summary>
    internal static TableFile Named(TableFile file) => file.Rows is [var first, ..]
        ? file with { Rows = [first with { Cells = [.. first.Cells.Select(static cell => OtherNames.GetValueOrDefault(cell.Trim(), cell))] }, .. file.Rows.Skip(1)] }
        : file;

    /// <summary>The numbers that a file has, for those that are there already to be looked up.</summary>
    internal static IReadOnlyList<string> NumbersOf(TableFile file) => TableColumns.Of(file, Headings, Number).Columns is { } columns
        ? [.. file.Rows.Skip(1).Select(row => columns.Cell(row, Number)).Where(static number => number.Length > 0).Distinct(StringComparer.Ordinal)]
        : [];

    /// <param name="known">Of the numbers, those that are there already.</param>
    internal static HotlinePlan Plan(TableFile file, IReadOnlySet<string> known)
    {
        var plan = new HotlinePlan();
        var (columns, wrong) = TableColumns.Of(file, Headings, Number, "类型", "标题", "内容");
        if (columns is null)
        {
            plan.Problems.Add(wrong!.Value);
            return plan;
        }

        if (file.Rows.Count - 1 > MostRows)
        {
            plan.Problems.Add(new TableProblem(0, $"一次最多导入 {MostRows} 件，这个文件有 {file.Rows.Count - 1} 件；请分成几个文件"));
            return plan;
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in file.Rows.Skip(1))
        {
            var number = columns.Cell(row, Number);
            if (FieldReasons.OfNeededLine(number, LongestNumber) is { } reason)
            {
                plan.Problems.Add(new TableProblem(row.Line, $"“{Number}”{reason}"));
            }
            else if (!lines.TryAdd(number, row.Line))
            {
                plan.Problems.Add(new TableProblem(row.Line, $"“{Number}”“{number}”与第 {lines[number]} 行相同"));
            }
            else if (known.Contains(number))
            {
                plan.Unchanged++;
            }
            else
            {
                Read(plan, columns, row, number);
            }
        }

        if (file.Broken is { } broken)
        {
            plan.Problems.Add(broken);
        }

        return plan;
    }

    private static void Read(HotlinePlan plan, TableColumns columns, TableRow row, string number)
    {
        string Cell(string field) => columns.Cell(row, Fields.First(known => known.Field == field).Heading);
        var (anonymous, publishable) = (YesOrNo(Cell("anonymous")), YesOrNo(Cell("publishable")));
        var reasons = new List<string>();
        if (anonymous is null || publishable is null)
        {
            reasons.Add($"{(anonymous is not null ? "“同意公开”" : publishable is not null ? "“匿名”" : "“匿名”“同意公开”")}应是“是”或“否”");
        }

        var contact = Cell("contact") is var written && NoContact.Contains(written) ? "" : written;
        var read = CaseInputRules.Read(
            new CaseInput
            {
                Type = Cell("type"),
                Title = Cell("title"),
                Text = Cell("text"),
                County = Cell("county"),
                Place = Cell("place"),
                Contact = contact,
                Anonymous = anonymous,
                Publishable = publishable,
            },
            CaseSource.Hotline);
        if (Cell("county") is { Length: > 0 } county && !CaseInputRules.Counties.Contains(county))
        {
            reasons.Add($"“区县”应是{string.Join('、', CaseInputRules.Counties)}之一，不知道就空着");
        }

        if (CaseInputRules.ContactReason(contact) is { } unreachable)
        {
            reasons.Add($"“联系方式”{unreachable}");
        }

        reasons.AddRange(read.Refusal?.Fields.Select(static problem => $"“{Fields.First(field => field.Field == problem.Field).Heading}”{problem.Reason}") ?? []);
        if (reasons.Count > 0)
        {
            plan.Problems.Add(new TableProblem(row.Line, string.Join('；', reasons)));
        }
        else
        {
            plan.Added.Add(new HotlineCase(row.Line, read.Value with { Hotline = number }, contact));
        }
    }

    // Empty is no.
    private static bool? YesOrNo(string text) => text switch
    {
        "是" => true,
        "否" or "" => false,
        _ => null,
    };

    /// <summary>Tells what a file makes from what it would make in another state.</summary>
    internal static string MarkOf(IEnumerable<HotlineCase> added) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', added.Select(static one => one.Draft.Hotline)))).AsSpan(0, 8));
}
