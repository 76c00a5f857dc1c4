using PuyangFabu.Storage;

namespace PuyangFabu.Secrets;

/// <summary>Where the master key comes from: the setting, or a file that the first start makes.</summary>
public static class MasterKeyFile
{
    /// <summary>Below the data directory.</summary>
    public const string RelativePath = "keys/master.key";

    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "keys", "master.key");

    /// <exception cref="SecretsException">The setting or the file does not hold a key, or the file cannot be used.</exception>
    public static MasterKey LoadOrCreate(SecretsOptions options, string dataDirectory)
    {
        if (Load(options, dataDirectory) is { } master)
        {
            return master;
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
