namespace PuyangFabu.People.Operators.Sessions;

/// <summary>How often signing in failed lately for one name or from one address.</summary>
public sealed record SignInFailures
{
    public long Failures { get; init; }

    /// <summary>When the first one counted was; counting begins anew a while after it.</summary>
    public long FirstMs { get; init; }

    public long LastMs { get; init; }
}
