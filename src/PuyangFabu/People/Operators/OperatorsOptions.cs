namespace PuyangFabu.People.Operators;

/// <summary>How operators sign in; section <c>Operators</c> of the settings.</summary>
public sealed class OperatorsOptions
{
    public const string SectionName = "Operators";

    public BootstrapOptions Bootstrap { get; set; } = new();

    /// <summary>A session ends after this many minutes without a call.</summary>
    public int IdleMinutes { get; set; } = 30;

    /// <summary>A session ends after this many hours in any case.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>Refused sign-ins in a row after which a name is locked.</summary>
    public int LockoutFailures { get; set; } = 5;

    /// <summary>How long a name stays locked, and how long refused sign-ins of an address are counted, in minutes.</summary>
    public int LockoutMinutes { get; set; } = 15;

    /// <summary>Refused sign-ins from one address, over whatever names, after which the address is slowed (see <see cref="Sessions.SignInGuard"/>).</summary>
    public int AddressFailures { get; set; } = 30;

    /// <summary>Days after which a password must be changed; 0 for never.</summary>
    public int PasswordDays { get; set; }

    /// <summary>Days without a sign-in after which an account is shown as dormant.</summary>
    public int DormantDays { get; set; } = 90;

    /// <summary>True: chief, publisher, admin and security may do nothing until they have enrolled a second factor.</summary>
    public bool RequireSecondFactor { get; set; }

    /// <summary>
    /// Whether the API, too, refuses everything else until a password that someone else set is changed. Null, as the settings
    /// may leave it: not in sandbox mode. The console always insists.
    /// </summary>
    public bool? ForcePasswordChange { get; set; }

    /// <summary>IP addresses and networks (CIDR) that may use API and console; empty means all.</summary>
    public IList<string> AllowedAddresses { get; set; } = [];
}
