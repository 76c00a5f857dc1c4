using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Words;

namespace PuyangFabu.Tests.Content.Checks.Words;

/// <summary>What the rules of a list find.</summary>
public sealed class CompiledWordListsTests
{
    [Fact]
    public void A_word_is_found_wherever_it_stands_however_it_is_written()
    {
        var findings = Find([Rule("exact", "帐户", FindingSeverity.Hint, "账户")], "第一段\n开立帳戶，帐\u200b户", "Ｔ帐户");
        Assert.Equal([("title", 1, 1, 2), ("body", 2, 2, 2), ("body", 2, 5, 3)], findings.Select(static finding => (finding.Field, finding.Place.Line, finding.Place.Offset, finding.Place.Length)));
        Assert.All(findings, static finding => Assert.Equal(("words:测试", FindingSeverity.Hint, "建议改为：账户"), (finding.Rule, finding.Severity, finding.Suggestion)));
    }

    [Theory]
    [InlineData("ABC公司", "ａｂｃ公司")]
    [InlineData("ABC公司", "Abc公司")]
    public void Width_and_case_make_no_difference(string word, string text) =>
        Assert.Single(Find([Rule("exact", word)], text));

    [Fact]
    public void Words_within_words_and_across_each_other_are_all_found()
    {
        var findings = Find([Rule("exact", "ab\nabc\nbc\nbcd\nd")], "abcd");
        Assert.Equal([(0, 2), (0, 3), (1, 2), (1, 3), (3, 1)], findings.Select(static finding => (finding.Place.Offset, finding.Place.Length)));
    }

    [Theory]
    [InlineData("中华民国", 1)]
    [InlineData("中华民国时期的建筑", 0)]
    [InlineData("辛亥革命后中华民国成立", 0)]
    [InlineData("中华民国时期，又写中华民国", 1)]
    public void A_word_inside_an_allowed_phrase_does_not_count(string text, int findings) =>
        Assert.Equal(findings, Find([Rule("exact", "中华民国", contexts: "中华民国时期\n辛亥革命后中华民国")], text).Count);

    [Fact]
    public void Words_that_must_stand_together_are_missed_when_one_is_away()
    {
        WordRule[] rules = [Rule("together", "一国两制\n高度自治\n港人治港")];
        Assert.Empty(Find(rules, "高度自治"));
        Assert.Empty(Find(rules, "一国两制、港人治港", "高度自治"));
        var finding = Assert.Single(Find(rules, "坚持一国两制、高度自治"));
        Assert.Contains("“港人治港”", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("“高度自治”", finding.Message, StringComparison.Ordinal);
        Assert.Equal(2, finding.Place.Offset);
    }

    [Theory]
    [InlineData("张三、李四、王五", null)]
    [InlineData("张三、王五", null)]
    [InlineData("王五", null)]
    [InlineData("张三出席。李四讲话，张三也讲话", null)]
    [InlineData("李四、张三", "“张三”应排在“李四”前面")]
    [InlineData("张三、王五、李四", "“李四”应排在“王五”前面")]
    public void Names_keep_their_order(string text, string? message)
    {
        var findings = Find([Rule("order", "张三\n李四\n王五")], text);
        Assert.Equal(message is null ? 0 : 1, findings.Count);
        Assert.DoesNotContain(findings, finding => !finding.Message.Contains(message!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("第[0-9]+届", "第１９届", 1)]
    [InlineData("(?<!不)得到", "得到", 1)]
    [InlineData("(?<!不)得到", "不得到", 0)]
    [InlineData("ABC", "abc", 1)]
    public void A_pattern_sees_the_text_as_readers_do(string pattern, string text, int findings) =>
        Assert.Equal(findings, Find([Rule("pattern", pattern)], text).Count);

    [Fact]
    public void A_pattern_that_never_ends_is_stopped_and_says_so()
    {
        // The look-ahead keeps it from the engine that cannot run away.
        var findings = Find([Rule("pattern", "(?=a)(a+)+$")], new string('a', 5000) + "b");
        Assert.Contains("没有查完", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Confirm, findings[0].Severity);
    }

    [Fact]
    public void A_rule_that_is_switched_off_finds_nothing() =>
        Assert.Empty(Find([Rule("exact", "词") with { Enabled = false }], "词"));

    [Fact]
    public void A_word_used_everywhere_is_named_a_few_times_only() =>
        Assert.Equal(20, Find([Rule("exact", "的")], new string('的', 5000)).Count);

    private static WordRule Rule(string kind, string words, string severity = FindingSeverity.Confirm, string suggestion = "", string contexts = "") =>
        new() { ListName = "测试", Kind = kind, Words = words, Severity = severity, Suggestion = suggestion, Contexts = contexts };

    private static IReadOnlyList<TextFinding> Find(WordRule[] rules, string body, string title = "") =>
        [.. new CompiledWordLists(rules).Check(Checking.Open(new CheckedText { Title = title, BodyText = body }))];
}
