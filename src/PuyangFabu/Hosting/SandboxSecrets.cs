using System.Security.Cryptography;
using System.Text.Json;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Hosting;

/// <summary>
/// Completes accounts for sandbox mode. What the settings leave open is made at random once and kept in the data
/// directory, so that a restart does not cut off the phone page and no machine shares a known key.
/// </summary>
public static class SandboxSecrets
{
    public const string FileName = "sandbox-secrets.json";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly JsonSerializerOptions Whole = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <param name="mayCreate">False when nothing may be written: what is not kept yet is made up for this process alone.</param>
    public static void Complete(WeChatOptions options, string dataDirectory, bool mayCreate = true)
    {
        var path = Path.Combine(dataDirectory, FileName);
        var kept = Load(path);
        var changed = false;
        foreach (var (slug, account) in options.Accounts)
        {
            if (kept.GetValueOrDefault(slug) is not { } secrets)
            {
                kept[slug] = secrets = new Secrets(
                    "wx" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
                    "gh_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
                    RandomNumberGenerator.GetString(Alphabet, 32),
                    RandomNumberGenerator.GetString(Alphabet, 24),
                    RandomNumberGenerator.GetString(Alphabet, 43));
                changed = true;
            }

            account.Name = Or(account.Name, "濮阳发布");
            account.AppId = Or(account.AppId, secrets.AppId);
            account.OriginalIdIsMadeUp = account.OriginalId.Length == 0;
            account.OriginalId = Or(account.OriginalId, secrets.OriginalId);
            account.AppSecret = Or(account.AppSecret, secrets.AppSecret);
            account.Token = Or(account.Token, secrets.Token);
            account.EncodingAesKey = Or(account.EncodingAesKey, secrets.EncodingAesKey);
        }

        if (changed && mayCreate)
        {
            Directory.CreateDirectory(dataDirectory);
            PrivateFile.Write(path, JsonSerializer.Serialize(kept, Indented));
        }
    }

    private static string Or(string value, string fallback) => value.Length > 0 ? value : fallback;

    private static Dictionary<string, Secrets> Load(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            // A whole entry or none: half of one would start an account that nobody can sign for.
            return JsonSerializer.Deserialize<Dictionary<string, Secrets>>(File.ReadAllText(path), Whole) ?? throw new JsonException("null");
        }
        catch (JsonException failure)
        {
            throw new SettingsException($"沙箱密钥文件 {path} 已损坏；删除它后重新启动即可生成新的。", failure);
        }
    }

    private sealed record Secrets(string AppId, string OriginalId, string AppSecret, string Token, string EncodingAesKey);
}
