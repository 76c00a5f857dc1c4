namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>A token and when to get the next one.</summary>
/// <param name="Owner">With which secret it was had; another secret means another token.</param>
internal sealed record CachedToken(string Value, ApiAccount Owner, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt)
{
    public bool IsFresh(DateTimeOffset now) => now < RefreshAt;

    public bool IsValid(DateTimeOffset now) => now < ExpiresAt;

    /// <summary>Nothing of the token: a record would print it.</summary>
    public override string ToString() => $"token until {ExpiresAt:O}";
}
