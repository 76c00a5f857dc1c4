using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Accounts;

/// <summary>What the API asks of an input before it is put together with what is there.</summary>
public static partial class AccountInputRules
{
    private const int LongestName = 40;
    private const int LongestSecret = 128;

    public static IEnumerable<FieldProblem> Check(AccountInput input, bool isNew)
    {
        if (input.Name is null ? isNew : string.IsNullOrWhiteSpace(input.Name))
        {
            yield return new("name", "没有填写");
        }
        else if (input.Name is { } name && (name.Length > LongestName || name.Any(char.IsControl)))
        {
            yield return new("name", $"最长 {LongestName} 个字，不能有换行或控制字符");
        }

        if (input.OriginalId is { Length: > 0 } originalId && !OriginalIdForm().IsMatch(originalId))
        {
            yield return new("originalId", "的形式不对，应为 gh_ 开头的原始 ID");
        }

        if (input.AppSecret is { } secret && !SecretForm().IsMatch(secret))
        {
            yield return new(AccountRules.AppSecret, $"的形式不对，应为字母或数字（微信给出的是 32 个），最长 {LongestSecret} 个");
        }
    }

    [GeneratedRegex(@"\Agh_[A-Za-z0-9_-]{1,60}\z")]
    private static partial Regex OriginalIdForm();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{8,128}\z")]
    private static partial Regex SecretForm();
}
