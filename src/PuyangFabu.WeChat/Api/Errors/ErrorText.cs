using System.Text.RegularExpressions;

namespace PuyangFabu.WeChat.Api.Errors;

/// <summary>Makes WeChat's <c>errmsg</c> fit for logs and screens.</summary>
internal static partial class ErrorText
{
    private const int MostCharacters = 500;

    /// <summary>Without token and secret, without control characters, at most 500 characters.</summary>
    public static string Clean(string? message, ApiAccount account, string? token)
    {
        var text = Credentials().Replace(message ?? "", "$1=…");
        foreach (var secret in new[] { account.AppSecret, token })
        {
            text = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "…", StringComparison.Ordinal);
        }

        text = ControlCharacters().Replace(text, " ").Trim();
        if (text.Length <= MostCharacters)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
    }

    /// <summary>The address that a 40164 names, null when there is none.</summary>
    public static string? CallerAddress(string message) => Addresses().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""(access_token|refresh_token|appsecret|secret)["']?\s*[=:]\s*["']?[^\s&"',}]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"\p{Cc}+")]
    private static partial Regex ControlCharacters();

    [GeneratedRegex(@"invalid ip\s+([0-9a-fA-F.:]{3,45})", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();
}
