using System.Text;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class CallbackSignatureTests
{
    [Theory]
    [InlineData("1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696")]
    [InlineData("1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78")]
    [InlineData("1714112445", "415670741", "6c5c811b55cc85e0e1b54100749188c20beb3f5d")]
    public void The_official_signatures_are_reproduced(string timestamp, string nonce, string signature)
    {
        Assert.Equal(signature, CallbackSignature.Compute(CallbackVectors.Token, timestamp, nonce));
        Assert.True(CallbackSignature.IsValid(CallbackVectors.Token, timestamp, nonce, signature));
    }

    [Theory]
    [InlineData(CallbackVectors.Token, "1714112445", "415670741", CallbackVectors.EventEncrypt, "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3")]
    [InlineData(CallbackVectors.Token, "1713424427", "415670741", CallbackVectors.ReplyEncrypt, "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1")]
    [InlineData(CallbackVectors.OwnToken, "1760000000", "987654321", CallbackVectors.OwnEncrypt, "a0f9d9b6b3bb78a3923c489475a58a05a88f0c59")]
    public void The_signatures_over_cipher_text_are_reproduced(string token, string timestamp, string nonce, string encrypt, string signature)
    {
        var bytes = Encoding.ASCII.GetBytes(encrypt);

        Assert.Equal(signature, CallbackSignature.Compute(token, timestamp, nonce, bytes));
        Assert.True(CallbackSignature.IsValid(token, timestamp, nonce, bytes, signature));
    }

    [Fact]
    public void The_signature_without_cipher_text_does_not_pass_for_the_one_with_it()
    {
        var encrypt = Encoding.ASCII.GetBytes(CallbackVectors.EventEncrypt);

        Assert.False(CallbackSignature.IsValid(
            CallbackVectors.Token, "1714112445", "415670741", encrypt, "6c5c811b55cc85e0e1b54100749188c20beb3f5d"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("f464b24fc39322e44b38aa78f5edd27bd144169")]
    [InlineData("f464b24fc39322e44b38aa78f5edd27bd14416960")]
    [InlineData("f464b24fc39322e44b38aa78f5edd27bd1441697")]
    [InlineData("e464b24fc39322e44b38aa78f5edd27bd1441696")]
    [InlineData("F464B24FC39322E44B38AA78F5EDD27BD1441696")]
    [InlineData("f464b24fc39322e44b38aa78f5edd27bd14416９6")]
    public void A_wrong_signature_is_refused(string signature) =>
        Assert.False(CallbackSignature.IsValid(CallbackVectors.Token, "1714036504", "1514711492", signature));

    [Theory]
    [InlineData("AAAAB", "1714036504", "1514711492")]
    [InlineData("AAAAA", "1714036505", "1514711492")]
    [InlineData("AAAAA", "1714036504", "1514711493")]
    [InlineData("AAAAA", "", "")]
    public void Another_token_time_or_nonce_is_refused(string token, string timestamp, string nonce) =>
        Assert.False(CallbackSignature.IsValid(token, timestamp, nonce, "f464b24fc39322e44b38aa78f5edd27bd1441696"));

    [Fact]
    public void The_parts_are_sorted_by_their_bytes()
    {
        // By UTF-16 units U+1F600 (D83D DE00) comes before U+FF01; by UTF-8 bytes (F0 after EF) it comes after.
        // The value is sha1sum's, of the bytes in that order.
        const string Expected = "8726bb59fddf7aa9066b12dd02a7d0441a9d6262";

        Assert.Equal(Expected, CallbackSignature.Compute("\U0001F600", "A", "\uFF01"));
    }

    [Theory]
    [InlineData("a", "b", "c", "36e3b2c3a7fc7c13070f15897917766d852daa81")]
    [InlineData("c", "b", "a", "36e3b2c3a7fc7c13070f15897917766d852daa81")]
    [InlineData("b", "c", "a", "36e3b2c3a7fc7c13070f15897917766d852daa81")]
    [InlineData("B", "a", "_", "782c852c653254136c11b537de408342fec26956")]
    [InlineData("10", "9", "1", "1af937b7141efe08e38f7c65fac3885ca9416c1d")]
    [InlineData("a1", "a", "a12", "3bac7ae63e65c9379ee8a69b4d6232a1f1c9a8b4")]
    [InlineData("", "", "", "f29bc91bbdab169fc0c0a326965953d11c7dff83")]
    public void Four_parts_in_any_order_give_the_sorted_join(string token, string timestamp, string nonce, string signature) =>
        Assert.Equal(signature, CallbackSignature.Compute(token, timestamp, nonce, "a1"u8));

    [Fact]
    public void Input_of_an_attackers_size_is_refused_without_growing_memory()
    {
        var huge = new string('\uD800', 1 << 20);
        var encrypt = new byte[1 << 20];
        var signature = new string('0', 40);

        var allocated = Allocation.LeastOf(() =>
        {
            Assert.False(CallbackSignature.IsValid("t", huge, huge, encrypt, signature));
            Assert.False(CallbackSignature.IsValid("t", "1", "2", huge));
        });

        // The encoder makes a small object where it meets lone surrogates.
        Assert.InRange(allocated, 0, 1024);
    }

    [Fact]
    public void Checking_an_ordinary_request_allocates_nothing()
    {
        var encrypt = Encoding.ASCII.GetBytes(CallbackVectors.OwnEncrypt);

        var allocated = Allocation.LeastOf(() =>
        {
            Assert.True(CallbackSignature.IsValid(
                CallbackVectors.Token, "1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696"));
            Assert.True(CallbackSignature.IsValid(
                CallbackVectors.OwnToken, "1760000000", "987654321", encrypt, "a0f9d9b6b3bb78a3923c489475a58a05a88f0c59"));
        });

        Assert.Equal(0, allocated);
    }
}
