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

    /// <summary>Words that say that somebody writes, and not about what: titles are cut there.</summary>
    private static readonly string[] Empty =
    [
        "的", "了", "吗", "呢", "吧", "我", "你", "您", "他", "她", "它", "们", "这", "那", "和", "与", "在", "是", "不", "没", "很", "关于",
        "咨询", "求助", "投诉", "举报", "建议", "表扬", "反映", "问题", "情况", "希望", "请问", "如何", "怎么", "怎样", "什么", "多少", "哪里", "几点", "何时", "尽快", "解决", "处理", "部门", "相关", "一直", "现在", "严重", "市民", "濮阳",
    ];

    /// <param name="counted">Of the span.</param>
    public static IReadOnlyList<CaseTopic> Of(IReadOnlyList<CountedCase> counted)
    {
        var left = counted.Where(static item => item.Title.Length > 0).Select(static item => (Case: item, Words: WordsOf(item.Title))).ToList();
        var topics = new List<CaseTopic>();
        while (topics.Count < Most)
        {
            var best = left.SelectMany(static item => item.Words).CountBy(static word => word).Where(static word => word.Value >= Fewest)
                .OrderByDescending(static word => word.Value).ThenByDescending(static word => word.Key.Length).ThenBy(static word => word.Key, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best.Key is null)
            {
                break;
            }

            var about = left.Where(item => item.Words.Contains(best.Key)).Select(static item => item.Case).ToList();
            left.RemoveAll(item => item.Words.Contains(best.Key));
            topics.Add(new CaseTopic(
                best.Key,
                about.Count,
                [.. about.CountBy(static item => item.Type).OrderByDescending(static type => type.Value).ThenBy(static type => type.Key, StringComparer.Ordinal).Select(static type => type.Key)],
                Typical(about)));
        }

        return topics;
    }

    /// <summary>Every run of characters that may name a topic, each once.</summary>
    internal static IReadOnlySet<string> WordsOf(string written)
    {
        var title = Empty.OrderByDescending(static empty => empty.Length).Aggregate(written, static (left, empty) => left.Replace(empty, " ", StringComparison.Ordinal));
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var start = 0; start < title.Length; start++)
        {
            for (var length = 1; length <= Longest && start + length <= title.Length && IsHan(title[start + length - 1]); length++)
            {
                if (length >= Shortest)
                {
                    words.Add(title.Substring(start, length));
                }
            }
        }

        return words;
    }

    // An informant's is nobody's to show. One that may be told to everybody before others, an answered one before others, then the first that came.
    private static CaseTypical? Typical(IReadOnlyList<CountedCase> about) => about
        .Where(static item => item.Type != CaseType.Report)
        .OrderByDescending(static item => item.Publishable).ThenByDescending(static item => item.AnsweredMs is not null).ThenBy(static item => item.SubmittedMs).ThenBy(static item => item.Id)
        .Select(static item => new CaseTypical(PersonalDataMask.Of(item.Title), item.UnitName, item.AnsweredMs is not null, item.Publishable))
        .FirstOrDefault();

    private static bool IsHan(char character) => character is >= '\u4e00' and <= '\u9fff';
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
