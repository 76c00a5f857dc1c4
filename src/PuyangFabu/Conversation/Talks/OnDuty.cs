using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Talks;

/// <summary>
/// Whether people are there to answer followers: in the usual hours, and while somebody said so for a time. In memory, read anew every
/// second so that every process knows what was said in another one.
/// </summary>
public sealed class OnDuty(DutyHours hours, DutySpellStore store, TimeProvider clock) : IDueWork
{
    private volatile DutySpell? spell;

    public string Name => "临时值班的读取";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <param name="atMs">UTC milliseconds.</param>
    public bool Includes(long atMs) => hours.Includes(atMs) || spell?.Includes(atMs) == true;

    /// <summary>This process knows at once.</summary>
    /// <param name="current">Null when none lasts.</param>
    public void Remember(DutySpell? current) => spell = current;

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        spell = await store.FindAsync(clock.NowMs(), cancellation);
        return null;
    }
}
