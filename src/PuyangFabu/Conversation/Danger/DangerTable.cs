using System.Globalization;
using PuyangFabu.Content.Tables;

namespace PuyangFabu.Conversation.Danger;

/// <summary>The words of danger as a table, a kind a line, and what a table that somebody brings would change.</summary>
public static class DangerTable
{
    private const string Name = "危险";
    private const string Life = "危及生命";
    private const string Words = "词";
    private const string Except = "不算的说法";
    private const string Text = "立刻回复";
    private const char Bar = '|';

    private static readonly string[] Headings = [Name, Life, Words, Except, Text];

    public static TableContent Of(DangerWordsView view) => new(Headings, view.Groups.Select(static IReadOnlyList<string> (group) =>
        [group.Name, group.ThreatensLife ? "是" : "否", string.Join(Bar, group.Words), string.Join(Bar, group.Except), group.Text]));

    /// <summary>What the file changes, and the kinds as they are then.</summary>
    /// <param name="replaces">Kinds that the file does not have go.</param>
    internal static (TablePreview Changes, IReadOnlyList<DangerGroupInput> Groups) Compare(DangerWordsView stored, TableFile file, bool replaces)
    {
        var seen = stored.Revision.ToString(CultureInfo.InvariantCulture);
        var (columns, wrong) = TableColumns.Of(file, Headings, Name, Words, Text);
        if (columns is null || file.Broken is not null)
        {
            return (new TablePreview { Seen = seen, Problems = [wrong ?? file.Broken!.Value] }, []);
        }

        var lines = new List<int?>();
        var groups = new List<DangerGroupInput>();
        var changes = new List<TableChange>();
        var rows = file.Rows.Skip(1).Select(row => (row.Line, Group: Read(columns, row))).ToList();
        var unchanged = 0;
        foreach (var group in stored.Groups)
        {
            var (line, read) = rows.FirstOrDefault(row => row.Group.Name == group.Name);
            rows.RemoveAll(row => row.Line == line);
            var before = InputOf(group);
            if (read is null && replaces)
            {
                changes.Add(new TableChange(TableChangeKind.Removed, null, group.Name, Told(before)));
                continue;
            }

            lines.Add(read is null ? null : line);
            groups.Add(read ?? before);
            if (read is not null && Differences(before, read) is { Length: > 0 } differences)
            {
                changes.Add(new TableChange(TableChangeKind.Changed, line, group.Name, differences));
            }
            else if (read is not null)
            {
                unchanged++;
            }
        }

        foreach (var (line, group) in rows)
        {
            lines.Add(line);
            groups.Add(group);
            changes.Add(new TableChange(TableChangeKind.Added, line, group.Name ?? "", Told(group)));
        }

        var checkedInput = DangerWordsRules.Read(new DangerWordsInput { Groups = groups });
        if (!checkedInput.IsRefused)
        {
            // What a kind that stays loses is as much gone as a kind.
            changes.AddRange(DangerGuard.Lost(stored.Groups, checkedInput.Value)
                .Where(lost => checkedInput.Value.Any(group => group.Name == lost.Group))
                .Select(static lost => new TableChange(TableChangeKind.Removed, null, lost.Word, $"原在“{lost.Group}”里，不再立刻答求助办法")));
        }

        return checkedInput.Refusal is { } refusal
            ? (new TablePreview { Seen = seen, Problems = [.. refusal.Fields.Select(problem => ProblemOf(problem.Field, problem.Reason, lines))] }, [])
            : (new TablePreview { Seen = seen, Changes = changes, Unchanged = unchanged }, groups);
    }

    private static DangerGroupInput Read(TableColumns columns, TableRow row) => new()
    {
        Name = columns.Cell(row, Name),
        ThreatensLife = columns.Cell(row, Life) is not ("否" or "false" or "0"),
        Words = Parts(columns.Cell(row, Words)),
        Except = Parts(columns.Cell(row, Except)),
        Text = columns.Cell(row, Text),
    };

    private static string[] Parts(string cell) => cell.Split(Bar, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DangerGroupInput InputOf(DangerGroup group) => new()
    {
        Name = group.Name,
        ThreatensLife = group.ThreatensLife,
        Words = group.Words,
        Except = group.Except,
        Text = group.Text,
    };

    // All that the line says beside its name: whom to call above all.
    private static string Told(DangerGroupInput group) => string.Join('；', new[]
    {
        group.ThreatensLife == false ? "不危及生命" : "危及生命",
        $"{Words}：{string.Join('、', group.Words ?? [])}",
        group.Except is { Count: > 0 } except ? $"{Except}：{string.Join('、', except)}" : null,
        $"{Text}：{group.Text}",
    }.OfType<string>());

    private static string Differences(DangerGroupInput before, DangerGroupInput after) => string.Join('；', new[]
    {
        before.ThreatensLife == after.ThreatensLife ? null : after.ThreatensLife == true ? "改为危及生命" : "不再危及生命",
        Change(Words, before.Words, after.Words),
        Change(Except, before.Except, after.Except),
        before.Text == after.Text?.ReplaceLineEndings("\n") ? null : $"立刻回复改为：{after.Text}",
    }.OfType<string>());

    private static string? Change(string heading, IReadOnlyList<string?>? before, IReadOnlyList<string?>? after)
    {
        var (added, gone) = ((after ?? []).Except(before ?? []).ToList(), (before ?? []).Except(after ?? []).ToList());
        return added.Count + gone.Count == 0 ? null
            : $"{heading}：{(added.Count > 0 ? $"加上 {string.Join('、', added)}" : "")}{(added.Count > 0 && gone.Count > 0 ? "，" : "")}{(gone.Count > 0 ? $"去掉 {string.Join('、', gone)}" : "")}";
    }

    // The rules name a field as groups[3].words.
    private static TableProblem ProblemOf(string field, string reason, List<int?> lines)
    {
        if (field.Split('[', ']') is not [_, var number, var rest] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return new TableProblem(0, reason);
        }

        var heading = rest switch { ".name" => Name, ".words" => Words, ".except" => Except, _ => Text };
        return new TableProblem(lines[index] ?? 0, $"“{heading}”{reason}");
    }
}
