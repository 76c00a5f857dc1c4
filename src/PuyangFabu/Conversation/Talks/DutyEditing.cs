using System.Globalization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Conversation.Talks;

/// <summary>Says that people are there to answer followers until an hour, outside the usual times, and that they are no more.</summary>
public sealed class DutyEditing(Database database, DutySpellStore store, OnDuty duty, DutyHours hours, AuditLog audit, TimeProvider clock)
{
    private static readonly string[] TimeForms = ["H\\:mm", "HH\\:mm"];

    public async Task<DutyView> ShowAsync(CancellationToken cancellation) => ViewOf(await store.FindAsync(clock.NowMs(), cancellation));

    /// <summary>From now on; said again, the later word counts.</summary>
    public async Task<Outcome<DutyView>> BeginAsync(Actor actor, DutyInput input, CancellationToken cancellation)
    {
        if (!TimeOnly.TryParseExact(input.Until?.Trim() ?? "", TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return Refusal.BadInput("until", "不是时间，请写成 22:30");
        }

        var now = clock.NowMs();
        var at = UnixMilliseconds.ToChinaTime(now);
        var until = new DateTimeOffset(at.Date + time.ToTimeSpan(), at.Offset);
        until = until > at ? until : until.AddDays(1);
        return await ChangeAsync(
            actor, "begin",
            async session =>
            {
                await DutySpellStore.EndAsync(session, now);
                return await DutySpellStore.AddAsync(session, new DutySpell(0, now, until.ToUnixTimeMilliseconds(), actor.DisplayName));
            },
            cancellation);
    }

    /// <summary>The usual hours alone hold again.</summary>
    public Task<Outcome<DutyView>> EndAsync(Actor actor, CancellationToken cancellation) => ChangeAsync(
        actor, "end",
        async session =>
        {
            await DutySpellStore.EndAsync(session, clock.NowMs());
            return null;
        },
        cancellation);

    private async Task<Outcome<DutyView>> ChangeAsync(Actor actor, string action, Func<DbSession, Task<DutySpell?>> change, CancellationToken cancellation)
    {
        var current = await database.WriteAsync(
            async session =>
            {
                var before = await DutySpellStore.FindAsync(session, clock.NowMs());
                var after = await change(session);
                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = $"{DutySpell.AuditKind}.{action}",
                    TargetKind = DutySpell.AuditKind,
                    TargetId = "",
                    Before = before is null ? null : new { Until = UnixMilliseconds.ToChinaTime(before.UntilMs) },
                    After = after is null ? null : new { Until = UnixMilliseconds.ToChinaTime(after.UntilMs) },
                });
                return after;
            },
            cancellation);
        duty.Remember(current);
        return ViewOf(current);
    }

    private DutyView ViewOf(DutySpell? spell) => new(
        duty.Includes(clock.NowMs()), hours.Text, spell is null ? null : UnixMilliseconds.ToChinaTime(spell.UntilMs), spell?.OperatorName);
}

/// <summary>Until when people are there.</summary>
/// <param name="Until">An hour in China, <c>22:30</c>: the next one from now on.</param>
public sealed record DutyInput(string? Until);

/// <summary>Whether people are there to answer followers.</summary>
/// <param name="OnDuty">At this moment.</param>
/// <param name="Hours">The usual ones, in words.</param>
/// <param name="Until">When what somebody said for a time ends by itself; null when nobody did.</param>
/// <param name="SaidBy">Who did.</param>
public sealed record DutyView(bool OnDuty, string Hours, DateTimeOffset? Until, string? SaidBy);
