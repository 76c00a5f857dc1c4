using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Tests.Conversation.Replies;

public sealed class ReplyRuleMatcherTests
{
    private const long Now = 1_467_099_000_000;

    [Fact]
    public void Without_rules_nothing_matches()
    {
        Assert.Null(ReplyRuleMatcher.Empty.Find("公积金", Now));
        Assert.Null(ReplyRuleMatcher.Empty.Find("", Now));
    }

    [Fact]
    public void Exact_beats_contains_whatever_the_priority() =>
        Assert.Equal(1, Winner("公积金", Exact(1, "公积金"), Contains(2, "公积金") with { Priority = 100 }));

    [Fact]
    public void Higher_priority_wins_among_exact_rules() =>
        Assert.Equal(2, Winner("公积金", Exact(1, "公积金"), Exact(2, "公积金") with { Priority = 1 }));

    [Fact]
    public void Lower_id_wins_among_equal_rules()
    {
        Assert.Equal(3, Winner("公积金", Exact(4, "公积金"), Exact(3, "公积金")));
        Assert.Equal(3, Winner("查公积金", Contains(4, "公积金"), Contains(3, "公积金")));
    }

    [Fact]
    public void Higher_priority_wins_over_a_longer_keyword() =>
        Assert.Equal(1, Winner("公积金提取", Contains(1, "提取") with { Priority = 1 }, Contains(2, "公积金提取")));

    [Fact]
    public void The_longer_keyword_wins_at_equal_priority() =>
        Assert.Equal(2, Winner("怎么办理公积金提取", Contains(1, "公积金"), Contains(2, "公积金提取")));

    [Fact]
    public void A_keyword_inside_another_is_found_where_the_longer_one_breaks_off() =>
        Assert.Equal(2, Winner("不动产权属", Contains(1, "不动产权证"), Contains(2, "动产权")));

    [Theory]
    [InlineData("公积金？")]
    [InlineData("  公积金。 ")]
    [InlineData("“公积金”！！")]
    [InlineData("公積金?")]
    public void Exact_ignores_punctuation_around_the_words(string text) =>
        Assert.Equal(1, Winner(text, Exact(1, "公积金")));

    [Theory]
    [InlineData("公积金[微笑]")]
    [InlineData("[玫瑰][玫瑰]公积金！")]
    [InlineData("公 积 金 /::)/:rose")]
    [InlineData("1️⃣公积金1️⃣")]
    [InlineData("+公积金=")]
    [InlineData("￥公积金$")]
    [InlineData("→公积金←")]
    [InlineData("√公积金×")]
    [InlineData("\u3164公积金\u200b\u3164")]
    public void Exact_ignores_faces_and_signs_around_the_words(string text) =>
        Assert.Equal(1, Winner(text, Exact(1, "公积金"), Contains(2, "公积金")));

    [Theory]
    [InlineData("C++", "C")]
    [InlineData("12345+", "12345")]
    [InlineData("[微笑]", "玫瑰")]
    [InlineData("/:rose", "玫瑰")]
    [InlineData("1️⃣", "1")]
    [InlineData("通知[原文]", "通知")]
    public void A_keyword_with_signs_of_its_own_comes_before_the_word_without_them(string keyword, string without)
    {
        ReplyRule[] rules = [Exact(1, keyword), Exact(2, without) with { Priority = 9 }];

        Assert.Equal(1, Winner(keyword, rules));
        Assert.Equal(2, Winner(without, rules));
        Assert.Null(Winner(without, rules[0]));
    }

    [Fact]
    public void Exact_ignores_punctuation_around_the_keyword() => Assert.Equal(1, Winner("在吗", Exact(1, "在吗？")));

    [Theory]
    [InlineData("公积金查询")]
    [InlineData("公 积金 提取")]
    [InlineData("公积")]
    public void Exact_wants_the_whole_text(string text) => Assert.Null(Winner(text, Exact(1, "公积金")));

    [Fact]
    public void A_keyword_of_punctuation_alone_matches_just_that()
    {
        Assert.Equal(1, Winner("？", Exact(1, "?")));
        Assert.Null(Winner("！", Exact(1, "?")));
    }

    [Fact]
    public void Keywords_are_compared_in_normal_form()
    {
        Assert.Equal(1, Winner("etc办理", Exact(1, "ＥＴＣ辦理")));
        Assert.Equal(2, Winner("怎么办ETC", Contains(2, "ｅｔｃ")));
    }

    [Fact]
    public void A_rule_that_is_switched_off_never_answers() =>
        Assert.Equal(2, Winner("停水", Exact(1, "停水") with { Enabled = false }, Contains(2, "停水")));

    [Fact]
    public void A_time_window_holds_from_its_first_moment_until_before_its_last()
    {
        ReplyRule[] rules = [Exact(1, "高考") with { FromMs = Now, UntilMs = Now + 10 }, Contains(2, "高考查分") with { FromMs = Now, UntilMs = Now + 10 }];
        var matcher = new ReplyRuleMatcher(rules);

        foreach (var (text, id) in new[] { ("高考", 1L), ("高考查分", 2L) })
        {
            Assert.Null(matcher.Find(text, Now - 1));
            Assert.Equal(id, matcher.Find(text, Now)?.Rule.Id);
            Assert.Equal(id, matcher.Find(text, Now + 9)?.Rule.Id);
            Assert.Null(matcher.Find(text, Now + 10));
        }
    }

    [Fact]
    public void Outside_its_window_a_rule_leaves_the_answer_to_the_next_best()
    {
        ReplyRule[] rules =
        [
            Contains(1, "停水") with { Priority = 5, UntilMs = Now },
            Contains(2, "停水") with { Priority = 4, UntilMs = Now + 1 },
            Contains(3, "停水"),
        ];
        var matcher = new ReplyRuleMatcher(rules);

        Assert.Equal(1, matcher.Find("今天停水吗", Now - 1)?.Rule.Id);
        Assert.Equal(2, matcher.Find("今天停水吗", Now)?.Rule.Id);
        Assert.Equal(3, matcher.Find("今天停水吗", Now + 1)?.Rule.Id);
    }

    [Theory]
    [InlineData("公 积 金")]
    [InlineData(" 公积　金 ？")]
    [InlineData("公积金")]
    public void Blanks_within_the_words_of_an_exact_rule_do_not_matter(string text)
    {
        Assert.Equal(1, Winner(text, Exact(1, "公积金")));
        Assert.Equal(1, Winner(text, Exact(1, "公积 金")));
        Assert.Null(Winner("公 积 金 提 取", Exact(1, "公积金")));
    }

    [Fact]
    public void The_match_names_the_keyword_that_was_met()
    {
        var match = new ReplyRuleMatcher([Contains(1, "社保", "醫保")]).Find("查医保", Now);

        Assert.Equal("医保", match?.Keyword);
    }

    [Fact]
    public void Empty_keywords_match_nothing()
    {
        ReplyRule[] rules = [Exact(1, "", " "), Contains(2, "", "　", "\u200b")];

        Assert.Null(Winner("任何话", rules));
        Assert.Null(Winner("", rules));
    }

    [Fact]
    public void Random_rules_and_texts_give_what_the_plain_definition_gives()
    {
        var random = new Random(20160628);
        for (var round = 0; round < 300; round++)
        {
            var rules = Enumerable.Range(1, random.Next(1, 60)).Select(id => RandomRule(random, id)).ToList();
            var matcher = new ReplyRuleMatcher(rules);
            for (var query = 0; query < 40; query++)
            {
                var text = RandomText(random, 12);
                var now = random.Next(10);
                Assert.Equal(ByDefinition(rules, text, now), matcher.Find(text, now)?.Rule.Id);
            }
        }
    }

    [Fact]
    public void A_look_up_over_ten_thousand_rules_allocates_nothing()
    {
        var matcher = new ReplyRuleMatcher(Enumerable.Range(1, 10_000).Select(static id =>
            id % 2 == 0 ? Exact(id, $"问题{id}") : Contains(id, $"事项{id}") with { FromMs = id % 3 == 0 ? 0 : null }));
        string[] texts = ["问题5000？", "请问事项4999怎么办", "问题5000[微笑]", "没有这样的问题", "事项", new string('事', 2000)];
        var found = texts.Count(text => matcher.Find(text, Now) is not null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            found += texts.Count(text => matcher.Find(text, Now) is not null);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(3 * 101, found);
        Assert.True(allocated < 100 * 256, $"{allocated} bytes in 100 rounds, more than the loop's own closures");
    }

    private static long? Winner(string text, params ReplyRule[] rules) =>
        new ReplyRuleMatcher(rules).Find(SearchText.Normalize(text), Now)?.Rule.Id;

    private static ReplyRule Exact(long id, params string[] keywords) => Rule(id, ReplyMatch.Exact, keywords);

    private static ReplyRule Contains(long id, params string[] keywords) => Rule(id, ReplyMatch.Contains, keywords);

    private static ReplyRule Rule(long id, ReplyMatch match, string[] keywords) =>
        new() { Id = id, Name = $"规则{id}", Keywords = keywords, Match = match, Replies = [new TextContent($"回复{id}")] };

    private static ReplyRule RandomRule(Random random, int id) =>
        Rule(id, random.Next(4) == 0 ? ReplyMatch.Exact : ReplyMatch.Contains, [RandomText(random, 5), RandomText(random, 3)]) with
        {
            Priority = random.Next(3),
            Enabled = random.Next(8) != 0,
            FromMs = random.Next(3) == 0 ? random.Next(10) : null,
            UntilMs = random.Next(3) == 0 ? random.Next(10) : null,
        };

    // Two letters, so that keywords overlap and nest.
    private static string RandomText(Random random, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(1, longest)).Select(_ => random.Next(2) == 0 ? '水' : '电'));

    private static long? ByDefinition(IEnumerable<ReplyRule> rules, string text, long now)
    {
        var holding = rules.Where(rule => rule.Enabled && rule.HoldsAt(now)).ToList();
        var exact = holding
            .Where(rule => rule.Match == ReplyMatch.Exact && rule.Keywords.Contains(text))
            .OrderByDescending(static rule => rule.Priority).ThenBy(static rule => rule.Id)
            .FirstOrDefault();
        var contains =
            from rule in holding
            where rule.Match == ReplyMatch.Contains
            from keyword in rule.Keywords
            where text.Contains(keyword, StringComparison.Ordinal)
            orderby rule.Priority descending, keyword.Length descending, rule.Id
            select rule;
        return (exact ?? contains.FirstOrDefault())?.Id;
    }
}
