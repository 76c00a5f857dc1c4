using System.Text.RegularExpressions;

namespace PuyangFabu.Accounts;

/// <summary>What a usable account needs; WeChat's console asks for the same forms.</summary>
public static partial class AccountRules
{
    /// <returns>The first thing wrong, as a sentence that names the key, or null. Never holds the value: it may be a secret.</returns>
    public static string? FirstProblem(WeChatOptions options) =>
        options.Accounts.SelectMany(static pair => Problems($"WeChat:Accounts:{pair.Key}", pair.Key, pair.Value)).FirstOrDefault()
        ?? Shared(options, "AppId", static account => account.AppId)
        ?? Shared(options, "Token", static account => account.Token);

    // With a token in common, one account's messages would be taken for the other's.
    private static string? Shared(WeChatOptions options, string name, Func<WeChatAccountOptions, string> value) => options.Accounts
        .GroupBy(pair => value(pair.Value), static pair => pair.Key, StringComparer.Ordinal)
        .Where(static group => group.Count() > 1)
        .Select(group => $"WeChat:Accounts 中 {string.Join("、", group)} 的 {name} 相同；每个账号必须使用不同的 {name}。")
        .FirstOrDefault();

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

        if (!AppIdForm().IsMatch(account.AppId))
        {
            yield return $"{key}:AppId 的形式不对，应为字母、数字组成的 AppID（如 wx 开头的 18 个字符）。";
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

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex AppIdForm();

    [GeneratedRegex("^[A-Za-z0-9]{3,32}$")]
    private static partial Regex TokenForm();

    [GeneratedRegex("^[A-Za-z0-9]{43}$")]
    private static partial Regex AesKeyForm();
}
