using System.Collections.Concurrent;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>
/// Who is telling a case, in memory: a message of anybody else costs one look into a table. Read anew every second, so that every process
/// knows what another one did.
/// </summary>
public sealed class CaseTellerBook(CaseDraftStore store, TimeProvider clock) : IDueWork
{
    /// <summary>Whoever begins to tell one beyond that is answered as if he did not.</summary>
    public const int MostKnown = 50_000;

    /// <summary>A reading that began before a draft was committed does not know it yet.</summary>
    private static readonly TimeSpan Unread = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<CaseTeller, long> tellers = new();

    public string Name => "对话里正在填写的诉求的读取";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    public bool Has(string account, string openId) => tellers.ContainsKey(new CaseTeller { Account = account, OpenId = openId });

    public int Count => tellers.Count;

    /// <summary>Begins to tell one, as soon as the message is stored.</summary>
    public void Remember(string account, string openId)
    {
        var teller = new CaseTeller { Account = account, OpenId = openId };
        if (tellers.ContainsKey(teller) || tellers.Count < MostKnown)
        {
            tellers[teller] = clock.NowMs();
        }
    }

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var nowMs = clock.NowMs();
        var found = (await store.TellersAsync(nowMs - (long)CaseChat.Life.TotalMilliseconds, cancellation)).ToHashSet();
        foreach (var known in tellers.Where(known => !found.Contains(known.Key) && nowMs - known.Value >= Unread.TotalMilliseconds))
        {
            tellers.TryRemove(known);
        }

        foreach (var teller in found.Take(MostKnown))
        {
            tellers.TryAdd(teller, 0);
        }

        return null;
    }
}
