using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Content.Tables;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Boards;

/// <summary>The boards as a table, and what a table that somebody brings would change of them. A board that the file does not have stays: things stand on it.</summary>
public static class BoardTable
{
    /// <summary>Of a file, without the headings.</summary>
    public const int MostRows = 500;

    public const string Yes = "是";
    public const string No = "否";

    private const string Slug = "代号";
    private const string Name = "名称";
    private const string Parent = "上级";
    private const string Description = "说明";
    private const string Order = "顺序";
    private const string Visible = "显示";

    private static readonly string[] Headings = [Slug, Name, Parent, Description, Order, Visible];

    private static readonly Dictionary<string, string> HeadingOf = new()
    {
        ["slug"] = Slug,
        ["name"] = Name,
        ["parent"] = Parent,
        ["description"] = Description,
        ["order"] = Order,
        ["visible"] = Visible,
    };

    /// <summary>Each top board with those under it.</summary>
    public static TableContent Of(BoardTree tree) => new(Headings, Sorted(tree).Select(board => Cells(board, tree)));

    internal static string[] Cells(Board board, BoardTree tree) =>
    [
        board.Slug, board.Name, board.ParentId is { } parent ? tree.Find(parent)?.Name ?? "" : "", board.Description,
        board.SortOrder.ToString(CultureInfo.InvariantCulture), board.Visible ? Yes : No,
    ];

    /// <summary>What becomes of a board, column by column.</summary>
    internal static string Differences(Board before, Board after, BoardTree tree) => string.Join('；', Headings
        .Zip(Cells(before, tree), Cells(after, tree))
        .Where(static cell => cell.Second != cell.Third)
        .Select(static cell => $"{cell.First}：{Shown(cell.Second)} → {Shown(cell.Third)}"));

    internal static string Told(Board board, BoardTree tree) => string.Join('；', Headings
        .Zip(Cells(board, tree))
        .Where(static cell => cell.First != Name && cell.Second.Length > 0)
        .Select(static cell => $"{cell.First}：{cell.Second}"));

    internal static BoardPlan Plan(BoardTree stored, TableFile file)
    {
        var plan = new BoardPlan(stored, MarkOf(stored));
        var (columns, wrong) = TableColumns.Of(file, Headings, Slug, Name);
        if (columns is null)
        {
            plan.Problems.Add(wrong!.Value);
            return plan;
        }

        if (file.Rows.Count > MostRows + 1)
        {
            plan.Problems.Add(new TableProblem(0, $"文件有 {file.Rows.Count - 1} 行，一次最多导入 {MostRows} 行；请分成几个文件。"));
            return plan;
        }

        // Those at the top first: those under them may be new with them.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in file.Rows.Skip(1).OrderBy(row => columns.Cell(row, Parent).Length > 0))
        {
            Take(plan, columns, row, seen);
        }

        if (file.Broken is { } broken)
        {
            plan.Problems.Add(broken);
        }

        return plan;
    }

    private static void Take(BoardPlan plan, TableColumns columns, TableRow row, HashSet<string> seen)
    {
        var slug = columns.Cell(row, Slug);
        if (slug.Length > 0 && !seen.Add(slug))
        {
            plan.Problems.Add(new TableProblem(row.Line, $"代号 {slug} 在文件里写了两次"));
            return;
        }

        var before = plan.Tree.Find(slug);
        var (input, reason) = Read(columns, row, before, plan.Tree);
        Outcome<Board>? draft = input is null ? null : BoardInputRules.Read(input, before, plan.Tree);
        if (draft is not { IsRefused: false } taken)
        {
            plan.Problems.Add(new TableProblem(row.Line, draft?.Refusal is { } refusal
                ? string.Join('；', refusal.Fields.Select(static problem => $"“{HeadingOf[problem.Field]}”{problem.Reason}")) : reason));
            return;
        }

        plan.Take(row.Line, input!, before, taken.Value);
    }

    // A column that the file does not have stays as it is.
    private static (BoardInput? Input, string Reason) Read(TableColumns columns, TableRow row, Board? before, BoardTree tree)
    {
        var (order, visible, parent) = (columns.Cell(row, Order), columns.Cell(row, Visible), columns.Cell(row, Parent));
        if (order.Length > 0 && !long.TryParse(order, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return (null, "“顺序”应是整数，例如 20");
        }

        if (visible is not ("" or Yes or No))
        {
            return (null, $"“显示”应是“{Yes}”或“{No}”");
        }

        var above = columns.Has(Parent)
            ? parent.Length == 0 ? null : tree.All.FirstOrDefault(board => board.ParentId is null && board.Name == parent)?.Slug ?? parent
            : before?.ParentId is { } id ? tree.Find(id)?.Slug : null;
        if (above is not null && tree.Find(above) is null)
        {
            return (null, $"没有名叫“{parent}”的上级栏目；上级要是一级栏目，写它的名称");
        }

        return (
            new BoardInput
            {
                Slug = before?.Slug ?? columns.Cell(row, Slug),
                Name = columns.Cell(row, Name),
                Parent = above,
                Description = columns.Has(Description) ? columns.Cell(row, Description) : before?.Description,
                Order = order.Length > 0 ? long.Parse(order, CultureInfo.InvariantCulture) : null,
                Visible = visible.Length > 0 ? visible == Yes : before?.Visible,
            },
            "");
    }

    private static IEnumerable<Board> Sorted(BoardTree tree) =>
        tree.All.Where(static board => board.ParentId is null).SelectMany(top => tree.All.Where(board => board.ParentId == top.Id).Prepend(top));

    /// <summary>Tells the boards from any other state of them.</summary>
    private static string MarkOf(BoardTree tree) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        string.Join(',', tree.All.OrderBy(static board => board.Id).Select(static board => string.Create(CultureInfo.InvariantCulture, $"{board.Id}:{board.Revision}"))))).AsSpan(0, 8));

    private static string Shown(string text) => text.Length == 0 ? "（空）" : text;
}
