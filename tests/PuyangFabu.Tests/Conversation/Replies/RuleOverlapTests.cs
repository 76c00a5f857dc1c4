using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Conversation.Replies.Rules;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>Overlaps against what the matcher really does, and the sentences that go with them.</summary>
public sealed class RuleOverlapTests
{
    private const string Letters = "甲乙丙";

    [Fact]
    public void Whoever_is_named_winner_answers_the_words_of_both()
    {
        var random = new Random(20160628);
        for (var round = 0; round < 300; round++)
        {
            var rules = Enumerable.Range(1, 12).Select(id => RandomRule(random, id)).ToList();
            var book = new RuleBook(rules);
            foreach (var rule in rules)
            {
                var overlaps = book.OverlapsOf(rule);
                Assert.Equal(Expected(rule, rules), overlaps.Select(static overlap => overlap.RuleId).Order());
                foreach (var overlap in overlaps)
                {
                    var other = rules.Single(other => other.Id == overlap.RuleId);
                    var pair = new ReplyRuleMatcher([rule with { Keywords = [overlap.OwnKeyword] }, other with { Keywords = [overlap.Keyword] }]);
                    var words = overlap.Keyword.Length > overlap.OwnKeyword.Length ? overlap.Keyword : overlap.OwnKeyword;
                    Assert.Equal(overlap.WinnerId, pair.Find(words, Math.Max(rule.FromMs ?? 0, other.FromMs ?? 0))!.Value.Rule.Id);
                }
            }
        }
    }

    [Theory]
    [InlineData("停 水", "停水")]
    [InlineData("停水", "停 水")]
    public void Rules_meet_whether_their_words_have_blanks_or_not(string exact, string contained)
    {
        var book = new RuleBook([Rule(1, exact, ReplyMatch.Exact), Rule(2, contained, ReplyMatch.Contains)]);

        Assert.Equal(2, Assert.Single(book.OverlapsOf(book.Rules[0])).RuleId);
        Assert.Equal(1, Assert.Single(book.OverlapsOf(book.Rules[1])).RuleId);
    }

    [Fact]
    public void A_silenced_keyword_stands_first_and_is_said_so()
    {
        var book = new RuleBook(
        [
            Rule(1, "停", ReplyMatch.Contains),
            Rule(2, "停水通知", ReplyMatch.Contains),
            Rule(3, "停水", ReplyMatch.Contains, priority: 5),
        ]);

        var overlaps = book.OverlapsOf(Rule(2, "停水通知", ReplyMatch.Contains));

        Assert.Equal([3, 1], overlaps.Select(static overlap => overlap.RuleId));
        Assert.Equal([true, false], overlaps.Select(static overlap => overlap.Shadowed));
        Assert.Equal(
            ["由“规则3”回复：优先级 5 高于 0；本规则的“停水通知”不再起作用", "由本规则回复：关键词“停水通知”比“停”长"],
            overlaps.Select(static overlap => overlap.Why));
    }

    [Fact]
    public void Only_words_that_never_answer_or_that_order_alone_decides_are_a_mistake()
    {
        var book = new RuleBook(
        [
            Rule(1, "人工", ReplyMatch.Exact),
            Rule(2, "人工", ReplyMatch.Contains),
            Rule(3, "停水", ReplyMatch.Contains),
            Rule(4, "停水通知", ReplyMatch.Contains),
            Rule(5, "放假", ReplyMatch.Contains) with { UntilMs = 1000 },
            Rule(6, "放假", ReplyMatch.Contains) with { FromMs = 500 },
        ]);

        Assert.All(book.Rules.Take(4), rule => Assert.DoesNotContain(book.OverlapsOf(rule), static overlap => overlap.IsMistake));
        Assert.All(book.Rules.Skip(4), rule => Assert.True(Assert.Single(book.OverlapsOf(rule)) is { IsMistake: true, ByOrder: true, Shadowed: false }));
        Assert.Equal([5, 6], book.Rules.Where(rule => new ReplyRuleFilter { State = ReplyRuleState.Overlapping }.Holds(rule, book)).Select(static rule => rule.Id));
    }

    [Fact]
    public void Rules_that_never_hold_together_or_are_switched_off_do_not_overlap()
    {
        var now = Rule(1, "放假", ReplyMatch.Exact) with { UntilMs = 1000 };
        var later = Rule(2, "放假", ReplyMatch.Exact) with { FromMs = 1000 };
        var off = Rule(3, "放假", ReplyMatch.Exact) with { Enabled = false };
        var book = new RuleBook([now, later, off]);

        Assert.Empty(book.OverlapsOf(now));
        Assert.Empty(book.OverlapsOf(off));
        Assert.Equal(2, Assert.Single(book.OverlapsOf(Rule(9, "放假", ReplyMatch.Exact) with { FromMs = 2000 })).RuleId);
    }

    [Fact]
    public void A_keyword_inside_everything_names_no_more_than_anyone_reads() => Assert.Equal(
        RuleOverlapIndex.MostOverlaps,
        new RuleBook([.. Enumerable.Range(1, 500).Select(static id => Rule(id, $"问题{id}", ReplyMatch.Contains))]).OverlapsOf(Rule(0, "问", ReplyMatch.Contains)).Count);

    private static IEnumerable<long> Expected(ReplyRule rule, IEnumerable<ReplyRule> rules) => rules
        .Where(other => other.Id != rule.Id && rule.Enabled && other.Enabled
            && (rule.FromMs ?? 0) < (other.UntilMs ?? 9) && (other.FromMs ?? 0) < (rule.UntilMs ?? 9)
            && rule.Keywords.Any(own => other.Keywords.Any(theirs => Meet(rule.Match, own, other.Match, theirs))))
        .Select(static other => other.Id)
        .Order();

    private static bool Meet(ReplyMatch match, string own, ReplyMatch otherMatch, string theirs) => (match, otherMatch) switch
    {
        (ReplyMatch.Exact, ReplyMatch.Exact) => own == theirs,
        (ReplyMatch.Exact, ReplyMatch.Contains) => own.Contains(theirs, StringComparison.Ordinal),
        (ReplyMatch.Contains, ReplyMatch.Exact) => theirs.Contains(own, StringComparison.Ordinal),
        _ => own.Contains(theirs, StringComparison.Ordinal) || theirs.Contains(own, StringComparison.Ordinal),
    };

    private static ReplyRule RandomRule(Random random, int id)
    {
        var from = random.Next(4) == 0 ? random.Next(1, 4) : (int?)null;
        return Rule(id, "", random.Next(2) == 0 ? ReplyMatch.Exact : ReplyMatch.Contains, random.Next(3)) with
        {
            Keywords = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Letters[random.Next(3)]))).Distinct()],
            Enabled = random.Next(6) > 0,
            FromMs = from,
            UntilMs = random.Next(4) == 0 ? (from ?? 0) + random.Next(1, 4) : null,
        };
    }

    private static ReplyRule Rule(int id, string keyword, ReplyMatch match, long priority = 0) =>
        new() { Id = id, Name = $"规则{id}", Keywords = [keyword], Match = match, Priority = priority, Replies = [new TextContent("好")] };
}
