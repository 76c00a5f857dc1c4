namespace PuyangFabu.Accounts;

/// <summary>What an input makes of a row.</summary>
/// <param name="Fields">Names of the fields that differ now, as the API calls them.</param>
public sealed record AccountChange(AccountSettings Row, IReadOnlyList<string> Fields)
{
    /// <param name="before">The row as it is.</param>
    /// <param name="opened">The same, opened.</param>
    /// <param name="seals">The secrets of the input, sealed.</param>
    public static AccountChange Of(AccountSettings before, AccountState opened, AccountInput input, SealedInput seals)
    {
        var (old, fields) = (opened.Options, new List<string>());
        var after = before with
        {
            Name = Plain("name", old.Name, input.Name?.Trim()),
            OriginalId = Plain("originalId", old.OriginalId, input.OriginalId?.Trim()),
            AppId = Plain(AccountRules.AppId, old.AppId, input.AppId?.Trim()),
            Kind = Plain("kind", old.Kind, input.Kind),
            RequireEncryption = Rule(input.RequireEncryption),
            AppSecret = Secret(AccountRules.AppSecret, before.AppSecret, old.AppSecret, input.AppSecret, seals.AppSecret),
            Token = Secret(AccountRules.Token, before.Token, old.Token, input.Token, seals.Token),
            EncodingAesKey = Secret(AccountRules.EncodingAesKey, before.EncodingAesKey, old.EncodingAesKey, input.EncodingAesKey, seals.EncodingAesKey),
            PreviousEncodingAesKey = Secret(
                AccountRules.PreviousEncodingAesKey, before.PreviousEncodingAesKey, old.PreviousEncodingAesKey, input.PreviousEncodingAesKey, seals.PreviousEncodingAesKey),
        };
        if (input.PreviousEncodingAesKey is null && fields.Contains(AccountRules.EncodingAesKey) && before.EncodingAesKey.Length > 0)
        {
            // Messages under the old key are on their way for a while yet.
            after = after with { PreviousEncodingAesKey = before.EncodingAesKey };
            fields.Add(AccountRules.PreviousEncodingAesKey);
        }

        return new AccountChange(after, fields);

        string Plain(string name, string was, string? given)
        {
            if (given is not null && given != was)
            {
                fields.Add(name);
            }

            return given ?? was;
        }

        // Said again of what only the settings say it is set from now on, and the settings count no more.
        string? Rule(string? given)
        {
            if (given is not null && given != before.RequireEncryption)
            {
                fields.Add(AccountRules.RequireEncryption);
            }

            return given ?? before.RequireEncryption;
        }

        // The old seal stays where the value is the same, so that nothing counts as changed that is not.
        string Secret(string name, string was, string wasOpened, string? given, string seal)
        {
            if (given is null || (given == wasOpened && !opened.Shut.Contains(name)))
            {
                return was;
            }

            fields.Add(name);
            return seal;
        }
    }
}

/// <summary>The secrets of an input, sealed before the transaction begins; empty where the input has none.</summary>
public sealed record SealedInput(string AppSecret, string Token, string EncodingAesKey, string PreviousEncodingAesKey)
{
    public static SealedInput Of(AccountInput input, AccountSecrets secrets) => new(
        secrets.Seal(input.AppSecret ?? ""),
        secrets.Seal(input.Token ?? ""),
        secrets.Seal(input.EncodingAesKey ?? ""),
        secrets.Seal(input.PreviousEncodingAesKey ?? ""));
}
