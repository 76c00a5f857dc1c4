using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Operators.Appointments;

namespace PuyangFabu.People.Operators;

/// <summary>An operator as programs and pages see one.</summary>
public sealed record OperatorItem
{
    public required long Id { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Roles that wait to be confirmed and do not count yet; null when nothing waits.</summary>
    public WaitingAppointment? Waiting { get; init; }

    /// <summary>One person alone gave the roles, and nobody confirmed them yet.</summary>
    public required bool AppointedAlone { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Nobody has signed in with it for long.</summary>
    public required bool Dormant { get; init; }

    /// <summary>A second factor is enrolled.</summary>
    public required bool SecondFactor { get; init; }

    public required bool MustChangePassword { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    public string? LastSignInAddress { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>For a change that must not overwrite another.</summary>
    public required long Revision { get; init; }

    public static OperatorItem Of(Operator person, OperatorsOptions options, long nowMs) => new()
    {
        Id = person.Id,
        UserName = person.UserName,
        DisplayName = person.DisplayName,
        Roles = person.Roles,
        Waiting = WaitingAppointment.Of(person),
        AppointedAlone = person.AppointedAlone,
        Enabled = person.Enabled,
        Dormant = person.Enabled && (person.LastSignInMs ?? person.CreatedMs) <= nowMs - (options.DormantDays * 86_400_000L),
        SecondFactor = person.SecondFactor,
        MustChangePassword = person.MustChangePassword,
        LastSignInAt = person.LastSignInMs is { } at ? UnixMilliseconds.ToChinaTime(at) : null,
        LastSignInAddress = person.LastSignInAddress.Length > 0 ? person.LastSignInAddress : null,
        CreatedAt = UnixMilliseconds.ToChinaTime(person.CreatedMs),
        UpdatedAt = UnixMilliseconds.ToChinaTime(person.UpdatedMs),
        Revision = person.Revision,
    };
}

/// <summary>A person to appoint.</summary>
public sealed record OperatorInput
{
    public string? UserName { get; init; }

    public string? DisplayName { get; init; }

    public string? Password { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Never the password.</summary>
    public override string ToString() => $"{nameof(OperatorInput)} {UserName}";
}

/// <summary>What to change of an operator; null leaves it as it is.</summary>
[EchoOf(typeof(OperatorItem))]
public sealed record OperatorChangeInput
{
    public string? DisplayName { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public bool? Enabled { get; init; }

    /// <summary>Of the state that was read; null to change whatever state there is.</summary>
    public long? Revision { get; init; }
}

/// <summary>What the record keeps of an operator before and after a change.</summary>
public sealed record OperatorState(string UserName, string DisplayName, IReadOnlyList<string> Roles, bool Enabled)
{
    /// <summary>Roles that wait to be confirmed; null when nothing waits.</summary>
    public IReadOnlyList<string>? WaitingRoles { get; init; }

    /// <summary>True when one person alone gave the roles; null otherwise.</summary>
    public bool? AppointedAlone { get; init; }

    public static OperatorState Of(Operator person) => new(person.UserName, person.DisplayName, person.Roles, person.Enabled)
    {
        WaitingRoles = person.WaitingSinceMs is null ? null : person.IntendedRoles,
        AppointedAlone = person.AppointedAlone ? true : null,
    };
}
