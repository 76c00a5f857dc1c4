using System.Text;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class CallbackCryptoTests
{
    private static readonly CallbackCrypto Official = new(CallbackVectors.Key, CallbackVectors.AppId);
    private static readonly CallbackCrypto Own = new(CallbackVectors.OwnKey, CallbackVectors.OwnAppId);

    [Fact]
    public void The_official_event_is_decrypted()
    {
        var result = Official.Decrypt(Encoding.ASCII.GetBytes(CallbackVectors.EventEncrypt), out var message);

        Assert.Equal(CallbackDecryptResult.Ok, result);
        Assert.Equal(167, message.Length);
        Assert.Contains("\"debug_str\":\"hello world\"", Encoding.UTF8.GetString(message), StringComparison.Ordinal);
    }

    [Fact]
    public void The_official_reply_is_encrypted_byte_for_byte()
    {
        var encrypt = Official.Encrypt("{\"demo_resp\":\"good luck\"}"u8, "707722b803182950"u8);

        Assert.Equal(CallbackVectors.ReplyEncrypt, Encoding.ASCII.GetString(encrypt));
    }

    [Fact]
    public void The_message_in_XML_is_encrypted_and_decrypted()
    {
        var encrypt = Own.Encrypt(Encoding.UTF8.GetBytes(CallbackVectors.OwnMessage), "0123456789abcdef"u8);
        var result = Own.Decrypt(encrypt, out var message);

        Assert.Equal(CallbackVectors.OwnEncrypt, Encoding.ASCII.GetString(encrypt));
        Assert.Equal(CallbackDecryptResult.Ok, result);
        Assert.Equal(CallbackVectors.OwnMessage, Encoding.UTF8.GetString(message));
    }

    [Fact]
    public void Every_length_of_padding_is_written_and_read()
    {
        for (var length = 0; length <= 100; length++)
        {
            var message = Encoding.ASCII.GetBytes(new string('m', length));

            Assert.Equal(CallbackDecryptResult.Ok, Own.Decrypt(Own.Encrypt(message), out var back));
            Assert.Equal(message, back);
        }
    }

    [Fact]
    public void The_same_message_encrypts_differently_each_time() =>
        Assert.NotEqual(Own.Encrypt("success"u8), Own.Encrypt("success"u8));

    [Fact]
    public void A_key_with_stray_low_bits_in_its_last_character_works()
    {
        // The 43rd character carries two bits too many; G (000110) and E (000100) mean the same key.
        var twin = new CallbackCrypto(CallbackVectors.OwnKey[..42] + "E", CallbackVectors.OwnAppId);

        var result = twin.Decrypt(Encoding.ASCII.GetBytes(CallbackVectors.OwnEncrypt), out _);

        Assert.Equal(CallbackDecryptResult.Ok, result);
    }

    [Fact]
    public void Many_threads_share_one_instance()
    {
        var wrong = 0;
        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            var message = Encoding.UTF8.GetBytes($"第 {i} 条" + new string('x', i % 97));
            var result = Own.Decrypt(Own.Encrypt(message), out var back);
            if (result != CallbackDecryptResult.Ok || !back.AsSpan().SequenceEqual(message))
            {
                Interlocked.Increment(ref wrong);
            }
        });

        Assert.Equal(0, wrong);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF=")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF*")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF ")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDE密G")]
    public void A_key_that_cannot_be_right_is_refused_without_showing_it(string key)
    {
        var error = Assert.Throws<ArgumentException>(() => new CallbackCrypto(key, CallbackVectors.OwnAppId));

        Assert.Equal("encodingAesKey", error.ParamName);
        Assert.Contains("EncodingAESKey", error.Message, StringComparison.Ordinal);
        Assert.True(key.Length == 0 || !error.Message.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("wx0000 0001")]
    [InlineData("wx濮阳")]
    public void An_AppID_that_cannot_be_right_is_refused(string appId)
    {
        var error = Assert.Throws<ArgumentException>(() => new CallbackCrypto(CallbackVectors.OwnKey, appId));

        Assert.Equal("appId", error.ParamName);
        Assert.Contains("AppID", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_of_another_length_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Own.Encrypt("m"u8, "short"u8));
}
