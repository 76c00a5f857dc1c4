namespace PuyangFabu.People.Operators.Passwords;

/// <summary>What a password must be.</summary>
public static class PasswordRules
{
    public const int Shortest = 8;
    public const int Longest = 128;

    /// <summary>How many of the last passwords must not come back.</summary>
    public const int Remembered = 5;

    private const int Classes = 3;

    /// <param name="userName">Whose password it is; empty where it does not matter.</param>
    /// <returns>Everything wrong, in Chinese.</returns>
    public static IEnumerable<string> Problems(string? password, string userName)
    {
        if (password is not { Length: >= Shortest })
        {
            yield return $"至少要 {Shortest} 个字符";
            yield break;
        }

        if (password.Length > Longest)
        {
            yield return $"最多 {Longest} 个字符";
            yield break;
        }

        if (ClassesOf(password) < Classes)
        {
            yield return "大写字母、小写字母、数字、其他符号四类中至少要有三类";
        }

        if (userName.Length > 0 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
        {
            yield return "不能含有用户名";
        }

        if (CommonPasswords.Include(password))
        {
            yield return "太常见，容易被猜中，请换一个";
        }
    }

    private static int ClassesOf(string password) =>
        Convert.ToInt32(password.Any(char.IsAsciiLetterUpper))
        + Convert.ToInt32(password.Any(char.IsAsciiLetterLower))
        + Convert.ToInt32(password.Any(char.IsAsciiDigit))
        + Convert.ToInt32(password.Any(static character => !char.IsAsciiLetterOrDigit(character)));
}
