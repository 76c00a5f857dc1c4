using PuyangFabu.Accounts;

namespace PuyangFabu.Tests.Accounts;

public sealed class SecretViewTests
{
    [Theory]
    [InlineData("", false, false, null, true)]
    [InlineData("abc", false, true, "••••", true)]
    [InlineData("abcdefghijklmnopqrstuvwx", false, true, "••••", true)]
    [InlineData("abcdefghijklmnopqrstuvwx", true, true, null, false)]
    public void Nothing_shows_of_a_secret_but_that_there_is_one(string secret, bool shut, bool set, string? masked, bool readable) =>
        Assert.Equal(new SecretView(set, masked, readable), SecretView.Of(secret, shut));
}
