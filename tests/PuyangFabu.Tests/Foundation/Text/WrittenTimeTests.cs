using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Tests.Foundation.Text;

public sealed class WrittenTimeTests
{
    [Theory]
    [InlineData("2016-06-28", "2016-06-27T16:00:00.000")]
    [InlineData("2016-06-28T15:30", "2016-06-28T07:30:00.000")]
    [InlineData("2016-06-28T15:30:01", "2016-06-28T07:30:01.000")]
    [InlineData("2016-06-28 15:30:01", "2016-06-28T07:30:01.000")]
    [InlineData("2016-06-28T15:30:01.5", "2016-06-28T07:30:01.500")]
    [InlineData("2016-06-28T15:30:01+08:00", "2016-06-28T07:30:01.000")]
    [InlineData("2016-06-28T15:30:01-05:00", "2016-06-28T20:30:01.000")]
    [InlineData("2016-06-28T15:30:01.123456Z", "2016-06-28T15:30:01.123")]
    public void Iso_times_are_read_and_without_an_offset_they_are_chinas(string text, string utc)
    {
        Assert.True(WrittenTime.TryParse(text, out var time));
        Assert.Equal(utc, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("昨天")]
    [InlineData("28/06/2016")]
    [InlineData("2016-13-01")]
    [InlineData("2016-02-30")]
    [InlineData("2016-06-28T25:00")]
    [InlineData("1467099000")]
    [InlineData("0001-01-01")]
    [InlineData("2016-06-28T15:30:01+99:00")]
    public void Anything_else_is_no_time(string text) => Assert.False(WrittenTime.TryParse(text, out _));
}
