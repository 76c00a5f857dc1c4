using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Articles.Topics;

/// <summary>What the outline of a topic must keep to; a reason is a phrase that follows the name of the field. Lengths are in UTF-16 units.</summary>
public static partial class TopicRules
{
    public const int LongestSlug = 60;
    public const int LongestSectionTitle = 60;
    public const int MostSections = 20;
    public const int MostArticles = 200;

    /// <summary>Of the outline as an article keeps it.</summary>
    public const int Longest = 100_000;

    /// <summary>The fields of its own that an outline has beside what it gathers, as problems name them.</summary>
    public const string SlugField = "topic.slug";
    public const string StartField = "topic.start";
    public const string EndField = "topic.end";
    public const string ArchiveField = "topic.archive";

    private const string WholeField = "topic";
    private const int LongestName = 200;
    private const int LongestExternalId = 128;

    /// <param name="lines">As <see cref="TopicOutline.Write"/> writes it; empty for an article that is none.</param>
    /// <returns>What follows the name of the whole; null when it is fine.</returns>
    public static string? ReasonOf(string lines) =>
        lines.Length == 0 ? null
        : TopicOutline.Read(lines) is { } outline ? ProblemsOf(outline) is [var first, ..] ? InWhole(first) : null
        : "写得不对；请照导出的样子写：第一行是代号和日期，以下每行一节或一篇，用制表符隔开";

    /// <returns>Each at the field where it is to be mended; empty when all is fine.</returns>
    public static IReadOnlyList<FieldProblem> ProblemsOf(TopicOutline outline) =>
    [
        .. new (string Field, string? Reason)[]
        {
            (SlugField, SlugReason(outline.Slug)),
            (StartField, DayReason(outline.Start)),
            (EndField, DayReason(outline.End) ?? EndReason(outline)),
            (ArchiveField, DayReason(outline.Archive) ?? ArchiveReason(outline)),
            (WholeField, SectionsReason(outline) ?? EntriesReason(outline)),
        }.Where(static problem => problem.Reason is not null).Select(static problem => new FieldProblem(problem.Field, problem.Reason!)),
    ];

    // Where there is one field for all of it.
    private static string InWhole(FieldProblem problem) => problem.Field switch
    {
        SlugField => $"的代号{problem.Reason}",
        StartField => $"的开始日期{problem.Reason}",
        EndField => $"的结束日期{problem.Reason}",
        ArchiveField => $"的归档日期{problem.Reason}",
        _ => problem.Reason,
    };

    private static string? SlugReason(string slug) =>
        slug.Length == 0 ? "没有填写"
        : slug.Length > LongestSlug || !SlugForm().IsMatch(slug) ? $"应是小写字母、数字，中间可用连字符，最多 {LongestSlug} 个字符，例如 haimian-chengshi"
        : null;

    private static string? DayReason(string text) => text.Length > 0 && TopicOutline.DayOf(text) is null ? "写得不对，应写成 2026-01-05" : null;

    private static string? EndReason(TopicOutline outline) => TopicOutline.DayOf(outline.End) < TopicOutline.DayOf(outline.Start) ? "不能早于开始日期" : null;

    private static string? ArchiveReason(TopicOutline outline) =>
        TopicOutline.DayOf(outline.Archive) <= TopicOutline.DayOf(outline.End) ? "应在结束日期之后"
        : TopicOutline.DayOf(outline.Archive) <= TopicOutline.DayOf(outline.Start) ? "应在开始日期之后"
        : null;

    private static string? SectionsReason(TopicOutline outline) =>
        outline.Sections.Count > MostSections ? $"的小节太多（{outline.Sections.Count} 节，最多 {MostSections} 节）"
        : outline.Sections.Index().Select(static section => FieldReasons.OfLine(section.Item.Title, LongestSectionTitle) is { } reason ? $"第 {section.Index + 1} 节的标题{reason}" : null)
            .FirstOrDefault(static reason => reason is not null);

    private static string? EntriesReason(TopicOutline outline)
    {
        var entries = outline.Entries.ToList();
        return entries.Count > MostArticles ? $"的稿件太多（{entries.Count} 篇，最多 {MostArticles} 篇）"
            : entries.Any(static entry => FieldReasons.OfNeededLine(entry.ExternalId, LongestExternalId) is not null) ? "里有的稿件没有外部编号，或编号太长"
            : entries.Any(static entry => FieldReasons.OfLine(entry.Title, LongestName) is not null) ? "里有的稿件标题太长或有控制字符"
            : entries.GroupBy(static entry => entry.ExternalId, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1) is { } doubled
                ? $"里{FieldReasons.Named(doubled.First().Title)}放了两次，一篇只放一次"
            : null;
    }

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();
}
