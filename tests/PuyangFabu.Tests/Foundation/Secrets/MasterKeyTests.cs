using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Secrets;

namespace PuyangFabu.Tests.Foundation.Secrets;

public sealed class MasterKeyTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("钥匙里的话");

    [Fact]
    public void What_was_wrapped_comes_back_and_never_looks_the_same_twice()
    {
        var master = MasterKey.Create();
        var (first, second) = (master.Wrap(Plain), master.Wrap(Plain));

        Assert.NotEqual(first, second);
        Assert.Equal(Plain, master.Unwrap(first));
        Assert.Equal(Plain, master.Unwrap(second));
        Assert.Empty(master.Unwrap(master.Wrap([])));
    }

    [Fact]
    public void Every_changed_byte_and_every_cut_is_noticed()
    {
        var master = MasterKey.Create();
        var wrapped = master.Wrap(Plain);
        for (var index = 0; index < wrapped.Length; index++)
        {
            var changed = wrapped.ToArray();
            changed[index] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => master.Unwrap(changed));
            Assert.ThrowsAny<CryptographicException>(() => master.Unwrap(wrapped.AsSpan(0, index)));
        }
    }

    [Fact]
    public void Another_key_opens_nothing()
    {
        var wrapped = MasterKey.Create().Wrap(Plain);
        Assert.ThrowsAny<CryptographicException>(() => MasterKey.Create().Unwrap(wrapped));
    }

    [Fact]
    public void Its_text_makes_the_same_key_again()
    {
        var master = MasterKey.Create();
        var again = MasterKey.Parse(master.ToBase64() + "\n");

        Assert.NotNull(again);
        Assert.Equal(master.Fingerprint, again.Fingerprint);
        Assert.Equal(Plain, again.Unwrap(master.Wrap(Plain)));
        Assert.NotEqual(master.Fingerprint, MasterKey.Create().Fingerprint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_text_that_is_not_32_bytes_is_no_key(string text) => Assert.Null(MasterKey.Parse(text));

    [Fact]
    public void It_does_not_tell_itself_when_printed()
    {
        var master = MasterKey.Create();
        Assert.DoesNotContain(master.ToBase64()[..8], $"{master}", StringComparison.Ordinal);
    }
}
