namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>Counts forced refreshes of one account: WeChat allows 20 a day, at least 30 seconds apart.</summary>
internal sealed class ForcedRefreshes
{
    private const int MostADay = 20;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly Queue<DateTimeOffset> times = [];

    /// <summary>Takes one if it is allowed now.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        while (times.TryPeek(out var oldest) && now - oldest >= Day)
        {
            times.Dequeue();
        }

        if (times.Count >= MostADay || (times.Count > 0 && now - times.Last() < Apart))
        {
            return false;
        }

        times.Enqueue(now);
        return true;
    }
}
