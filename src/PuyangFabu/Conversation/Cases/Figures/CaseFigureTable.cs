using System.Globalization;
using PuyangFabu.Content.Tables;

namespace PuyangFabu.Conversation.Cases.Figures;

/// <summary>The figures as a table to be taken away.</summary>
public static class CaseFigureTable
{
    private static readonly string[] Headings = ["分类", "名称", "件数", "办结率", "平均用时（工作日）", "逾期"];

    public static TableContent Of(CaseFigureView found) => new(
        Headings,
        [
            ["合计", $"{found.From:yyyy-MM-dd} 至 {found.To:yyyy-MM-dd}", Number(found.Total), Percent(found.Rate), Number(found.MeanWorkingDays), Number(found.Overdue)],
            .. found.Before is { } before ? new IReadOnlyList<string>[] { ["上一期", $"{before.From:yyyy-MM-dd} 至 {before.To:yyyy-MM-dd}", Number(before.Total), "", "", ""] } : [],
            ["评价", $"{CaseReceiving.FineScore} 分以上", Number(found.Content), "", "", ""],
            ["评价", $"{CaseReceiving.FineScore} 分以下", Number(found.Rated - found.Content), "", "", ""],
            .. found.Topics.Select(static IReadOnlyList<string> (topic) => ["热点", topic.Typical is { } typical ? $"{topic.Word}（例如：{typical.Title}）" : topic.Word, Number(topic.Count), "", "", ""]),
            .. found.ByType.Select(static IReadOnlyList<string> (type) => ["类型", type.Key, Number(type.Value), "", "", ""]),
            .. found.ByField.Select(static IReadOnlyList<string> (field) => ["领域", field.Key, Number(field.Value), "", "", ""]),
            .. found.ByCounty.Select(static IReadOnlyList<string> (county) => ["区县", county.Key, Number(county.Value), "", "", ""]),
            .. found.Units.Select(static IReadOnlyList<string> (unit) => ["承办单位", unit.Unit, Number(unit.Total), Percent(unit.Rate), Number(unit.MeanWorkingDays), Number(unit.Overdue)]),
        ]);

    /// <summary>A share of 0 to 1 as people read it.</summary>
    public static string Percent(double? share) => share is { } known ? (known * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%" : "—";

    /// <summary>How the number of cases changed against the span before, as people read it; empty where there is none.</summary>
    public static string Change(CaseFigureView found) => found.Before?.Total switch
    {
        null => "",
        { } before when found.Total == before => "与上一期相同",
        { } before when found.Total > before => $"比上一期的 {before} 件增加 {found.Total - before} 件",
        { } before => $"比上一期的 {before} 件减少 {before - found.Total} 件",
    };

    /// <summary>How content the citizens are who rated, as people read it; there must be some.</summary>
    public static string Content(CaseFigureView found) =>
        $"市民评价了 {found.Rated} 件，满意（{CaseReceiving.FineScore} 分以上）{Percent(found.Content / (double)found.Rated)}";

    /// <summary>A mean number of working days as people read it.</summary>
    public static string Days(double? days) => days is { } known ? known.ToString("0.#", CultureInfo.InvariantCulture) + " 个工作日" : "—";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? number) => number?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";
}
