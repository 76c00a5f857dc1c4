using PuyangFabu.Foundation.Pages;
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
        $"{WaitingReason.NameOf(Reason)}（{string.Join("、", Roles.Select(Role.NameOf))}，由 {By} 提出）等待安全管理员确认，无人否决则 {ChinaTime.Minute(EffectiveAt)} 起生效";
}

/// <summary>Why roles wait to be confirmed, as stored.</summary>
public static class WaitingReason
{
    public const string Created = "created";
    public const string RolesGiven = "rolesGiven";
    public const string PasswordReset = "passwordReset";
    public const string SecondFactorReset = "secondFactorReset";

    /// <summary>In the words of pages and reports.</summary>
    public static string NameOf(string reason) => reason switch
    {
        Created => "新任命",
        RolesGiven => "角色变动",
        PasswordReset => "密码被重设",
        SecondFactorReset => "动态口令被解除",
        _ => reason,
    };
}

/// <summary>Why what waits is rejected.</summary>
public sealed record AppointmentInput
{
    public string? Comment { get; init; }
}
