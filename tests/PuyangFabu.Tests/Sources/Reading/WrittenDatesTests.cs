using System.Globalization;
using PuyangFabu.Sources.Reading;

namespace PuyangFabu.Tests.Sources.Reading;

/// <summary>Dates as Chinese sites and feeds write them.</summary>
public sealed class WrittenDatesTests
{
    private static readonly DateTimeOffset Now = new(2016, 6, 28, 15, 30, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2016-06-28", "2016-06-28T00:00+08:00")]
    [InlineData("发布时间：2016-6-8 09:05", "2016-06-08T09:05+08:00")]
    [InlineData("2016/06/27 23:59:01", "2016-06-27T23:59:01+08:00")]
    [InlineData("2016.06.27", "2016-06-27T00:00+08:00")]
    [InlineData("2016年6月28日", "2016-06-28T00:00+08:00")]
    [InlineData("2016年06月27日 15：30", "2016-06-27T15:30+08:00")]
    [InlineData("二〇一六年六月二十八日", "2016-06-28T00:00+08:00")]
    [InlineData("二○一五年十二月十日", "2015-12-10T00:00+08:00")]
    [InlineData("[06-28]", "2016-06-28T00:00+08:00")]
    [InlineData("6月27日", "2016-06-27T00:00+08:00")]
    [InlineData("12-31", "2015-12-31T00:00+08:00")]
    [InlineData("06-28 周二", "2016-06-28T00:00+08:00")]
    [InlineData("06-27 15:30", "2016-06-27T15:30+08:00")]
    [InlineData("6月28号", "2016-06-28T00:00+08:00")]
    [InlineData("今年6月27日", "2016-06-27T00:00+08:00")]
    [InlineData("6-12岁儿童接种 06-27", "2016-06-27T00:00+08:00")]
    [InlineData("今天 08:00", "2016-06-28T08:00+08:00")]
    [InlineData("昨天", "2016-06-27T00:00+08:00")]
    [InlineData("3小时前", "2016-06-28T12:30+08:00")]
    [InlineData("10 分钟前", "2016-06-28T15:20+08:00")]
    [InlineData("Tue, 28 Jun 2016 09:00:00 +0800", "2016-06-28T09:00+08:00")]
    [InlineData("Tue, 28 Jun 2016 01:00:00 GMT", "2016-06-28T09:00+08:00")]
    [InlineData("28 Jun 2016 09:00:00", "2016-06-28T09:00+08:00")]
    [InlineData("2016-06-28T01:00:00Z", "2016-06-28T09:00+08:00")]
    [InlineData("2016-06-28T09:00:00+08:00", "2016-06-28T09:00+08:00")]
    [InlineData("2016-06-28T09:00:00.123+08:00", "2016-06-28T09:00:00.123+08:00")]
    public void A_date_is_read(string text, string date) => Assert.Equal(new FoundDate(DateTimeOffset.Parse(date, CultureInfo.InvariantCulture), IsToCome: false), WrittenDates.Find(text, Now));

    [Theory]
    [InlineData("")]
    [InlineData("最新")]
    [InlineData("2016-13-40")]
    [InlineData("2016-02-30")]
    [InlineData("1900-01-01")]
    [InlineData("电话 0393-6666666")]
    [InlineData("٣天前")]
    [InlineData("٢٠١٦-٠٦-٢٨")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00+08:00")]
    [InlineData("9999-12-31")]
    [InlineData("1899-12-30")]
    [InlineData("6-12岁儿童")]
    [InlineData("6-12 岁儿童")]
    [InlineData("5-6号楼")]
    [InlineData("6-12个月")]
    [InlineData("6-12月")]
    [InlineData("1-2-3")]
    [InlineData("1 - 2 - 3")]
    [InlineData("1/2/3")]
    [InlineData("K3-12")]
    [InlineData("2126-05-06")]
    [InlineData("2126年05月06日")]
    public void What_is_none_or_cannot_be_is_none(string text) => Assert.Equal(default, WrittenDates.Find(text, Now));

    [Theory]
    [InlineData("2018-01-01")]
    [InlineData("2016-06-30")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void On_a_day_to_come_nothing_was_published(string text) => Assert.Equal(new FoundDate(null, IsToCome: true), WrittenDates.Find(text, Now));
}
