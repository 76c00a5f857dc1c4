using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Accounts;

/// <summary>What a usable account needs; WeChat's console asks for the same forms.</summary>
public static partial class AccountRules
{
    public const string Slug = "slug";
    public const string AppId = "appId";
    public const string AppSecret = "appSecret";
    public const string Token = "token";
    public const string EncodingAesKey = "encodingAesKey";
    public const string PreviousEncodingAesKey = "previousEncodingAesKey";
    public const string RequireEncryption = "requireEncryption";

    /// <returns>The first thing wrong, as a sentence that names the key, or null. Never holds the value: it may be a secret.</returns>
    public static string? FirstProblem(WeChatOptions options) =>
        options.Accounts.SelectMany(static pair => Problems(pair.Key, pair.Value)
            .Select(problem => $"WeChat:Accounts:{pair.Key}{(problem.Field == Slug ? "" : $":{Setting(problem.Field)}")} {problem.Reason}。")).FirstOrDefault()
        ?? SharedValues(options.Accounts).Select(static shared =>
            $"WeChat:Accounts 中 {string.Join("、", shared.Slugs)} 的 {Setting(shared.Field)} 相同；每个账号必须使用不同的 {Setting(shared.Field)}。").FirstOrDefault();

    /// <summary>What is wrong with one account, by the names of the API; the reasons hold no value.</summary>
    public static IEnumerable<FieldProblem> Problems(string slug, WeChatAccountOptions account)
    {
        if (!SlugForm().IsMatch(slug))
        {
            yield return new(Slug, "的账号代号只能用小写字母、数字和连字符，最长 40 个字符");
        }

        foreach (var (name, value) in new[] { (AppId, account.AppId), (AppSecret, account.AppSecret), (Token, account.Token), (EncodingAesKey, account.EncodingAesKey) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return new(name, "没有填写");
            }
        }

        if (!AppIdForm().IsMatch(account.AppId))
        {
            yield return new(AppId, "的形式不对，应为字母、数字组成的 AppID（如 wx 开头的 18 个字符）");
        }

        if (!TokenForm().IsMatch(account.Token))
        {
            yield return new(Token, "的形式不对，应为 3 至 32 个字母或数字");
        }

        if (!AesKeyForm().IsMatch(account.EncodingAesKey))
        {
            yield return new(EncodingAesKey, "的形式不对，应为 43 个字母或数字");
        }

        if (account.PreviousEncodingAesKey.Length > 0 && !AesKeyForm().IsMatch(account.PreviousEncodingAesKey))
        {
            yield return new(PreviousEncodingAesKey, "的形式不对，应为 43 个字母或数字");
        }

        if (account.Kind is not ("subscription" or "service"))
        {
            yield return new("kind", "只能是 subscription（订阅号）或 service（服务号）");
        }

        if (!EncryptionRule.IsKnown(account.RequireEncryption))
        {
            yield return new(RequireEncryption, "只能是 auto（收到过加密消息后拒绝明文）、true（总是拒绝明文）或 false（接受明文）");
        }
    }

    /// <summary>With a token in common, one account's messages would be taken for the other's.</summary>
    /// <returns>The field and the accounts that have the same value in it.</returns>
    public static IEnumerable<(string Field, IReadOnlyList<string> Slugs)> SharedValues(IReadOnlyDictionary<string, WeChatAccountOptions> accounts) =>
        from value in new (string Field, Func<WeChatAccountOptions, string> Of)[] { (AppId, static account => account.AppId), (Token, static account => account.Token) }
        from same in accounts.GroupBy(pair => value.Of(pair.Value), static pair => pair.Key, StringComparer.Ordinal)
        where same.Count() > 1
        select (value.Field, (IReadOnlyList<string>)[.. same]);

    private static string Setting(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$")]
    private static partial Regex SlugForm();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex AppIdForm();

    [GeneratedRegex("^[A-Za-z0-9]{3,32}$")]
    private static partial Regex TokenForm();

    [GeneratedRegex("^[A-Za-z0-9]{43}$")]
    private static partial Regex AesKeyForm();
}
