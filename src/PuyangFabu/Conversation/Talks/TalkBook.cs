using System.Collections.Concurrent;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Talks;

/// <summary>
/// The talks that people have, in memory: a message of somebody else costs one look into a table. Read anew every second, so that every
/// process knows what another one did; what was done in this one is known at once. Who is asked about here and is not found is
/// answered by the product.
/// </summary>
public sealed class TalkBook(TalkStore store, TalkSilence silence, TimeProvider clock) : IDueWork
{
    /// <summary>Beyond that a talk is not known here: people have it all the same, the product only goes on answering.</summary>
    public const int MostKnown = 50_000;

    /// <summary>A reading that began before a change was committed does not know it yet.</summary>
    private static readonly TimeSpan Unread = TimeSpan.FromSeconds(3);

    /// <summary>Talks written so lately are read whatever their state, with room for clocks that differ.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Account, string OpenId), KnownTalk> talks = new();

    public string Name => "对话状态的读取";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The talk that people have with somebody; null when the product answers.</summary>
    public KnownTalk? Find(string account, string openId) =>
        talks.TryGetValue((account, openId), out var known) && TalkState.IsWithPeople(known.State) ? known : null;

    /// <summary>Whether the product keeps still in a talk.</summary>
    public bool IsSilent(KnownTalk known, long nowMs) => silence.UntilMs(known.State, known.WordMs, nowMs) is not null;

    public int Count => talks.Count;

    /// <summary>Takes in what was committed in this process.</summary>
    public void Remember(Talk talk) => Keep((talk.Account, talk.OpenId), new KnownTalk(talk.State, talk.Revision, talk.WordMs, clock.NowMs()));

    /// <summary>Who leaves talks to nobody any more; what is kept of him is wiped elsewhere.</summary>
    public void Forget(string account, string openId) => talks.TryRemove((account, openId), out _);

    /// <summary>The write that hands the talk to people because the follower asks; this process keeps still from now on.</summary>
    public InboxWrite Asked(string openId, MessageContext context)
    {
        var (account, atMs) = (context.Account.Slug, context.ReceivedMs);
        var known = talks.GetValueOrDefault((account, openId));
        Keep((account, openId), known is not null && TalkState.IsWithPeople(known.State)
            ? known with { WordMs = atMs }
            : new KnownTalk(TalkState.Waiting, (known?.Revision ?? 0) + 1, atMs, atMs));
        return new InboxWrite(SharedRows.Talks, openId, account, session => AskAsync(session, account, openId, atMs));
    }

    /// <summary>The write that puts the talk of a follower in danger before people. The product goes on answering until one of them has it.</summary>
    public InboxWrite Alarmed(string openId, MessageContext context)
    {
        var (account, atMs) = (context.Account.Slug, context.ReceivedMs);
        var known = talks.GetValueOrDefault((account, openId));
        if (known is null || !TalkState.IsWithPeople(known.State))
        {
            Keep((account, openId), new KnownTalk(TalkState.Waiting, (known?.Revision ?? 0) + 1, WordMs: 0, atMs));
        }

        return new InboxWrite(SharedRows.Talks, openId, account, session => AlarmAsync(session, account, openId, atMs));
    }

    /// <summary>The write that notes the follower's last word.</summary>
    public InboxWrite Heard(string openId, MessageContext context)
    {
        var (account, atMs) = (context.Account.Slug, context.ReceivedMs);
        var silent = talks.TryGetValue((account, openId), out var known) && IsSilent(known, atMs);
        if (silent && atMs > known!.WordMs)
        {
            talks.TryUpdate((account, openId), known with { WordMs = atMs }, known);
        }

        return new InboxWrite(SharedRows.Talks, openId, account, session => TalkStore.HearAsync(session, account, openId, atMs, silent ? silence.SinceMs(atMs) : atMs));
    }

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var nowMs = clock.NowMs();
        var rows = (await store.CurrentAsync(nowMs - (long)Lately.TotalMilliseconds, cancellation)).ToDictionary(static talk => (talk.Account, talk.OpenId));
        foreach (var (who, known) in talks)
        {
            var isUnread = nowMs - known.KnownMs < Unread.TotalMilliseconds;
            if (!rows.Remove(who, out var row))
            {
                if (!isUnread)
                {
                    talks.TryRemove(KeyValuePair.Create(who, known));
                }
            }
            else if (row.Revision >= known.Revision || !isUnread)
            {
                var same = row.Revision == known.Revision;
                talks.TryUpdate(who, known with { State = row.State, Revision = row.Revision, WordMs = same ? Math.Max(row.WordMs, known.WordMs) : row.WordMs }, known);
            }
        }

        foreach (var (who, row) in rows.Where(static row => TalkState.IsWithPeople(row.Value.State)).Take(Math.Max(0, MostKnown - talks.Count)))
        {
            talks.TryAdd(who, new KnownTalk(row.State, row.Revision, row.WordMs, KnownMs: 0));
        }

        return null;
    }

    private void Keep((string Account, string OpenId) who, KnownTalk talk)
    {
        if (talks.ContainsKey(who) || talks.Count < MostKnown)
        {
            talks[who] = talk;
        }
    }

    private static async Task AlarmAsync(DbSession session, string account, string openId, long atMs)
    {
        var talk = await TalkStore.TakeAsync(session, account, openId, atMs);
        var move = TalkFlow.Table.Find(talk.State, TalkAction.Alarm);

        // From the first word on that nobody has answered: who goes on calling for help is not to wait longer for that.
        var urgent = talk with { UrgentMs = talk.IsUrgent ? talk.UrgentMs : atMs, FollowerMs = Math.Max(talk.FollowerMs, atMs), TouchedMs = atMs };
        if (move is not null)
        {
            urgent = urgent with { State = move.To, HolderId = null, HolderName = "", WordMs = 0 };
        }

        if (await TalkStore.MoveAsync(session, talk, urgent) is not null && move is not null)
        {
            await TalkStore.AddEventAsync(session, EventOf(talk, move.Code, urgent.State, atMs));
        }
    }

    private static TalkEvent EventOf(Talk talk, string action, string to, long atMs) =>
        new() { TalkId = talk.Id, AtMs = atMs, Action = action, FromState = talk.State, ToState = to, OperatorName = "" };

    // What a follower asks is no act of an operator and none of the product's own: the talk's history keeps it, the record does not.
    private static async Task AskAsync(DbSession session, string account, string openId, long atMs)
    {
        var talk = await TalkStore.TakeAsync(session, account, openId, atMs);
        var move = TalkFlow.Table.Find(talk.State, TalkAction.Ask);
        var asked = talk with { State = move?.To ?? talk.State, HolderId = move is null ? talk.HolderId : null, HolderName = move is null ? talk.HolderName : "", WordMs = atMs, FollowerMs = atMs, TouchedMs = atMs };
        if (await TalkStore.MoveAsync(session, talk, asked) is not null && move is not null)
        {
            await TalkStore.AddEventAsync(session, EventOf(talk, move.Code, asked.State, atMs));
        }
    }
}
