namespace PuyangFabu.Accounts;

/// <summary>The secrets of an input, sealed before the transaction begins; empty where the input has none.</summary>
public sealed record SealedInput(string AppSecret, string Token, string EncodingAesKey, string PreviousEncodingAesKey)
{
    public static SealedInput Of(AccountInput input, AccountSecrets secrets) => new(
        secrets.Seal(input.AppSecret ?? ""),
        secrets.Seal(input.Token ?? ""),
        secrets.Seal(input.EncodingAesKey ?? ""),
        secrets.Seal(input.PreviousEncodingAesKey ?? ""));
}
