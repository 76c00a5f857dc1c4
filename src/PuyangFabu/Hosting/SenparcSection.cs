using PuyangFabu.Accounts;

namespace PuyangFabu.Hosting;

/// <summary>
/// The section <c>SenparcWeixinSetting</c> of teams that come from Senparc.Weixin: read where our own settings are absent,
/// whichever library makes the calls. There is one source of each value; two that differ stop the start.
/// </summary>
public static class SenparcSection
{
    public const string Name = "SenparcWeixinSetting";

    /// <summary>Theirs for caches and logs, from which nothing is taken.</summary>
    public const string GlobalName = "SenparcSetting";

    private const string Items = "Items";

    private static readonly Field[] Fields =
    [
        new("WeixinAppId", nameof(WeChatAccountOptions.AppId), static account => account.AppId, static (account, value) => account.AppId = value),
        new("WeixinAppSecret", nameof(WeChatAccountOptions.AppSecret), static account => account.AppSecret, static (account, value) => account.AppSecret = value),
        new("Token", nameof(WeChatAccountOptions.Token), static account => account.Token, static (account, value) => account.Token = value),
        new("EncodingAESKey", nameof(WeChatAccountOptions.EncodingAesKey), static account => account.EncodingAesKey, static (account, value) => account.EncodingAesKey = value),
    ];

    /// <summary>The section's own values are those of the default account, those below <c>Items</c> of the account with that slug.</summary>
    /// <returns>Where the accounts lie that it has filled something in for, by slug.</returns>
    /// <exception cref="SettingsException">A value is filled in both sections, and differs; names the keys, never the values.</exception>
    public static IReadOnlyDictionary<string, string> Complete(WeChatOptions weChat, IConfiguration configuration)
    {
        var section = configuration.GetSection(Name);
        var filled = new Dictionary<string, string>();
        Complete(weChat, weChat.DefaultAccount, section, filled);
        foreach (var item in section.GetSection(Items).GetChildren())
        {
            // Names of settings differ in case only, where they are the same; those of accounts do not.
            Complete(weChat, weChat.Accounts.Keys.FirstOrDefault(slug => slug.Equals(item.Key, StringComparison.OrdinalIgnoreCase)) ?? item.Key, item, filled);
        }

        return filled;
    }

    /// <summary>Ends a sentence that blames our section for an account that was written, or begun, in theirs.</summary>
    public static string Origin(string problem, IReadOnlyDictionary<string, string> filled) => filled
        .Where(account => problem.StartsWith($"WeChat:Accounts:{account.Key}:", StringComparison.Ordinal) || problem.StartsWith($"WeChat:Accounts:{account.Key} ", StringComparison.Ordinal))
        .Select(static account => $"（这个账号的设置取自 {account.Value}，可以改在那里。）").FirstOrDefault() ?? "";

    private static void Complete(WeChatOptions weChat, string slug, IConfigurationSection theirs, Dictionary<string, string> filled)
    {
        foreach (var field in Fields)
        {
            if (theirs[field.Theirs] is not { } value || string.IsNullOrWhiteSpace(value))
            {
                continue;
            }

            if (!weChat.Accounts.TryGetValue(slug, out var account))
            {
                weChat.Accounts[slug] = account = new WeChatAccountOptions();
            }

            if (field.Read(account).Length == 0)
            {
                field.Write(account, value);
                filled[slug] = theirs.Path;
            }
            else if (field.Read(account) != value)
            {
                throw new SettingsException(
                    $"{theirs.Path}:{field.Theirs} 和 WeChat:Accounts:{slug}:{field.Ours} 都填写了，值却不同；请只留一处，或改成一样。");
            }
        }
    }

    private sealed record Field(
        string Theirs, string Ours, Func<WeChatAccountOptions, string> Read, Action<WeChatAccountOptions, string> Write);
}
