using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts;

/// <summary>An account as operators see it: everything but its secrets.</summary>
public sealed record AccountView
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string OriginalId { get; init; }

    public required string AppId { get; init; }

    public required string Kind { get; init; }

    /// <summary>A value of <see cref="EncryptionRule"/>, as it is set.</summary>
    public required string RequireEncryption { get; init; }

    /// <summary>What that means at this moment.</summary>
    public required EncryptionView Encryption { get; init; }

    /// <summary>What WeChat's console must be given as the server's address.</summary>
    public required string WebhookUrl { get; init; }

    public required long Revision { get; init; }

    /// <summary><c>settings</c> or <c>database</c>: what was written through the API counts before the settings file.</summary>
    public required string Source { get; init; }

    /// <summary>By the names under which they can be written.</summary>
    public required IReadOnlyDictionary<string, SecretView> Secrets { get; init; }

    public static AccountView Of(AccountState state, EncryptionView encryption, string webhookUrl) => new()
    {
        Slug = state.Slug,
        Name = state.Options.Name,
        OriginalId = state.Options.OriginalId,
        AppId = state.Options.AppId,
        Kind = state.Options.Kind,
        RequireEncryption = EncryptionRule.Of(state.Options.RequireEncryption),
        Encryption = encryption,
        WebhookUrl = webhookUrl,
        Revision = state.Revision,
        Source = state.Source,
        Secrets = new Dictionary<string, SecretView>
        {
            [AccountRules.AppSecret] = SecretView.Of(state.Options.AppSecret, state.Shut.Contains(AccountRules.AppSecret)),
            [AccountRules.Token] = SecretView.Of(state.Options.Token, state.Shut.Contains(AccountRules.Token)),
            [AccountRules.EncodingAesKey] = SecretView.Of(state.Options.EncodingAesKey, state.Shut.Contains(AccountRules.EncodingAesKey)),
            [AccountRules.PreviousEncodingAesKey] = SecretView.Of(
                state.Options.PreviousEncodingAesKey, state.Shut.Contains(AccountRules.PreviousEncodingAesKey)),
        },
    };
}

/// <summary>What may be seen of a secret: whether there is one, nothing of it.</summary>
/// <param name="Masked">Dots; null when there is none or it cannot be opened.</param>
/// <param name="Readable">False when another master key sealed it: this node cannot use it.</param>
public sealed record SecretView(bool Set, string? Masked, bool Readable)
{
    private const string Dots = "••••";

    public static SecretView Of(string secret, bool shut) => new(secret.Length > 0, secret.Length == 0 || shut ? null : Dots, secret.Length == 0 || !shut);
}

/// <summary>How an account takes messages at this moment.</summary>
/// <param name="PlainRefused">True when only encrypted messages are taken.</param>
/// <param name="EncryptedSince">When the first encrypted message came, if one did since the last reset.</param>
/// <param name="Note">The same as a sentence.</param>
public sealed record EncryptionView(bool PlainRefused, DateTimeOffset? EncryptedSince, string Note)
{
    /// <param name="sinceMs">UTC milliseconds of the first encrypted message; null when none came.</param>
    public static EncryptionView Of(string rule, bool sandbox, long? sinceMs)
    {
        DateTimeOffset? since = sinceMs is { } known ? UnixMilliseconds.ToChinaTime(known) : null;
        return (rule, sandbox, since) switch
        {
            (EncryptionRule.Always, _, _) => new(true, since, "只接受加密消息（RequireEncryption 为 true）。"),
            (EncryptionRule.Never, _, _) => new(false, since, "明文消息也接受（RequireEncryption 为 false）。"),
            (_, true, _) => new(false, since, "沙箱模式，明文消息也接受。"),
            (_, _, { } at) => new(true, since, $"只接受加密消息：{ChinaTime.Minute(at)} 起收到过加密消息。"),
            _ => new(false, null, "还没有收到过加密消息，明文消息也接受。"),
        };
    }
}
