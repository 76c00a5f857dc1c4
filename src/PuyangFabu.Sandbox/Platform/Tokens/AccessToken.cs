namespace PuyangFabu.Sandbox.Platform.Tokens;

/// <summary>One token that was handed out.</summary>
/// <param name="Stable">Which of the two channels it came through.</param>
internal sealed record AccessToken(string Value, bool Stable, DateTimeOffset IssuedAt, DateTimeOffset EndsAt)
{
    public bool Revoked { get; init; }

    public int SecondsLeft(DateTimeOffset now) => (int)(EndsAt - now).TotalSeconds;
}
