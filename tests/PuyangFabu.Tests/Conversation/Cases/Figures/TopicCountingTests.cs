using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Figures;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Figures;

public sealed class TopicCountingTests(TestDatabases databases)
{
    private long lastId;

    [Fact]
    public void What_stands_in_most_titles_comes_first_and_its_cases_are_counted_once()
    {
        var topics = TopicCounting.Of(
        [
            Counted("人民路路灯不亮"), Counted("请问路灯什么时候修"), Counted("小区门口路灯坏"), Counted("公积金提取材料"), Counted("公积金提取要几天", "咨询"), Counted("噪音扰民"),
        ]);

        Assert.Equal([("路灯", 3), ("公积金提取", 2)], topics.Select(static topic => (topic.Word, topic.Count)));
        Assert.Equal(["咨询", "投诉"], topics[1].Types.Order());
    }

    [Fact]
    public void The_same_cases_in_another_order_give_the_same_topics()
    {
        var cases = new[] { "暖气不热", "暖气没来", "污水外溢", "污水横流", "黑车拉客", "黑车拉人" }.Select(title => Counted(title)).ToList();
        var topics = TopicCounting.Of(cases);

        cases.Reverse();

        Assert.Equal(topics.Select(static topic => (topic.Word, topic.Count)), TopicCounting.Of(cases).Select(static topic => (topic.Word, topic.Count)));
        Assert.Equal(3, topics.Count);
        Assert.True(topics[0].Word == "黑车拉", topics[0].Word);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whoever_counts_every_run_of_every_title_anew_comes_to_the_same(int seed)
    {
        var random = new Random(seed);
        var cases = Enumerable.Range(0, 400)
            .Select(_ => Counted(string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => "路灯井盖水a 电"[random.Next(8)])))).ToList();

        var (left, expected) = (cases.Select(static item => RunsOf(item.Title)).ToList(), new List<(string, int)>());
        while (expected.Count < TopicCounting.Most && left.SelectMany(static runs => runs).CountBy(static run => run).Where(static run => run.Value > 1)
            .OrderByDescending(static run => run.Value).ThenByDescending(static run => run.Key.Length).ThenBy(static run => run.Key, StringComparer.Ordinal).FirstOrDefault() is { Key: { } best })
        {
            expected.Add((best, left.RemoveAll(runs => runs.Contains(best))));
        }

        Assert.Equal(expected, TopicCounting.Of(cases).Select(static topic => (topic.Word, topic.Count)));
        Assert.NotEmpty(expected);
    }

    [Fact]
    public void Five_at_most_and_none_of_one_case_or_of_empty_words()
    {
        Assert.Empty(TopicCounting.Of([Counted("反映问题"), Counted("反映问题"), Counted("路灯")]));
        Assert.Equal(5, TopicCounting.Of([.. "甲乙丙丁戊己庚".SelectMany(letter => new[] { Counted($"{letter}{letter}桥"), Counted($"{letter}{letter}路") })]).Count);
    }

    [Fact]
    public void What_stands_for_others_hides_personal_data_and_no_word_is_an_informant_s()
    {
        var topics = TopicCounting.Of(
        [
            Counted("路灯坏了联系13812345678") with { Publishable = true }, Counted("路灯不亮"), Counted("黑车揽客", CaseType.Report), Counted("黑车拉人", CaseType.Report),
        ]);

        Assert.Equal("路灯坏了联系138******78", topics.Single(static topic => topic.Word == "路灯").Typical!.Title);
        Assert.DoesNotContain(topics, static topic => topic.Word == "黑车");
    }

    [Fact]
    public async Task The_figures_the_file_and_the_article_tell_them()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        await room.CreateAsync(new { type = "投诉", title = "路灯坏了联系13812345678", text = "甲", anonymous = false, publishable = true });
        await room.CreateAsync(new { type = "投诉", title = "门口路灯", text = "乙", anonymous = false, publishable = false });

        var topic = (await room.Editor.CallAsync("GET", "/api/cases/figures?from=2016-06-01&to=2016-06-30")).Json.GetProperty("topics")[0];
        Assert.Equal(("路灯", 2), (topic.GetProperty("word").GetString(), topic.GetProperty("count").GetInt32()));
        var article = (await room.Editor.CallAsync("POST", "/api/cases/figures/article", new { from = "2016-06-01", to = "2016-06-30" }, System.Net.HttpStatusCode.Created)).Json.ToString();

        Assert.Contains("路灯 2 件（投诉），例如：路灯坏了联系138", System.Text.RegularExpressions.Regex.Unescape(article), StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", article, StringComparison.Ordinal);
        Assert.DoesNotContain("门口", System.Text.RegularExpressions.Regex.Unescape(article), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_for_everybody_has_no_words_out_of_titles_whose_citizens_did_not_agree()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        foreach (var text in new[] { "甲", "乙" })
        {
            await room.CreateAsync(new { type = "投诉", title = "小区停水两天", text, anonymous = false, publishable = false });
        }

        var figures = await room.Editor.CallAsync("GET", "/api/cases/figures?from=2016-06-01&to=2016-06-30");
        var article = System.Text.RegularExpressions.Regex.Unescape(
            (await room.Editor.CallAsync("POST", "/api/cases/figures/article", new { from = "2016-06-01", to = "2016-06-30" }, System.Net.HttpStatusCode.Created)).Json.ToString());

        Assert.Equal("小区停水两天", figures.Json.GetProperty("topics")[0].GetProperty("word").GetString());
        Assert.Contains("有 2 件说的是同一件事（投诉）", article, StringComparison.Ordinal);
        Assert.DoesNotContain("停水", article, StringComparison.Ordinal);
        Assert.DoesNotContain("未转办", article, StringComparison.Ordinal);
    }

    private static HashSet<string> RunsOf(string title) =>
    [
        .. Enumerable.Range(0, title.Length).SelectMany(start => Enumerable.Range(2, 5).Where(length => start + length <= title.Length).Select(length => title.Substring(start, length)))
            .Where(static run => run.All(static character => character is not ('a' or ' '))),
    ];

    private CountedCase Counted(string title, string type = "投诉") =>
        new() { Id = ++lastId, Type = type, Title = title, State = CaseState.Submitted, UnitName = "", County = "", SubmittedMs = lastId, DueMs = long.MaxValue };
}
