namespace PuyangFabu.Conversation.Talks;

/// <summary>
/// When the product keeps still for people: while somebody has the talk, and while it waits for somebody at hours when people are there.
/// Who waits at other hours is answered by the product as everybody else.
/// </summary>
public sealed class TalkSilence(TalkOptions options, OnDuty duty)
{
    /// <summary>Until when, if nobody says anything meanwhile; null when the product answers.</summary>
    /// <param name="state">One of <see cref="TalkState"/>.</param>
    /// <param name="wordMs">The last word of either side.</param>
    public long? UntilMs(string state, long wordMs, long nowMs) =>
        nowMs - wordMs < options.SilenceMs && (state == TalkState.Taken || (state == TalkState.Waiting && duty.Includes(nowMs))) ? wordMs + options.SilenceMs : null;

    /// <summary>Words before this moment are too old to keep still for.</summary>
    public long SinceMs(long nowMs) => nowMs - options.SilenceMs;
}
