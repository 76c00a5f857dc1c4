using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Content.Tables;

namespace PuyangFabu.Content.Directories;

/// <summary>The directory as a table, and what a table that somebody brings would change of it.</summary>
public static class DirectoryTable
{
    /// <summary>Of a file, without the headings: an import is one transaction, and nothing else is written meanwhile.</summary>
    public const int MostRows = 2_000;

    private const string Id = "编号";
    private const string Order = "顺序";

    /// <summary>Columns with the fields that they are.</summary>
    private static readonly (string Heading, string Field, Func<DirectoryEntry, string> Of)[] Fields =
    [
        ("类别", "kind", static entry => entry.Kind),
        ("名称", "name", static entry => entry.Name),
        ("做什么的", "summary", static entry => entry.Summary),
        ("网站", "siteUrl", static entry => entry.SiteUrl),
        ("公众号", "accountName", static entry => entry.AccountName),
        ("电话", "phone", static entry => entry.Phone),
        (Order, "order", static entry => entry.SortOrder.ToString(CultureInfo.InvariantCulture)),
    ];

    private static readonly string[] Headings = [Id, .. Fields.Select(static field => field.Heading)];

    public static TableContent Of(IEnumerable<DirectoryEntry> entries) => new(Headings, entries.Select(static IReadOnlyList<string> (entry) =>
        [entry.Id.ToString(CultureInfo.InvariantCulture), .. Fields.Select(field => field.Of(entry))]));

    /// <summary>All that it says beside its name, for who looks it over before it is taken in.</summary>
    internal static string Told(DirectoryEntry entry) => string.Join(
        '；',
        Fields.Where(static field => field.Field is not ("name" or "order"))
            .Select(field => (field.Heading, Text: field.Of(entry)))
            .Where(static field => field.Text.Length > 0)
            .Select(static field => $"{field.Heading}：{field.Text}"));

    /// <summary>Tells the directory from any other state of it.</summary>
    internal static string MarkOf(IEnumerable<DirectoryEntry> entries) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        string.Join(',', entries.OrderBy(static entry => entry.Id).Select(static entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Id}:{entry.Revision}"))))).AsSpan(0, 8));

    /// <param name="replaces">Entries that the file does not have go.</param>
    internal static DirectoryPlan Plan(IReadOnlyList<DirectoryEntry> stored, TableFile file, bool replaces)
    {
        var plan = new DirectoryPlan(MarkOf(stored));
        var (columns, wrong) = TableColumns.Of(file, Headings, "类别", "名称");
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

        var left = stored.ToDictionary(static entry => entry.Id);
        foreach (var row in file.Rows.Skip(1))
        {
            var (entry, hasOrder, reason) = Read(columns, row);
            if (entry is null)
            {
                plan.Problems.Add(new TableProblem(row.Line, reason));
                continue;
            }

            var same = entry.Id != 0 ? left.GetValueOrDefault(entry.Id) : left.Values.FirstOrDefault(other => other.Kind == entry.Kind && other.Name == entry.Name);
            if (same is not null)
            {
                left.Remove(same.Id);
                plan.Change(row.Line, same, Merged(columns, same, entry, hasOrder));
            }
            else if (entry.Id == 0)
            {
                plan.Add(row.Line, entry, hasOrder);
            }
            else
            {
                plan.Problems.Add(new TableProblem(row.Line, stored.Any(other => other.Id == entry.Id)
                    ? $"编号 {entry.Id} 在文件里写了两次" : $"没有编号是 {entry.Id} 的机构；新的机构请把编号空着"));
            }
        }

        if (file.Broken is { } broken)
        {
            plan.Problems.Add(broken);
        }

        foreach (var gone in left.Values.Where(_ => replaces))
        {
            plan.Remove(gone);
        }

        return plan;
    }

    /// <summary>What becomes of an entry, column by column.</summary>
    internal static string Differences(DirectoryEntry before, DirectoryEntry after) => string.Join('；', Fields
        .Where(field => field.Of(before) != field.Of(after))
        .Select(field => $"{field.Heading}：{Shown(field.Of(before))} → {Shown(field.Of(after))}"));

    // A column that the file does not have stays as it is.
    private static DirectoryEntry Merged(TableColumns columns, DirectoryEntry before, DirectoryEntry read, bool hasOrder) => before with
    {
        Kind = read.Kind,
        Name = read.Name,
        Summary = columns.Has("做什么的") ? read.Summary : before.Summary,
        SiteUrl = columns.Has("网站") ? read.SiteUrl : before.SiteUrl,
        AccountName = columns.Has("公众号") ? read.AccountName : before.AccountName,
        Phone = columns.Has("电话") ? read.Phone : before.Phone,
        SortOrder = hasOrder ? read.SortOrder : before.SortOrder,
    };

    private static (DirectoryEntry? Entry, bool HasOrder, string Reason) Read(TableColumns columns, TableRow row)
    {
        string Cell(string field) => columns.Cell(row, Fields.First(column => column.Field == field).Heading);
        var reasons = new List<string>();
        if (!IsNumber(columns.Cell(row, Id), out var id) || id < 0)
        {
            reasons.Add("“编号”应是数字；新的机构请空着");
        }

        if (!IsNumber(Cell("order"), out var order))
        {
            reasons.Add("“顺序”应是整数，例如 20");
        }

        var read = DirectoryInputRules.Read(new DirectoryInput
        {
            Kind = Cell("kind"),
            Name = Cell("name"),
            Summary = Cell("summary"),
            SiteUrl = Cell("siteUrl"),
            AccountName = Cell("accountName"),
            Phone = Cell("phone"),
            Order = order,
        });
        reasons.AddRange((read.Refusal?.Fields ?? []).Select(static problem => $"“{Fields.First(field => field.Field == problem.Field).Heading}”{problem.Reason}"));
        return reasons.Count > 0
            ? (null, false, string.Join('；', reasons))
            : (read.Value with { Id = id ?? 0, SortOrder = order ?? 0 }, order is not null, "");
    }

    private static bool IsNumber(string text, out long? number)
    {
        number = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;
        return text.Length == 0 || number is not null;
    }

    private static string Shown(string text) => text.Length == 0 ? "（空）" : text;
}
