using Xunit.Sdk;

namespace PuyangFabu.Tests;

public sealed class AssertTests
{
    [Fact]
    public void What_holds_of_all_of_nothing_is_not_held()
    {
        Assert.Throws<NotEmptyException>(static () => Assert.All(Array.Empty<int>(), static _ => { }));
        Assert.Throws<NotEmptyException>(static () => Assert.All(Array.Empty<int>(), static (_, _) => { }));
        Assert.Throws<AllException>(static () => Assert.All([1], static number => Assert.Equal(2, number)));
        Assert.All([1], static number => Assert.Equal(1, number));
    }
}
