using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Content.Search;

namespace PuyangFabu.Tests.Content.Search;

public sealed class NumberQueryTests
{
    [Theory]
    [InlineData("2025年", "濮阳市发布2025年重点工作安排", "2024年2月5日召开年度会议")]
    [InlineData("２０２５年", "濮阳市发布2025年重点工作安排", "2020年和2022年的工作")]
    [InlineData("二〇二五年", "濮阳市发布2025年重点工作安排", "2024年重点工作安排")]
    [InlineData("2025年", "濮阳市发布二〇二五年重点工作安排", "2024年重点工作安排")]
    [InlineData("8号", "关于做好防汛工作的8号通知", "18号文件")]
    [InlineData("8号", "关于做好防汛工作的8号通知", "28号楼")]
    [InlineData("3月", "全市植树活动安排在今年的3月", "13月刊")]
    [InlineData("2025届", "做好2025届高校毕业生就业工作", "2024届毕业生")]
    [InlineData("5路", "公交线路调整涉及5路和12路", "15路公交")]
    [InlineData("10楼", "政务大厅办事窗口搬到10楼", "110楼")]
    [InlineData("60岁", "老年人满60岁可以办理", "160岁")]
    [InlineData("100元", "补贴标准提高到每人100元", "1000元")]
    [InlineData("第十届", "濮阳市第10届运动会开幕", "第二届运动会开幕")]
    [InlineData("十二月", "本市12月停电计划公布", "2月停电计划")]
    [InlineData("3期", "丽景花园3期交房时间和办证流程", "13期培训班")]
    [InlineData("12345", "12345政务服务便民热线开通新渠道", "0123456789")]
    [InlineData("5", "关于第5号公告的说明和问答", "5000米")]
    [InlineData("70年", "住宅用地70年到期后怎么办的说明", "1970年大事")]
    public void What_holds_the_number_comes_before_what_holds_a_part_of_it(string query, string holds, string shares)
    {
        using var index = Of(shares, holds, "年年有余年货节", "号召大家行动起来", "月季花展", "路况信息", "楼市", "岁末年初");

        Assert.Equal(1, index.Search(query, 0, 5).Hits[0].Id);
        Assert.True(index.Search(query, 0, 5).Sure);
    }

    [Theory]
    [InlineData("2027年高考时间", "2025年高考时间安排")]
    [InlineData("2027年", "2025年重点工作")]
    [InlineData("高考2027", "2025高考时间安排")]
    [InlineData("第12届运动会", "濮阳市第10届运动会开幕")]
    [InlineData("8路公交", "18路公交线路调整")]
    [InlineData("8号停水", "8月停水计划")]
    [InlineData("8月8号停水", "8月15号停水通知")]
    [InlineData("3月停电", "13号停电通知")]
    [InlineData("二〇二七年高考", "2025年高考时间安排")]
    public void What_holds_only_another_number_is_never_presented_as_the_answer(string query, string other)
    {
        using var index = Of(other, "身份证办理");

        Assert.False(index.Search(query, 0, 5).Sure);
    }

    [Theory]
    [InlineData("2020年144期开奖", "2020144期开奖结果")]
    [InlineData("88年属什么", "1988年属什么生肖")]
    public void A_number_is_recognised_in_its_other_forms(string query, string title)
    {
        using var index = Of("2021年145期开奖", "1987年属什么", title);

        Assert.Equal(2, index.Search(query, 0, 5).Hits[0].Id);
    }

    [Fact]
    public void Half_of_a_number_is_not_what_a_question_is_about() =>
        Assert.DoesNotContain(QuestionCore.Of("2027年高考时间"), static part => part is "202" or "20");

    [Fact]
    public void A_number_in_the_text_counts_as_well()
    {
        using var index = ArticleIndex.Open(null, NullLogger.Instance, TimeProvider.System);
        index.Apply(
            [
                new SearchDocument { Id = 1, Title = "高考报名时间", Body = "2025年高考报名从十月开始。" },
                new SearchDocument { Id = 2, Title = "2024年高考报名时间", Body = "去年的安排。" },
            ],
            [],
            1);

        Assert.Equal(1, index.Search("2025年高考报名", 0, 5).Hits[0].Id);
    }

    private static ArticleIndex Of(params string[] titles)
    {
        var index = ArticleIndex.Open(null, NullLogger.Instance, TimeProvider.System);
        index.Apply([.. titles.Select(static (title, id) => new SearchDocument { Id = id, Title = title })], [], 1);
        return index;
    }
}
