using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Accounts;

/// <summary>One account, ready for use: its keys are parsed once.</summary>
public sealed class WeChatAccount
{
    public WeChatAccount(string slug, WeChatAccountOptions options)
    {
        Slug = slug;
        Settings = options;
        Name = options.Name;
        OriginalId = options.OriginalId;
        AppId = options.AppId;
        Token = options.Token;
        Kind = options.Kind;
        RequireEncryption = EncryptionRule.Of(options.RequireEncryption);
        Api = new ApiAccount(options.AppId, options.AppSecret);
        Ciphers = [.. new[] { options.EncodingAesKey, options.PreviousEncodingAesKey }
            .Where(static key => key.Length > 0)
            .Select(key => new CallbackCrypto(key, options.AppId))];
        ReplySeed = SHA256.HashData(Encoding.UTF8.GetBytes($"reply {options.Token} {options.EncodingAesKey}"));
    }

    public string Slug { get; }

    public string Name { get; }

    /// <summary>What people call it: its name, or the slug while it has none.</summary>
    public string Title => Name.Length > 0 ? Name : Slug;

    public string OriginalId { get; }

    public string AppId { get; }

    /// <summary><c>subscription</c> or <c>service</c>.</summary>
    public string Kind { get; }

    /// <summary>A value of <see cref="EncryptionRule"/>.</summary>
    public string RequireEncryption { get; }

    /// <summary>For calls to WeChat; holds the AppSecret.</summary>
    public ApiAccount Api { get; }

    /// <summary>The current key's cipher first, then the previous one's; empty when no key is set.</summary>
    public IReadOnlyList<CallbackCrypto> Ciphers { get; }

    internal string Token { get; }

    /// <summary>What it was made of; holds secrets.</summary>
    internal WeChatAccountOptions Settings { get; }

    /// <summary>Key of the hash from which the random parts of encrypted replies come.</summary>
    internal byte[] ReplySeed { get; }

    /// <summary>Whether a message's <c>ToUserName</c> is this account's original id; everything is, where nobody has set one.</summary>
    public bool IsNamedBy(string toUserName) => OriginalId.Length == 0 || Settings.OriginalIdIsMadeUp || toUserName == OriginalId;

    /// <summary>Before something reaches every follower, its name is typed: nobody does that to the wrong account by mistake.</summary>
    /// <returns>Null when it was typed.</returns>
    public static Refusal? UntypedRefusal(string field, string? typed, string title) =>
        IsTyped(title, typed) ? null : Refusal.BadInput(field, $"要输入公众号的名称“{title}”才能继续；什么都没有改变");

    /// <summary>Whether a word that stands beside the field was typed there: in full width or half, as Chinese keyboards have both.</summary>
    public static bool IsTyped(string word, string? typed) =>
        HalfWidth.Of(typed ?? "").Trim() == HalfWidth.Of(word).Trim();

    public override string ToString() => Slug;
}
