using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>Where the master key comes from: the setting, or a file that the first start makes.</summary>
public static class MasterKeyFile
{
    /// <summary>Below the data directory.</summary>
    public const string RelativePath = "keys/master.key";

    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "keys", "master.key");

    /// <param name="missing">Names what only the lost key would open; asked when there is none.</param>
    /// <exception cref="SecretsException">The setting or the file does not hold a key, the file cannot be used, or the key was lost.</exception>
    public static MasterKey LoadOrCreate(SecretsOptions options, string dataDirectory, Func<IReadOnlyList<string>>? missing = null)
    {
        if (Load(options, dataDirectory) is { } master)
        {
            return master;
        }

        if (missing?.Invoke() is { Count: > 0 } names)
        {
            // A new one would hide that the old one is to be put back, until nobody has it any more.
            var path = Path.GetFullPath(PathIn(dataDirectory));
            throw new SecretsException(
                $"找不到主密钥 {path}，也没有设置 Secrets:MasterKey，而数据库里有用它密封的{string.Join("、", names)}。请放回原来的文件（在另存的那一份里），或设置同一个 Secrets:MasterKey，再启动。确实找不回来时，先运行 mkdir -p {Path.GetDirectoryName(path)} && openssl rand -base64 32 > {path} 换一把新的，再重新填写账号密钥、重新绑定动态口令。");
        }

        // Read back in any case: of two processes that start together, one wrote the key of both.
        WriteNew(MasterKey.Create(), dataDirectory);
        return Load(options, dataDirectory)!;
    }

    /// <returns>Null when no key was made yet.</returns>
    /// <exception cref="SecretsException">The setting or the file does not hold a key, or the file cannot be read.</exception>
    public static MasterKey? Load(SecretsOptions options, string dataDirectory)
    {
        if (options.MasterKey.Length > 0)
        {
            return MasterKey.Parse(options.MasterKey) ?? throw new SecretsException("Secrets:MasterKey 应为 32 字节的 Base64。");
        }

        var path = PathIn(dataDirectory);
        try
        {
            return MasterKey.Parse(File.ReadAllText(path)) ?? throw new SecretsException(
                $"主密钥文件 {path} 已损坏。请从备份中恢复它；如果确定找不回来，移走它再启动，会生成新的主密钥，此后须重新填写各账号的密钥、重新绑定动态口令。");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, failure);
        }
    }

    /// <returns>False when there is a key already; it stays.</returns>
    /// <exception cref="SecretsException">The file cannot be written.</exception>
    public static bool WriteNew(MasterKey master, string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        try
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            return PrivateFile.WriteNew(path, master.ToBase64() + "\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, failure);
        }
    }

    private static SecretsException Unusable(string path, Exception failure) => new($"主密钥文件 {path} 无法读写：{failure.Message}", failure);

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
