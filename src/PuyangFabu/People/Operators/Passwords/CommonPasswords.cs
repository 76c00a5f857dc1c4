using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PuyangFabu.People.Operators.Passwords;

/// <summary>
/// Passwords that are tried first: the well-known ones, and words of this trade with a year or a run of digits
/// (<c>Puyang@2016</c>, <c>P@ssw0rd123!</c>).
/// </summary>
public static partial class CommonPasswords
{
    private static readonly FrozenSet<string> Whole = new[]
    {
        "1qaz2wsx", "1qaz@wsx", "!qaz2wsx", "!qaz@wsx", "1qaz!qaz", "zaq12wsx", "qwer1234", "1234qwer", "qwer!@#$", "asdf1234", "zxcv1234",
        "q1w2e3r4", "q1w2e3r4t5", "1q2w3e4r", "1q2w3e4r5t", "1q2w#e$r", "123qweasd", "123qwe!@#", "qweasd123", "qwe123!@#", "a1b2c3d4",
        "1a2b3c4d", "a123456789", "aa123456", "aa123456.", "zz123456", "qq123456", "abcd1234", "abcd@1234", "abc12345", "trustno1", "monkey123",
        "dragon123", "sunshine1", "princess1", "football1", "baseball1", "woaini1314", "woaini520",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Words = new[]
    {
        "password", "passwd", "pass", "pwd", "admin", "administrator", "root", "system", "manager", "user", "guest", "test", "demo", "qwerty",
        "qwertyuiop", "asdfgh", "abc", "abcd", "welcome", "changeme", "letmein", "iloveyou", "woaini", "huawei", "cisco", "wechat", "weixin",
        "puyang", "puyangfabu", "fabu", "henan", "zhengwu", "zhengfu", "china", "zhongguo", "beijing", "濮阳", "濮阳发布", "濮阳市",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LuckyNumbers = new[] { "520", "1314", "5201314", "5211314" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Include(string password)
    {
        var text = password.ToLowerInvariant();
        return Whole.Contains(text)
            || (WordAndNumber().Match(text) is { Success: true } parts
                && Words.Contains(Undisguised(parts.Groups["word"].Value))
                && IsUsual(parts.Groups["number"].Value));
    }

    private static string Undisguised(string word) => word.Replace('@', 'a').Replace('0', 'o').Replace('$', 's').Replace('1', 'i').Replace('3', 'e');

    /// <summary>None, a year, a run up or down, one digit again and again, or a lucky one.</summary>
    private static bool IsUsual(string number) =>
        number.Length == 0
        || (number.Length is 4 or 8 && number[..2] is "19" or "20")
        || "01234567890".Contains(number, StringComparison.Ordinal)
        || "09876543210".Contains(number, StringComparison.Ordinal)
        || number.All(digit => digit == number[0])
        || LuckyNumbers.Contains(number);

    [GeneratedRegex(@"\A\W?(?<word>.{2,16}?)[\W_]{0,2}(?<number>\d*)[\W_]{0,3}\z")]
    private static partial Regex WordAndNumber();
}
