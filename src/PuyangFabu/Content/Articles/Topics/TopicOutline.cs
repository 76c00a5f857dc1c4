using System.Globalization;

namespace PuyangFabu.Content.Articles.Topics;

/// <summary>
/// What makes an article a topic (专题): the address of its page, the days that it is about, and the articles that it gathers.
/// Everything else of a topic is that of an article: cover, lead, words, review, versions.
/// </summary>
public sealed record TopicOutline
{
    private const string DayForm = "yyyy-MM-dd";
    private const string SectionMark = "#";
    private const string EntryMark = "-";

    /// <summary>Its name in the address of its page.</summary>
    public required string Slug { get; init; }

    /// <summary>The day on which it begins, as <c>2016-06-28</c>; empty for none, as with the other days.</summary>
    public string Start { get; init; } = "";

    /// <summary>The last day of it.</summary>
    public string End { get; init; } = "";

    /// <summary>From this day on it is kept for reading up alone.</summary>
    public string Archive { get; init; } = "";

    public IReadOnlyList<TopicSection> Sections { get; init; } = [];

    /// <summary>The articles of all sections in their order.</summary>
    public IEnumerable<TopicEntry> Entries => Sections.SelectMany(static section => section.Entries);

    /// <returns>Null for what is no day.</returns>
    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public TopicState StateOn(DateOnly today) =>
        DayOf(Archive) <= today ? TopicState.Archived
        : DayOf(End) < today ? TopicState.Ended
        : DayOf(Start) > today ? TopicState.Coming
        : TopicState.Running;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <returns>Null for what is empty, or is nothing of the kind.</returns>
    public static TopicOutline? Read(string lines)
    {
        var read = lines.Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0).Select(static line => line.Split('\t')).ToList();
        if (read.Count == 0 || read[0].Length > 4 || read[0][0] is SectionMark or EntryMark)
        {
            return null;
        }

        var sections = new List<(string Title, List<TopicEntry> Entries)>();
        foreach (var line in read.Skip(1))
        {
            if (line is [SectionMark, var title])
            {
                sections.Add((title.Trim(), []));
            }
            else if (line is [EntryMark, var externalId, var name] && sections.Count > 0)
            {
                sections[^1].Entries.Add(new TopicEntry(externalId.Trim(), name.Trim()));
            }
            else
            {
                return null;
            }
        }

        return new TopicOutline
        {
            Slug = read[0][0].Trim(),
            Start = read[0].ElementAtOrDefault(1)?.Trim() ?? "",
            End = read[0].ElementAtOrDefault(2)?.Trim() ?? "",
            Archive = read[0].ElementAtOrDefault(3)?.Trim() ?? "",
            Sections = [.. sections.Select(static section => new TopicSection(section.Title, section.Entries))],
        };
    }

    /// <summary>As an article keeps it: the address and the days, then a line for each section and each article, parts divided by tabs.</summary>
    public static string Write(TopicOutline outline) => string.Join(
        '\n',
        outline.Sections.SelectMany(static section => section.Entries.Select(static entry => $"{EntryMark}\t{entry.ExternalId}\t{entry.Title}").Prepend($"{SectionMark}\t{section.Title}"))
            .Prepend($"{outline.Slug}\t{outline.Start}\t{outline.End}\t{outline.Archive}"));

    /// <summary>One way of writing, so that the same topic has the same hash; empty for none.</summary>
    public static string Normal(string lines) => Read(lines) is { } outline ? Write(outline) : "";

    /// <summary>For people who compare.</summary>
    public static string Shown(string lines) => Read(lines) is not { } outline ? lines : string.Join(
        '\n',
        outline.Sections.SelectMany(static section => section.Entries.Select(static entry => entry.Title).Prepend($"【{section.Title}】"))
            .Prepend($"地址 /topics/{outline.Slug}，开始 {outline.Start}，结束 {outline.End}，归档 {outline.Archive}"));

    /// <summary>The words in it that readers read, a line each, for the checks before publishing.</summary>
    public static string WordsOf(string lines) => Read(lines) is not { } outline ? "" : string.Join(
        '\n', outline.Sections.SelectMany(static section => section.Entries.Select(static entry => entry.Title).Prepend(section.Title)).Where(static words => words.Length > 0));
}

/// <summary>A part of a topic (一节) with its articles in their order.</summary>
/// <param name="Title">Empty for one without a heading.</param>
public sealed record TopicSection(string Title, IReadOnlyList<TopicEntry> Entries);

/// <summary>An article in a topic. Named as other systems name it, because ids differ between databases.</summary>
/// <param name="Title">As it was when the article was put there; its page shows the present one.</param>
public sealed record TopicEntry(string ExternalId, string Title);

/// <summary>Where a topic stands on a day.</summary>
public enum TopicState
{
    /// <summary>Its first day is still to come.</summary>
    Coming,
    Running,

    /// <summary>Its last day is over.</summary>
    Ended,

    /// <summary>Kept for reading up.</summary>
    Archived,
}
