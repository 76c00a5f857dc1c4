using System.Globalization;
using System.Text;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Review;
using PuyangFabu.Review.Editing;

namespace PuyangFabu.Conversation.Cases.Figures;

/// <summary>Makes the draft of an article of the figures of a span, once, for 三审 as any other.</summary>
public sealed class CaseBulletin(CaseFigures figures, ArticleEditing articles)
{
    private const string Form = "yyyy-MM-dd";

    public async Task<Outcome<ArticleWork>> DraftAsync(CaseBulletinInput input, Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ReadCases) || !actor.May(Permission.WriteArticles))
        {
            return PermissionPolicies.NoRight;
        }

        var read = await figures.ReadAsync(input.From, input.To, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var now = read.Value;
        var title = TitleOf(now);
        var made = await articles.CreateAsync(
            new ArticleRequest
            {
                ExternalId = $"case-figures-{Written(now.From)}-{Written(now.To)}",
                Board = CasePublishing.Board,
                Title = title,
                Body = BodyOf(now),
                Note = "由诉求的数据生成",
            },
            actor,
            cancellation);
        return made.Refusal is { Code: ReviewRefusals.ExternalIdTakenCode }
            ? Refusal.Conflict(ReviewRefusals.ExternalIdTakenCode, $"这段时间的稿件已经生成过了，请在“稿件”里找《{title}》；删除了的在回收站里。")
            : made;
    }

    private static string TitleOf(CaseFigureView found) => $"市民诉求办理情况（{Day(found.From)}至{Day(found.To)}）";

    private static string BodyOf(CaseFigureView found)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Day(found.From)}至{Day(found.To)}，共收到市民诉求 {found.Total} 件{(CaseFigureTable.Change(found) is { Length: > 0 } change ? $"，{change}" : "")}。");
        text.Append(CultureInfo.InvariantCulture, $"已答复 {found.Answered} 件，不予受理 {found.Declined} 件，办结率 {CaseFigureTable.Percent(found.Rate)}，平均用时 {CaseFigureTable.Days(found.MeanWorkingDays)}，逾期 {found.Overdue} 件{(found.Rated > 0 ? $"；{CaseFigureTable.Content(found)}" : "")}。\n");
        Append(text, "热点", found.Topics.Select(LineOf));
        Append(text, "按类型", found.ByType.Where(static type => type.Value > 0).Select(static type => $"{type.Key} {type.Value} 件"));
        Append(text, "按领域", found.ByField.Select(static field => $"{field.Key} {field.Value} 件"));
        Append(text, "按区县", found.ByCounty.Select(static county => $"{county.Key} {county.Value} 件"));
        Append(text, "按承办单位", found.Units.Where(static unit => unit.Unit != CaseFigures.NoUnit).Select(static unit => $"{unit.Unit} {unit.Total} 件，办结率 {CaseFigureTable.Percent(unit.Rate)}，平均用时 {CaseFigureTable.Days(unit.MeanWorkingDays)}"));
        Append(text, "有逾期的单位", found.Units.Where(static unit => unit.Overdue > 0 && unit.Unit != CaseFigures.NoUnit).Select(static unit => $"{unit.Unit} {unit.Overdue} 件"));
        text.Append("\n要反映问题，请在公众号里发送“我要留言”；也可以拨打 12345。\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n{string.Join('\n', all.Select(static line => $"- {line}"))}\n");
        }
    }

    // Everybody reads it. The word is out of titles, and may be the whole of one: it is told where a title has it whose citizen agreed.
    private static string LineOf(CaseTopic topic) => topic.Typical is { Publishable: true } typical
        ? $"{topic.Word} {topic.Count} 件（{string.Join("、", topic.Types)}），例如：{MarkdownWords.Of(typical.Title)}{(typical.Answered ? "，已答复" : "")}"
        : $"有 {topic.Count} 件说的是同一件事（{string.Join("、", topic.Types)}），市民没有同意公开，这里不写";

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Written(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);
}

/// <summary>Of which span the article tells; as in <see cref="CaseFigures.ReadAsync"/>.</summary>
public sealed record CaseBulletinInput
{
    public string? From { get; init; }

    public string? To { get; init; }
}
