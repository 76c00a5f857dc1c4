namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>Counts an account's calls by day and minute. Used under the account's lock.</summary>
internal sealed class CallCounter(PlatformLimits limits)
{
    /// <summary><c>clear_quota</c> and its second version together.</summary>
    public const int ClearsPerMonth = 10;

    private readonly Dictionary<string, int> used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Minute, int Count)> minutes = new(StringComparer.Ordinal);
    private DateOnly day;
    private DateOnly month;
    private int clears;

    public int Used(string path, DateTimeOffset now)
    {
        Turn(now);
        return used.GetValueOrDefault(path);
    }

    /// <summary>The calls of today, most used first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Today(DateTimeOffset now)
    {
        Turn(now);
        return [.. used.OrderByDescending(static one => one.Value)];
    }

    /// <summary>Counts the call; 0, or the code that refuses it.</summary>
    public int Take(CallRule rule, DateTimeOffset now)
    {
        Turn(now);
        var minute = now.ToUnixTimeSeconds() / 60;
        var recent = minutes.GetValueOrDefault(rule.Path);
        var inMinute = recent.Minute == minute ? recent.Count : 0;
        if (limits.Quotas && inMinute >= rule.PerMinute)
        {
            return rule.TooFast;
        }

        var count = used.GetValueOrDefault(rule.Path);
        if (limits.Quotas && count >= rule.Daily)
        {
            return 45009;
        }

        used[rule.Path] = count + 1;
        minutes[rule.Path] = (minute, inMinute + 1);
        return 0;
    }

    /// <returns>False when this month's clears are used up.</returns>
    public bool Clear(DateTimeOffset now)
    {
        Turn(now);
        if (clears >= ClearsPerMonth)
        {
            return false;
        }

        clears++;
        used.Clear();
        return true;
    }

    private void Turn(DateTimeOffset now)
    {
        if (ShanghaiTime.Day(now) != day)
        {
            day = ShanghaiTime.Day(now);
            used.Clear();
        }

        if (ShanghaiTime.Month(now) != month)
        {
            month = ShanghaiTime.Month(now);
            clears = 0;
        }
    }
}
