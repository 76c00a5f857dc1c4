namespace PuyangFabu.People.Operators.Sessions;

/// <summary>A new session.</summary>
/// <param name="Token">Shown once; only its hash is kept.</param>
public sealed record SignedIn(Operator Operator, long SessionId, string Token, long ExpiresMs);
