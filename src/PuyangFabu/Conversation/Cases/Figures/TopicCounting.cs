using PuyangFabu.Content.Checks.PersonalData;

namespace PuyangFabu.Conversation.Cases.Figures;

/// <summary>
/// What most cases of a span are about, by counting alone: which run of two to six Chinese characters stands in the titles of most cases;
/// of equal ones the longer, then the one that comes first in the order of characters. Its cases are set aside and the rest is counted
/// again, up to five times. Whoever counts by hand comes to the same.
/// </summary>
public static class TopicCounting
{
    public const int Most = 5;
    private const int Shortest = 2;
    private const int Longest = 6;

    /// <summary>One case is no topic.</summary>
    private const int Fewest = 2;

    /// <summary>How it was counted, for readers.</summary>
    public const string Note = "按标题里重复出现的词数：两件以上的标题里都有的，出现得最多的是第一个热点；数过的放到一边，再数余下的。";

    /// <summary>Words that say that somebody writes, and not about what: titles are cut there, at the longer ones first.</summary>
    private static readonly string[] Empty =
    [
        .. new[]
        {
            "的", "了", "吗", "呢", "吧", "我", "你", "您", "他", "她", "它", "们", "这", "那", "和", "与", "在", "是", "不", "没", "很", "关于",
            "咨询", "求助", "投诉", "举报", "建议", "表扬", "反映", "问题", "情况", "希望", "请问", "如何", "怎么", "怎样", "什么", "多少", "哪里", "几点", "何时", "尽快", "解决", "处理", "部门", "相关", "一直", "现在", "严重", "市民", "濮阳",
        }.OrderByDescending(static empty => empty.Length),
    ];

    /// <param name="counted">Of the span.</param>
    public static IReadOnlyList<CaseTopic> Of(IReadOnlyList<CountedCase> counted)
    {
        // A word out of what was reported may be the name of who was reported, and everybody who counts cases reads it.
        var left = counted.Where(static item => item.Title.Length > 0 && item.Type != CaseType.Report).Select(static item => (Case: item, Title: Cut(item.Title))).ToList();
        var runs = new TitleRuns(left.Select(static item => item.Title), Shortest, Longest, Fewest);
        var topics = new List<CaseTopic>();
        while (topics.Count < Most && runs.Best() is { } best)
        {
            var about = left.Where(item => item.Title.Contains(best, StringComparison.Ordinal)).ToList();
            left.RemoveAll(item => item.Title.Contains(best, StringComparison.Ordinal));
            runs.Remove(about.Select(static item => item.Title));
            topics.Add(new CaseTopic(
                best,
                about.Count,
                [.. about.CountBy(static item => item.Case.Type).OrderByDescending(static type => type.Value).ThenBy(static type => type.Key, StringComparer.Ordinal).Select(static type => type.Key)],
                Typical(about.Select(static item => item.Case))));
        }

        return topics;
    }

    private static string Cut(string title) => Empty.Aggregate(title, static (left, empty) => left.Replace(empty, " ", StringComparison.Ordinal));

    // An informant's is nobody's to show. One that may be told to everybody before others, an answered one before others, then the first that came.
    private static CaseTypical? Typical(IEnumerable<CountedCase> about) => about
        .Where(static item => item.Type != CaseType.Report)
        .OrderByDescending(static item => item.Publishable).ThenByDescending(static item => item.AnsweredMs is not null).ThenBy(static item => item.SubmittedMs).ThenBy(static item => item.Id)
        .Select(static item => new CaseTypical(PersonalDataMask.Of(item.Title), item.UnitName, item.AnsweredMs is not null, item.Publishable))
        .FirstOrDefault();
}

/// <summary>Something that several citizens wrote about.</summary>
/// <param name="Word">What their titles have in common.</param>
/// <param name="Types">The most frequent first.</param>
/// <param name="Typical">One of them; null when none may be shown.</param>
public sealed record CaseTopic(string Word, int Count, IReadOnlyList<string> Types, CaseTypical? Typical);

/// <summary>A case that stands for others.</summary>
/// <param name="Title">With personal data starred out.</param>
/// <param name="Unit">Empty while no unit has it.</param>
/// <param name="Publishable">Its citizen agreed that everybody may read of it.</param>
public sealed record CaseTypical(string Title, string Unit, bool Answered, bool Publishable);
