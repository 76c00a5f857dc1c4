using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class CallbackCryptoAttackTests
{
    private static readonly CallbackCrypto Crypto = new(CallbackVectors.OwnKey, CallbackVectors.OwnAppId);
    private static readonly byte[] Cipher = Convert.FromBase64String(CallbackVectors.OwnEncrypt);

    [Fact]
    public void A_cipher_text_under_another_key_is_refused()
    {
        var other = new CallbackCrypto(CallbackVectors.Key, CallbackVectors.OwnAppId);

        var result = other.Decrypt(Encoding.ASCII.GetBytes(CallbackVectors.OwnEncrypt), out var message);

        Assert.NotEqual(CallbackDecryptResult.Ok, result);
        Assert.Empty(message);
    }

    [Theory]
    [InlineData("wx0000000000000002")]
    [InlineData("wx00000000000000010")]
    [InlineData("wx000000000000000")]
    public void A_message_for_another_account_is_refused(string appId)
    {
        var other = new CallbackCrypto(CallbackVectors.OwnKey, appId);

        Assert.Equal(CallbackDecryptResult.WrongAppId, Crypto.Decrypt(other.Encrypt("hello"u8), out var message));
        Assert.Empty(message);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("abc")]
    [InlineData("ab=c")]
    [InlineData("密文")]
    [InlineData("\0\0\0\0")]
    public void What_is_not_Base64_is_refused(string text) =>
        Assert.Equal(CallbackDecryptResult.BadBase64, Crypto.Decrypt(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void A_cut_cipher_text_is_refused_at_every_length()
    {
        for (var length = 0; length < Cipher.Length; length++)
        {
            var result = Decrypt(Cipher[..length], out var message);

            Assert.NotEqual(CallbackDecryptResult.Ok, result);
            Assert.True(length % 32 == 0 && length > 0 || result == CallbackDecryptResult.BadLength);
            Assert.Empty(message);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(255)]
    public void A_padding_value_outside_1_to_32_is_refused(int padding)
    {
        var plain = Plain("hello"u8, padding: 32 - 43 % 32);
        plain[^1] = (byte)padding;

        Assert.Equal(CallbackDecryptResult.BadPadding, Decrypt(Encrypt(plain), out _));
    }

    [Fact]
    public void A_padding_with_one_other_byte_is_refused()
    {
        var plain = Plain("hello"u8, padding: 21);
        plain[^21] = 20;

        Assert.Equal(CallbackDecryptResult.BadPadding, Decrypt(Encrypt(plain), out _));
    }

    [Fact]
    public void Padding_to_blocks_of_16_is_refused()
    {
        // 16 + 4 + 4 + 18 bytes and 6 of padding are 48: right for ordinary PKCS#7, wrong for WeChat's.
        Assert.Equal(CallbackDecryptResult.BadLength, Decrypt(Encrypt(Plain("hell"u8, padding: 6)), out _));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(24)]
    public void A_message_length_that_does_not_fit_is_refused(int length)
    {
        var plain = Plain("hello"u8, padding: 21);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), length);

        Assert.Equal(CallbackDecryptResult.BadMessageLength, Decrypt(Encrypt(plain), out _));
    }

    [Fact]
    public void A_message_length_that_moves_the_AppID_is_refused()
    {
        var plain = Plain("hello"u8, padding: 21);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), 4);

        Assert.Equal(CallbackDecryptResult.WrongAppId, Decrypt(Encrypt(plain), out _));
    }

    [Fact]
    public void A_buffer_of_nothing_but_padding_is_refused()
    {
        var plain = new byte[32];
        Array.Fill(plain, (byte)32);

        Assert.Equal(CallbackDecryptResult.BadMessageLength, Decrypt(Encrypt(plain), out _));
    }

    [Fact]
    public void Swapped_blocks_never_pass_the_signature()
    {
        var swapped = (byte[])Cipher.Clone();
        Cipher.AsSpan(32, 32).CopyTo(swapped.AsSpan(64));
        Cipher.AsSpan(64, 32).CopyTo(swapped.AsSpan(32));
        var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(swapped));

        Assert.False(CallbackSignature.IsValid(
            CallbackVectors.OwnToken, "1760000000", "987654321", text, "a0f9d9b6b3bb78a3923c489475a58a05a88f0c59"));
    }

    [Fact]
    public void No_bytes_make_decryption_throw_or_leak()
    {
        var bytes = ArbMap.Default.GeneratorFor<byte[]>();
        var blocks = Gen.Choose(0, 40).SelectMany(count => Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>(), count * 32));
        var texts = Gen.OneOf(
            bytes,
            bytes.Select(b => Encoding.ASCII.GetBytes(Convert.ToBase64String(b))),
            blocks.Select(b => Encoding.ASCII.GetBytes(Convert.ToBase64String(b))));

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true),
            Prop.ForAll(texts.ToArbitrary(), text =>
                Crypto.Decrypt(text, out var message) != CallbackDecryptResult.Ok && message.Length == 0));
    }

    [Fact]
    public void Changed_cipher_text_never_throws_and_later_messages_still_decrypt()
    {
        var changes = Gen.Two(Gen.Choose(0, Cipher.Length - 1)).Zip(Gen.Choose(1, 255));

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true),
            Prop.ForAll(changes.ToArbitrary(), change =>
            {
                var changed = (byte[])Cipher.Clone();
                changed[change.Item1.Item1] ^= (byte)change.Item2;
                changed[change.Item1.Item2] ^= (byte)change.Item2;
                var result = Decrypt(changed, out var message);
                return (result == CallbackDecryptResult.Ok || message.Length == 0)
                    && Decrypt(Cipher, out var whole) == CallbackDecryptResult.Ok
                    && Encoding.UTF8.GetString(whole) == CallbackVectors.OwnMessage;
            }));
    }

    [Fact]
    public void A_refused_megabyte_costs_nothing_that_is_not_used_again()
    {
        var text = new byte[1 << 20];
        Array.Fill(text, (byte)'A');

        var allocated = Allocation.LeastOf(() => Assert.NotEqual(CallbackDecryptResult.Ok, Crypto.Decrypt(text, out _)));

        Assert.InRange(allocated, 0, 1024);
    }

    private static CallbackDecryptResult Decrypt(byte[] cipher, out byte[] message) =>
        Crypto.Decrypt(Encoding.ASCII.GetBytes(Convert.ToBase64String(cipher)), out message);

    private static byte[] Plain(ReadOnlySpan<byte> message, int padding)
    {
        var plain = new byte[20 + message.Length + CallbackVectors.OwnAppId.Length + padding];
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), message.Length);
        message.CopyTo(plain.AsSpan(20));
        Encoding.ASCII.GetBytes(CallbackVectors.OwnAppId, plain.AsSpan(20 + message.Length));
        plain.AsSpan(plain.Length - padding).Fill((byte)padding);
        return plain;
    }

    private static byte[] Encrypt(byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(CallbackVectors.OwnKey + "=");
        return aes.EncryptCbc(plain, aes.Key.AsSpan(0, 16), PaddingMode.None);
    }
}
