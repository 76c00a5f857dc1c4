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
