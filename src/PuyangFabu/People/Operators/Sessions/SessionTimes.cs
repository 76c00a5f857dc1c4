using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>When sessions end by themselves.</summary>
public sealed class SessionTimes(OperatorsOptions options, TimeProvider clock)
{
    /// <summary>The use of a session is written at most this often.</summary>
    private const long TouchEveryMs = 60_000;

    public long NowMs => clock.NowMs();

    /// <summary>A session last used then or earlier has ended.</summary>
    public long IdleSinceMs => NowMs - (options.IdleMinutes * 60_000L);

    /// <summary>A use noted then or earlier is noted again.</summary>
    public long TouchBeforeMs => NowMs - TouchEveryMs;

    /// <summary>The end of a session that begins now.</summary>
    public long ExpiresMs => NowMs + (options.SessionHours * 3_600_000L);

    public bool IsOver(OperatorSession session) => session.ExpiresMs <= NowMs || session.LastUsedMs <= IdleSinceMs;
}
