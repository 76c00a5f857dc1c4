using System.Text.RegularExpressions;

namespace PuyangFabu.Accounts;

/// <summary>What a usable account needs; WeChat's console asks for the same forms.</summary>
public static partial class AccountRules
{
    /// <returns>The first thing wrong, as a sentence that names the key, or null. Never holds the value: it may be a secret.</returns>
    public static string? FirstProblem(WeChatOptions options) =>
        options.Accounts.SelectMany(static pair => Problems($"WeChat:Accounts:{pair.Key}", pair.Key, pair.Value)).FirstOrDefault();

    private static IEnumerable<string> Problems(string key, string slug, WeChatAccountOptions account)
    {
        if (!SlugForm().IsMatch(slug))
        {
            yield return $"{key} 的账号代号只能用小写字母、数字和连字符，最长 40 个字符。";
        }

        foreach (var (name, value) in new[] { ("AppId", account.AppId), ("AppSecret", account.AppSecret), ("Token", account.Token), ("EncodingAesKey", account.EncodingAesKey) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return $"{key}:{name} 没有填写。";
            }
        }

        if (!TokenForm().IsMatch(account.Token))
        {
            yield return $"{key}:Token 的形式不对，应为 3 至 32 个字母或数字。";
        }

        if (!AesKeyForm().IsMatch(account.EncodingAesKey))
        {
            yield return $"{key}:EncodingAesKey 的形式不对，应为 43 个字母或数字。";
        }

        if (account.PreviousEncodingAesKey.Length > 0 && !AesKeyForm().IsMatch(account.PreviousEncodingAesKey))
        {
            yield return $"{key}:PreviousEncodingAesKey 的形式不对，应为 43 个字母或数字。";
        }

        if (account.Kind is not ("subscription" or "service"))
        {
            yield return $"{key}:Kind 只能是 subscription（订阅号）或 service（服务号）。";
        }
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$")]
    private static partial Regex SlugForm();

    [GeneratedRegex("^[A-Za-z0-9]{3,32}$")]
    private static partial Regex TokenForm();

    [GeneratedRegex("^[A-Za-z0-9]{43}$")]
    private static partial Regex AesKeyForm();
}
