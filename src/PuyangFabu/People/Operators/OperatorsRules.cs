using PuyangFabu.People.Operators.Passwords;

namespace PuyangFabu.People.Operators;

/// <summary>What the section <c>Operators</c> of the settings must hold.</summary>
public static class OperatorsRules
{
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
