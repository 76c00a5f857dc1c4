using PuyangFabu.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Drafting;

public sealed class RecipientListsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(9_999)]
    [InlineData(10_000)]
    [InlineData(10_001)]
    [InlineData(20_001)]
    [InlineData(199_999)]
    public void Every_part_is_one_that_WeChat_takes_and_nobody_is_left_out_or_named_twice(int count)
    {
        var openIds = Enumerable.Range(0, count).Select(static number => $"o{number}").ToArray();

        var parts = RecipientLists.Split(openIds);

        Assert.All(parts, static part => Assert.InRange(part.Count, 2, 10_000));
        Assert.Equal(openIds, parts.SelectMany(static part => part));
        Assert.Equal((count + 9_999) / 10_000, parts.Count);
    }
}
