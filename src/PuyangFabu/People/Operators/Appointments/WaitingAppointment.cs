using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Appointments;

/// <summary>Roles that wait to be confirmed, as programs and pages see them.</summary>
public sealed record WaitingAppointment
{
    /// <summary>All that the operator has once it is confirmed.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>One of <see cref="WaitingReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>User name of who asked for it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When it comes into effect unless somebody rejects it.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    /// <returns>Null when nothing waits.</returns>
    public static WaitingAppointment? Of(Operator person) => person.WaitingSinceMs is not { } since ? null : new()
    {
        Roles = person.IntendedRoles,
        Reason = person.WaitingWhy,
        By = person.WaitingByName,
        Since = UnixMilliseconds.ToChinaTime(since),
        EffectiveAt = UnixMilliseconds.ToChinaTime(since + AppointmentRule.WaitMs),
    };

    /// <summary>In one sentence, in Chinese.</summary>
    public override string ToString() =>
        $"{WaitingReason.NameOf(Reason)}（{string.Join("、", Roles.Select(Role.NameOf))}，由 {By} 提出）等待安全管理员确认，无人否决则 {EffectiveAt:yyyy-MM-dd HH:mm} 起生效";
}
