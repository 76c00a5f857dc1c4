namespace PuyangFabu.Sandbox.Platform.Tokens;

/// <summary>An account's access tokens of both channels, which do not touch each other. Used under the account's lock.</summary>
internal sealed class TokenDesk
{
    /// <summary>Forced refreshes a day.</summary>
    public const int ForcedPerDay = 20;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);

    /// <summary>An old token of the classic channel stays valid this long; a stable one is renewed this long before its end.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenForced = TimeSpan.FromSeconds(30);

    /// <summary>A token that ended is known as expired this long; later it is any stranger's.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly List<AccessToken> tokens = [];
    private DateOnly forcedDay;
    private int forced;
    private DateTimeOffset? lastForced;

    /// <summary>Whether this token was ever this account's.</summary>
    public bool Knows(string value) => tokens.Exists(token => token.Value == value);

    /// <summary>0 for a token that is valid, or the code that refuses it.</summary>
    public int Check(string value, DateTimeOffset now) => tokens.Find(token => token.Value == value) switch
    {
        null or { Revoked: true } => 40001,
        { EndsAt: var end } when end <= now => 42001,
        _ => 0,
    };

    /// <summary>A new token each time; the one before lives five more minutes.</summary>
    public AccessToken Classic(DateTimeOffset now) => Issue(stable: false, now, now + Overlap);

    /// <summary>The same token while it is valid, a new one in its last five minutes.</summary>
    public AccessToken Stable(DateTimeOffset now)
    {
        var current = tokens.LastOrDefault(token => token is { Stable: true, Revoked: false });
        return current is not null && current.EndsAt - now > Overlap ? current : Issue(stable: true, now, now + Overlap);
    }

    /// <summary>The stable tokens end at once; null with the code when it is too often or too soon.</summary>
    public AccessToken? Force(DateTimeOffset now, out int code)
    {
        if (forcedDay != ShanghaiTime.Day(now))
        {
            (forcedDay, forced) = (ShanghaiTime.Day(now), 0);
        }

        code = forced >= ForcedPerDay ? 45009 : lastForced is { } last && now - last < BetweenForced ? 45011 : 0;
        if (code != 0)
        {
            return null;
        }

        (forced, lastForced) = (forced + 1, now);
        for (var i = 0; i < tokens.Count; i++)
        {
            tokens[i] = tokens[i].Stable ? tokens[i] with { Revoked = true } : tokens[i];
        }

        return Issue(stable: true, now, now);
    }

    /// <summary>Ends every token, as a played fault.</summary>
    public void End(bool expired)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            tokens[i] = expired ? tokens[i] with { EndsAt = DateTimeOffset.MinValue } : tokens[i] with { Revoked = true };
        }
    }

    private AccessToken Issue(bool stable, DateTimeOffset now, DateTimeOffset othersEnd)
    {
        tokens.RemoveAll(token => token.IssuedAt + Life + Memory < now);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            tokens[i] = token.Stable == stable && token.EndsAt > othersEnd ? token with { EndsAt = othersEnd } : token;
        }

        var issued = new AccessToken(RandomIds.Text(102), stable, now, now + Life);
        tokens.Add(issued);
        return issued;
    }
}

/// <summary>One token that was handed out.</summary>
/// <param name="Stable">Which of the two channels it came through.</param>
internal sealed record AccessToken(string Value, bool Stable, DateTimeOffset IssuedAt, DateTimeOffset EndsAt)
{
    public bool Revoked { get; init; }

    public int SecondsLeft(DateTimeOffset now) => (int)(EndsAt - now).TotalSeconds;
}
