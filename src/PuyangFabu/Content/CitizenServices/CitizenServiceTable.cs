using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Tables;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>The services as a table, and what a table that somebody brings would change of them.</summary>
public static class CitizenServiceTable
{
    private const string Id = "编号";

    /// <summary>Columns with the fields that they are.</summary>
    private static readonly (string Heading, string Field, Func<CitizenService, string> Of)[] Fields =
    [
        ("名称", "name", static service => service.Name),
        ("其他说法", "words", static service => string.Join('、', service.WordList)),
        ("做什么", "text", static service => service.Text),
        ("主题", "theme", static service => service.Theme),
        ("单位", "unit", static service => service.UnitName),
        ("电话", "phone", static service => service.Phone),
        ("时间", "hours", static service => service.Hours),
        ("网址", "url", static service => service.Url),
        ("小程序", "miniProgram", static service => service.MiniProgram),
        ("区县", "county", static service => service.County),
        ("顺序", "order", static service => service.SortOrder.ToString(CultureInfo.InvariantCulture)),
        ("从", "from", static service => Time(service.FromMs)),
        ("到", "until", static service => Time(service.UntilMs)),
    ];

    private static readonly string[] Headings = [Id, .. Fields.Select(static field => field.Heading)];

    public static TableContent Of(IEnumerable<CitizenService> services) => new(Headings, services.Select(static IReadOnlyList<string> (service) =>
        [service.Id.ToString(CultureInfo.InvariantCulture), .. Fields.Select(field => field.Of(service))]));

    /// <param name="units">The directory: what a file calls a unit is looked up there.</param>
    /// <param name="replaces">Services that the file does not have go.</param>
    internal static CitizenServicePlan Plan(IReadOnlyList<CitizenService> stored, IReadOnlyList<DirectoryEntry> units, TableFile file, bool replaces)
    {
        var plan = new CitizenServicePlan(MarkOf(stored));
        var (columns, wrong) = TableColumns.Of(file, Headings, "名称");
        if (columns is null)
        {
            plan.Problems.Add(wrong!.Value);
            return plan;
        }

        var left = stored.ToDictionary(static service => service.Id);
        foreach (var row in file.Rows.Skip(1))
        {
            var hasId = IsNumber(columns.Cell(row, Id), out var id) && !(id < 0);

            var name = columns.Cell(row, "名称");
            var same = id is not null ? left.GetValueOrDefault(id.Value) : left.Values.FirstOrDefault(other => other.Name == name);
            var (service, hasOrder, reason) = Read(columns, row, same, units);
            if (service is null || !hasId)
            {
                plan.Problems.Add(new TableProblem(row.Line, string.Join('；', new[] { hasId ? "" : "“编号”应是数字；新的服务请空着", reason }.Where(static text => text.Length > 0))));
            }
            else if (same is not null)
            {
                left.Remove(same.Id);
                plan.Change(row.Line, same, service);
            }
            else if (id is null)
            {
                plan.Add(row.Line, service, hasOrder);
            }
            else
            {
                plan.Problems.Add(new TableProblem(row.Line, stored.Any(other => other.Id == id)
                    ? $"编号 {id} 在文件里写了两次" : $"没有编号是 {id} 的服务；新的服务请把编号空着"));
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

    /// <summary>All that it says beside its name, for who looks it over before it is taken in: numbers above all.</summary>
    internal static string Told(CitizenService service) => string.Join('；', Lines(service).Skip(1).Select(static line => $"{line.Heading}：{line.Text}"));

    /// <summary>What it says, column by column; its name first, its place not among them.</summary>
    public static IEnumerable<(string Heading, string Text)> Lines(CitizenService service) =>
        Fields.Where(static field => field.Field != "order").Select(field => (field.Heading, Text: field.Of(service))).Where(static line => line.Text.Length > 0);

    /// <summary>The columns in which two states of a service differ; what was not said before or is not said now is empty.</summary>
    public static IEnumerable<(string Heading, string Before, string After)> Changes(CitizenService before, CitizenService after) =>
        Fields.Select(field => (field.Heading, Before: field.Of(before), After: field.Of(after))).Where(static field => field.Before != field.After);

    /// <summary>What becomes of a service, column by column.</summary>
    internal static string Differences(CitizenService before, CitizenService after) =>
        string.Join('；', Changes(before, after).Select(static field => $"{field.Heading}：{Shown(field.Before)} → {Shown(field.After)}"));

    /// <summary>Tells the services from any other state of them.</summary>
    private static string MarkOf(IEnumerable<CitizenService> services) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        string.Join(',', services.OrderBy(static service => service.Id).Select(static service => string.Create(CultureInfo.InvariantCulture, $"{service.Id}:{service.Revision}"))))).AsSpan(0, 8));

    // A column that the file does not have stays as it is.
    private static (CitizenService? Service, bool HasOrder, string Reason) Read(TableColumns columns, TableRow row, CitizenService? before, IReadOnlyList<DirectoryEntry> units)
    {
        string Cell(string field)
        {
            var column = Fields.First(known => known.Field == field);
            return columns.Has(column.Heading) ? columns.Cell(row, column.Heading) : before is null ? "" : column.Of(before);
        }

        var written = columns.Has("顺序") ? columns.Cell(row, "顺序") : "";
        var hasPlace = IsNumber(written, out var order);
        var read = CitizenServiceInputRules.Read(new CitizenServiceInput
        {
            Name = Cell("name"),
            Words = [.. Cell("words").Split(['、', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Text = Cell("text"),
            Unit = UnitReference.Of(null, Cell("unit")),
            Url = Cell("url"),
            MiniProgram = Cell("miniProgram"),
            Phone = Cell("phone"),
            Hours = Cell("hours"),
            County = Cell("county"),
            Theme = Cell("theme"),
            Order = order,
            From = Cell("from"),
            Until = Cell("until"),
        });
        if (read.Refusal is not null || !hasPlace)
        {
            var reasons = (read.Refusal?.Fields ?? []).Select(static problem => $"“{Fields.First(field => field.Field == problem.Field).Heading}”{problem.Reason}");
            return (null, false, string.Join('；', hasPlace ? reasons : reasons.Append("“顺序”应是整数，例如 20")));
        }

        var (unit, kept) = (Cell("unit"), before ?? read.Value);
        return (
            CitizenServiceReviewing.Carried(before, read.Value) with
            {
                Id = kept.Id,
                Words = before is not null && read.Value.WordList.SequenceEqual(before.WordList) ? before.Words : read.Value.Words,
                UnitId = before is not null && unit == before.UnitName ? before.UnitId : unit.Length == 0 ? null : units.FirstOrDefault(entry => entry.Name == unit)?.Id,
                UnitName = unit,
                FromMs = SameMinute(before?.FromMs, read.Value.FromMs),
                UntilMs = SameMinute(before?.UntilMs, read.Value.UntilMs),
                Sample = kept.Sample,
                SortOrder = order ?? kept.SortOrder,
                Revision = kept.Revision,
                UpdatedMs = kept.UpdatedMs,
            },
            order is not null,
            "");
    }

    // The table says minutes: what it does not change keeps its seconds.
    private static long? SameMinute(long? before, long? read) => Time(before) == Time(read) ? before : read;

    private static string Time(long? milliseconds) =>
        milliseconds is { } known ? UnixMilliseconds.ToChinaTime(known).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    private static bool IsNumber(string text, out long? number)
    {
        number = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;
        return text.Length == 0 || number is not null;
    }

    private static string Shown(string text) => text.Length == 0 ? "（空）" : text;
}
