namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>The token of one AppID: kept while it is good, asked for once however many callers wait for it.</summary>
internal sealed class TokenHolder(StableTokenCall platform, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MostJitter = TimeSpan.FromMinutes(1);

    /// <summary>While the old token still works, a refresh that failed is not tried again before this.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly ForcedRefreshes forced = new();
    private CachedToken? current;
    private string? refused;
    private Task<ApiAnswer<CachedToken>>? running;

    public async Task<ApiAnswer<CachedToken>> GetAsync(ApiAccount account, CancellationToken cancellation)
    {
        Task<ApiAnswer<CachedToken>> refresh;
        lock (gate)
        {
            if (current is { } kept && kept.Owner == account && kept.IsFresh(clock.GetUtcNow()))
            {
                return kept;
            }

            // Not the caller's cancellation: others may wait for the same token.
            refresh = running ??= Task.Run(() => RefreshAsync(account), CancellationToken.None);
        }

        return await refresh.WaitAsync(cancellation);
    }

    /// <summary>WeChat refused this token. Only the first of many callers who had it in hand changes anything.</summary>
    public void Drop(string token)
    {
        lock (gate)
        {
            if (current?.Value == token)
            {
                current = null;
                refused = token;
            }
        }
    }

    private async Task<ApiAnswer<CachedToken>> RefreshAsync(ApiAccount account)
    {
        try
        {
            var answer = await AskAsync(account);
            lock (gate)
            {
                return answer.Failure is { } failure ? OldOneInstead(account, failure) : Keep(account, answer.Value);
            }
        }
        finally
        {
            lock (gate)
            {
                running = null;
            }
        }
    }

    private async Task<ApiAnswer<StableToken>> AskAsync(ApiAccount account)
    {
        var answer = await platform.AskAsync(account, force: false, CancellationToken.None);
        if (answer.Failure is not null || answer.Value.Value != refused)
        {
            return answer;
        }

        // The platform hands out the very token that it refuses: only force brings another.
        return forced.TryTake(clock.GetUtcNow())
            ? await platform.AskAsync(account, force: true, CancellationToken.None)
            : new ApiFailure(
                ApiFailureKind.NotSent,
                "微信拒绝了当前的访问凭证，却仍然发放同一个。",
                "稍候一分钟再试；若一直如此，请确认没有别的程序在用同一账号强制刷新凭证。");
    }

    private ApiAnswer<CachedToken> OldOneInstead(ApiAccount account, ApiFailure failure)
    {
        if (current is not { } kept || kept.Owner != account || !kept.IsValid(clock.GetUtcNow()))
        {
            return failure;
        }

        current = kept with { RefreshAt = clock.GetUtcNow() + AfterFailure };
        return current;
    }

    private CachedToken Keep(ApiAccount account, StableToken token)
    {
        var now = clock.GetUtcNow();
        var expires = now + token.ExpiresIn;

        // Close to its end the platform may still answer the old token: then ask again halfway.
        var early = Early + (MostJitter * Random.Shared.NextDouble());
        var refresh = token.ExpiresIn > early * 2 ? expires - early : now + (token.ExpiresIn / 2);
        refused = null;
        return current = new CachedToken(token.Value, account, refresh, expires);
    }
}

/// <summary>A token and when to get the next one.</summary>
/// <param name="Owner">With which secret it was had; another secret means another token.</param>
internal sealed record CachedToken(string Value, ApiAccount Owner, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt)
{
    public bool IsFresh(DateTimeOffset now) => now < RefreshAt;

    public bool IsValid(DateTimeOffset now) => now < ExpiresAt;

    /// <summary>Nothing of the token: a record would print it.</summary>
    public override string ToString() => $"token until {ExpiresAt:O}";
}

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
