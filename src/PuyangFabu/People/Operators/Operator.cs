using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators;

/// <summary>
/// A person who works with the product. Unlike other rows it can be changed in memory, because ASP.NET Core Identity works
/// that way; what was changed is in the database once <see cref="OperatorStore.UpdateAsync"/> wrote it.
/// </summary>
public sealed class Operator
{
    /// <summary>One of its own for a transaction, which may run again: what it changes must start from the same.</summary>
    public Operator Copy() => (Operator)MemberwiseClone();

    public long Id { get; set; }

    public string UserName { get; set; } = "";

    /// <summary>The user name in capitals: two that differ in case alone are the same.</summary>
    public string NormalizedName { get; set; } = "";

    public string DisplayName { get; set; } = "";

    /// <summary>The roles as stored, with blanks between them.</summary>
    public string RoleText { get; set; } = "";

    public IReadOnlyList<string> Roles
    {
        get => RoleText.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        set => RoleText = string.Join(' ', Role.All.Where(value.Contains));
    }

    /// <summary>The roles that <see cref="WaitingSinceMs"/> speaks of, as stored: all that he will have then.</summary>
    public string WaitingRoleText { get; set; } = "";

    /// <summary>One of <see cref="Appointments.WaitingReason"/>; empty while nothing waits.</summary>
    public string WaitingWhy { get; set; } = "";

    /// <summary>Who asked for it; he cannot confirm it.</summary>
    public long? WaitingBy { get; set; }

    public string WaitingByName { get; set; } = "";

    /// <summary>Since when roles wait to be confirmed; null while nothing waits.</summary>
    public long? WaitingSinceMs { get; set; }

    /// <summary>One person alone gave him his roles, as the first administrator or the command line may; nobody confirmed it.</summary>
    public bool AppointedAlone { get; set; }

    /// <summary>The roles that he has, or will have once what waits is confirmed.</summary>
    public IReadOnlyList<string> IntendedRoles => WaitingSinceMs is null ? Roles : WaitingRoleText.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Enabled { get; set; } = true;

    /// <summary>The administrator that the first start made, who alone may be admin and security at once.</summary>
    public bool Bootstrap { get; set; }

    public string PasswordHash { get; set; } = "";

    public long PasswordSetMs { get; set; }

    /// <summary>Somebody else knows the password: it was set by an administrator or at the first start.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Changes with password, roles and second factor; a session that holds another one is dead.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>A second factor is enrolled and asked for at every sign-in.</summary>
    public bool SecondFactor { get; set; }

    /// <summary>Sealed; empty when there is none.</summary>
    public string AuthenticatorKey { get; set; } = "";

    /// <summary>The last time step whose code was accepted; no code of it or an earlier one is accepted again.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>Salt and hashes of the unused recovery codes (see <see cref="Identity.RecoveryCodes"/>).</summary>
    public string RecoveryCodes { get; set; } = "";

    public long? LastSignInMs { get; set; }

    public string LastSignInAddress { get; set; } = "";

    /// <summary>The sign-in before the last: what a person who has just signed in wants to see.</summary>
    public long? PreviousSignInMs { get; set; }

    public string PreviousSignInAddress { get; set; } = "";

    public long Revision { get; set; } = 1;

    public long CreatedMs { get; set; }

    public long UpdatedMs { get; set; }

    public bool Is(string role) => Roles.Contains(role);

    /// <summary>As one who asks for something: to learn what he may.</summary>
    public Actor ToActor() => new()
    {
        OperatorId = Id,
        UserName = UserName,
        DisplayName = DisplayName,
        Roles = Roles.ToHashSet(),
        Permissions = RolePermissions.Of(Roles),
        Address = "",
    };
}
