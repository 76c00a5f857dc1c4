using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Sources.Reading;
using PuyangFabu.Sources.Reading.Selectors;

namespace PuyangFabu.Sources;

/// <summary>What a source handed in must keep to.</summary>
public sealed class NewsSourceReader(Database database, BoardCatalog boards, OperatorStore operators)
{
    public const int LongestName = 100;
    public const int LongestSelector = 200;
    public const int ShortestInterval = 15;
    public const int LongestInterval = 7 * 24 * 60;
    public const int UsualInterval = 60;

    /// <returns>The source without id and revision, or everything that is wrong with the input.</returns>
    public async Task<Outcome<NewsSource>> ReadAsync(NewsSourceInput input, CancellationToken cancellation)
    {
        var problems = Problems([("name", FieldReasons.OfNeededLine(input.Name, LongestName)), .. WhatToRead(input), .. HowToUse(input)]);
        var unit = input.Unit is { } named ? await database.ReadAsync(session => DirectoryStore.FindAsync(session, named), cancellation) : null;
        if (unit is null)
        {
            problems.Add(new("unit", input.Unit is null ? FieldReasons.Missing : "不在名录里；请先在名录里新建"));
        }

        var listed = input.Listed == true;
        var board = listed ? null : boards.Current.Find((input.Board ?? "").Trim());
        if (!listed && board is null)
        {
            problems.Add(new("board", string.IsNullOrWhiteSpace(input.Board) ? $"{FieldReasons.Missing}；草稿要放进一个栏目" : $"{input.Board} 不是栏目"));
        }

        var editor = listed || input.Editor is not { } id ? null : await operators.FindAsync(id, cancellation);
        if (!listed && (editor is null || !editor.Enabled || !editor.Roles.Contains(Role.Editor)))
        {
            problems.Add(new("editor", input.Editor is null ? $"{FieldReasons.Missing}；转载要写明责任编辑" : "不是在用的编辑"));
        }

        return problems.Count > 0 ? Refusal.BadInput(problems) : Trimmed(input) with
        {
            UnitId = unit!.Id,
            BoardId = board?.Id,
            EditorId = editor?.Id,
            Listed = listed,
        };
    }

    /// <summary>The same of what says where to look and how: as much as it takes to try it.</summary>
    public static Outcome<NewsSource> ReadTrial(NewsSourceInput input) =>
        Problems(WhatToRead(input)) is { Count: > 0 } problems ? Refusal.BadInput(problems) : Trimmed(input);

    private static NewsSource Trimmed(NewsSourceInput input)
    {
        var isList = input.Form == SourceForm.List;
        return new NewsSource
        {
            Name = (input.Name ?? "").Trim(),
            UnitId = 0,
            Form = input.Form!,
            Address = new Uri(input.Address!.Trim()).GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped),
            ItemSelector = isList ? (input.ItemSelector ?? "").Trim() : "",
            TitleSelector = isList ? (input.TitleSelector ?? "").Trim() : "",
            LinkSelector = isList ? (input.LinkSelector ?? "").Trim() : "",
            DateSelector = isList ? (input.DateSelector ?? "").Trim() : "",
            BodySelector = (input.BodySelector ?? "").Trim(),
            IntervalMinutes = input.IntervalMinutes ?? UsualInterval,
            Reprint = input.Reprint ?? ReprintRight.TitleOnly,
            Enabled = input.Enabled ?? true,
        };
    }

    private static List<FieldProblem> Problems(IEnumerable<(string Field, string? Reason)> checks) =>
        [.. checks.Where(static check => check.Reason is not null).Select(static check => new FieldProblem(check.Field, check.Reason!))];

    private static IEnumerable<(string Field, string? Reason)> WhatToRead(NewsSourceInput input)
    {
        yield return ("form", input.Form is not null && SourceForm.All.Contains(input.Form) ? null : $"应是 {string.Join(" 或 ", SourceForm.All)}");
        yield return ("address", string.IsNullOrWhiteSpace(input.Address) ? FieldReasons.Missing : FieldReasons.OfUrl(input.Address.Trim()));
        if (input.Form == SourceForm.List)
        {
            yield return ("itemSelector", string.IsNullOrWhiteSpace(input.ItemSelector) ? FieldReasons.Missing : SelectorReason(input.ItemSelector));
            yield return ("titleSelector", SelectorReason(input.TitleSelector));
            yield return ("linkSelector", SelectorReason(input.LinkSelector));
            yield return ("dateSelector", SelectorReason(input.DateSelector));
        }

        yield return ("bodySelector", SelectorReason(input.BodySelector));
    }

    private static IEnumerable<(string Field, string? Reason)> HowToUse(NewsSourceInput input)
    {
        yield return ("intervalMinutes", input.IntervalMinutes is null or (>= ShortestInterval and <= LongestInterval) ? null : $"应在 {ShortestInterval} 与 {LongestInterval}（七天）之间");
        yield return ("reprint", input.Reprint is not null && ReprintRight.All.Contains(input.Reprint) ? null : $"应是 {string.Join("、", ReprintRight.All)} 之一");
        yield return ("listed", input.Listed == true && input.Reprint != ReprintRight.TitleOnly ? "只能用于只用标题和链接的信息源" : null);
    }

    private static string? SelectorReason(string? selector) => string.IsNullOrWhiteSpace(selector) ? null
        : FieldReasons.OfLine(selector.Trim(), LongestSelector) ?? (ListPageReader.IsSelector(selector.Trim()) ? null : $"不是 CSS 选择器，或用了不支持的写法；{PageSelector.Allowed}，例如 ul.list li、.title a");
}
