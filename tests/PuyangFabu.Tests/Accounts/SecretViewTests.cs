using PuyangFabu.Accounts;

namespace PuyangFabu.Tests.Accounts;

public sealed class SecretViewTests
{
    [Theory]
    [InlineData("", false, false, null, true)]
    [InlineData("abc", false, true, "••••", true)]
    [InlineData("abcdefghijklmnopqrstuvw", false, true, "••••", true)]
    [InlineData("abcdefghijklmnopqrstuvwx", false, true, "••••uvwx", true)]
    [InlineData("abcdefghijklmnopqrstuvwx", true, true, null, false)]
    public void Four_characters_show_of_a_long_secret_and_nothing_of_a_short_one(string secret, bool shut, bool set, string? masked, bool readable) =>
        Assert.Equal(new SecretView(set, masked, readable), SecretView.Of(secret, shut));
}
