using PuyangFabu.People.Operators.Passwords;

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

    /// <returns>The first thing wrong, as a sentence that names the key, or null. Never holds the password.</returns>
    public static string? FirstProblem(OperatorsOptions options) => Problems(options).FirstOrDefault();

    private static IEnumerable<string> Problems(OperatorsOptions options)
    {
        if (!OperatorRules.IsUserName(options.Bootstrap.UserName))
        {
            yield return "Operators:Bootstrap:UserName 应为 2 到 32 个字母、汉字、数字或 . _ -。";
        }

        if (options.Bootstrap.Password.Length > 0 && PasswordRules.Problems(options.Bootstrap.Password, userName: "").FirstOrDefault() is { } problem)
        {
            yield return $"Operators:Bootstrap:Password {problem}；留空则随机生成。";
        }

        foreach (var (key, value, least, most) in new[]
        {
            ("IdleMinutes", options.IdleMinutes, 1, 24 * 60),
            ("SessionHours", options.SessionHours, 1, 30 * 24),
            ("LockoutFailures", options.LockoutFailures, 1, 100),
            ("LockoutMinutes", options.LockoutMinutes, 1, 24 * 60),
            ("AddressFailures", options.AddressFailures, 1, 1_000_000),
            ("PasswordDays", options.PasswordDays, 0, 3650),
            ("DormantDays", options.DormantDays, 1, 3650),
        })
        {
            if (value < least || value > most)
            {
                yield return $"Operators:{key} 应在 {least} 到 {most} 之间。";
            }
        }

        foreach (var (index, address) in options.AllowedAddresses.Index())
        {
            if (!AddressList.IsEntry(address))
            {
                yield return $"Operators:AllowedAddresses:{index} 的值“{address}”不是 IP 地址或网段（如 10.20.0.0/16）。";
            }
        }
    }
}

/// <summary>The administrator that the first start makes.</summary>
public sealed class BootstrapOptions
{
    public string UserName { get; set; } = "admin";

    /// <summary>Empty: made at random and written once to <c>admin-password.txt</c> in the data directory.</summary>
    public string Password { get; set; } = "";
}
