namespace PuyangFabu.Foundation.Storage;

/// <summary>Times in the database are UTC milliseconds since 1970.</summary>
public static class UnixMilliseconds
{
    /// <summary>China's time is this much ahead of UTC, in summer too.</summary>
    public static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static long NowMs(this TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The moment in China's time (+08:00), which is what every reader expects.</summary>
    public static DateTimeOffset ToChinaTime(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(China);
}
