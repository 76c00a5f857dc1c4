namespace PuyangFabu.Operators.Sessions;

/// <summary>How often signing in failed lately for one name or from one address.</summary>
public sealed record SignInFailures
{
    public long Failures { get; init; }

    public long LastMs { get; init; }
}
