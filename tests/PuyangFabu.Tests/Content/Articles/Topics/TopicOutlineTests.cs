using PuyangFabu.Content.Articles.Topics;

namespace PuyangFabu.Tests.Content.Articles.Topics;

public sealed class TopicOutlineTests
{
    private static readonly TopicOutline Sponge = new()
    {
        Slug = "haimian-chengshi",
        Start = "2016-06-01",
        End = "2016-06-30",
        Archive = "2017-01-01",
        Sections = [new TopicSection("一线", [new TopicEntry("a-1", "甲"), new TopicEntry("a-2", "乙")]), new TopicSection("", [new TopicEntry("a-3", "丙")])],
    };

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        var lines = TopicOutline.Write(Sponge);
        var read = TopicOutline.Read(lines)!;

        Assert.Equal("haimian-chengshi\t2016-06-01\t2016-06-30\t2017-01-01\n#\t一线\n-\ta-1\t甲\n-\ta-2\t乙\n#\t\n-\ta-3\t丙", lines);
        Assert.Equal(lines, TopicOutline.Write(read));
        Assert.Equal(["a-1", "a-2", "a-3"], read.Entries.Select(static entry => entry.ExternalId));
        Assert.Equal("一线\n甲\n乙\n丙", TopicOutline.WordsOf(lines));
    }

    [Fact]
    public void One_way_of_writing_gives_one_hash() =>
        Assert.Equal("a\t\t\t\n#\t节\n-\tx\t甲", TopicOutline.Normal(" a \r\n\n#\t 节\n-\tx \t甲 \n"));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("#\t一线")]
    [InlineData("a\n-\tx\t甲")]
    [InlineData("a\n#\t一线\n甲")]
    [InlineData("a\n#\t一线\n-\tx")]
    [InlineData("a\tb\tc\td\te")]
    public void What_is_no_outline_is_read_as_none(string lines) => Assert.Null(TopicOutline.Read(lines));

    [Theory]
    [InlineData("2016-05-31", TopicState.Coming)]
    [InlineData("2016-06-01", TopicState.Running)]
    [InlineData("2016-06-30", TopicState.Running)]
    [InlineData("2016-07-01", TopicState.Ended)]
    [InlineData("2016-12-31", TopicState.Ended)]
    [InlineData("2017-01-01", TopicState.Archived)]
    public void Its_days_say_where_it_stands(string today, TopicState state) => Assert.Equal(state, Sponge.StateOn(TopicOutline.DayOf(today)!.Value));

    [Fact]
    public void Without_days_it_goes_on() =>
        Assert.Equal(TopicState.Running, new TopicOutline { Slug = "a" }.StateOn(new DateOnly(2099, 1, 1)));

    [Theory]
    [InlineData("", "", "", "", "topic.slug 没有填写")]
    [InlineData("海绵", "", "", "", "topic.slug 应是小写字母、数字，中间可用连字符")]
    [InlineData("Haimian", "", "", "", "topic.slug 应是小写字母、数字，中间可用连字符")]
    [InlineData("a/b", "", "", "", "topic.slug 应是小写字母、数字，中间可用连字符")]
    [InlineData("a", "2016-6-1", "", "", "topic.start 写得不对")]
    [InlineData("a", "", "2016-02-30", "", "topic.end 写得不对")]
    [InlineData("a", "", "", "明年", "topic.archive 写得不对")]
    [InlineData("a", "2016-06-02", "2016-06-01", "", "topic.end 不能早于开始日期")]
    [InlineData("a", "", "2016-06-01", "2016-06-01", "topic.archive 应在结束日期之后")]
    [InlineData("a", "2016-06-01", "", "2016-06-01", "topic.archive 应在开始日期之后")]
    public void A_wrong_address_or_day_is_named(string slug, string start, string end, string archive, string problem) => Assert.StartsWith(
        problem, Assert.Single(TopicRules.ProblemsOf(new TopicOutline { Slug = slug, Start = start, End = end, Archive = archive })).ToString(), StringComparison.Ordinal);

    [Fact]
    public void All_that_is_wrong_is_named_at_once_and_in_one_field_the_first()
    {
        var outline = new TopicOutline { Slug = "", Start = "2016-06-02", End = "2016-06-01" };

        Assert.Equal(["topic.slug", "topic.end"], TopicRules.ProblemsOf(outline).Select(static problem => problem.Field));
        Assert.Equal("的结束日期不能早于开始日期", TopicRules.ReasonOf(TopicOutline.Write(outline with { Slug = "a" })));
    }

    [Fact]
    public void What_is_too_much_or_doubled_is_named()
    {
        Assert.Null(ReasonOf(Sponge));
        Assert.Null(ReasonOf(Sponge with { Sections = [] }));
        Assert.Equal("里“甲”放了两次，一篇只放一次", ReasonOf(Sponge with { Sections = [.. Sponge.Sections, new TopicSection("又", [new TopicEntry("a-1", "甲")])] }));
        Assert.StartsWith("第 1 节的标题太长", ReasonOf(Sponge with { Sections = [new TopicSection(new string('节', 61), [])] }), StringComparison.Ordinal);
        Assert.StartsWith("第 1 节的标题里", ReasonOf(Sponge with { Sections = [new TopicSection("一\t二", [])] }), StringComparison.Ordinal);
        Assert.StartsWith("的小节太多", ReasonOf(Sponge with { Sections = [.. Enumerable.Repeat(new TopicSection("节", []), 21)] }), StringComparison.Ordinal);
        Assert.StartsWith(
            "的稿件太多",
            ReasonOf(Sponge with { Sections = [new TopicSection("", [.. Enumerable.Range(0, 201).Select(static number => new TopicEntry($"x-{number}", "甲"))])] }),
            StringComparison.Ordinal);
        Assert.StartsWith("写得不对", TopicRules.ReasonOf("a\n甲"), StringComparison.Ordinal);
        Assert.Null(TopicRules.ReasonOf(""));
    }

    private static string? ReasonOf(TopicOutline outline) => TopicRules.ProblemsOf(outline) is [var problem, ..] ? problem.Reason : null;
}
