using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Backup.Copying;

/// <summary>The PostgreSQL that everything is copied to, as a person wrote it; nothing that is said of it repeats the password.</summary>
public sealed class CopyConnection
{
    private const string Form = "应为“Host=…;Database=…;Username=…;Password=…”";

    private readonly NpgsqlConnectionStringBuilder text;

    private CopyConnection(NpgsqlConnectionStringBuilder text) => this.text = text;

    internal StorageOptions Options => new() { Provider = "postgresql", ConnectionString = text.ToString(), Access = StorageAccess.Create };

    /// <summary>For people; never a password.</summary>
    public override string ToString() => $"{text.Host}:{text.Port} 上的数据库 {text.Database}";

    /// <exception cref="BackupException">It is no connection string, or says too little.</exception>
    public static CopyConnection Parse(string connectionString)
    {
        NpgsqlConnectionStringBuilder text;
        try
        {
            text = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            // What it says may be a piece of the password.
            throw new BackupException($"目标的连接字符串无法识别，{Form}，各项用分号隔开。");
        }

        var missing = new (string Key, string? Value)[] { ("Host", text.Host), ("Database", text.Database), ("Username", text.Username) }
            .Where(static part => string.IsNullOrWhiteSpace(part.Value)).Select(static part => part.Key).ToList();
        if (missing.Count > 0)
        {
            throw new BackupException($"目标的连接字符串里没有 {string.Join("、", missing)}，{Form}。");
        }

        // Reading a large table, or waiting for one that is in use, takes as long as it takes; Ctrl+C ends it.
        if (!new DbConnectionStringBuilder { ConnectionString = connectionString }.ContainsKey("Command Timeout"))
        {
            text.CommandTimeout = 0;
        }

        return new CopyConnection(text);
    }

    /// <summary>What a failure before anything was copied means for whoever wrote the connection string.</summary>
    public BackupException Explain(Exception failure) => failure switch
    {
        BackupException told => told,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            new($"{this}不让用户 {text.Username} 登录：用户名或密码不对，或服务器不许从这里连接（pg_hba.conf）。没有改动任何数据。", failure),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            new($"{text.Host}:{text.Port} 上没有数据库 {text.Database}；请先建好（create database …）。没有改动任何数据。", failure),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied =>
            new($"用户 {text.Username} 在{this}里没有所需的权限（{denied.MessageText}）；请数据库管理员把这个数据库归它所有。没有改动任何数据。", failure),
        PostgresException refused => new($"{this}不能使用：{refused.MessageText}。没有改动任何数据。", failure),
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException } or SocketException or TimeoutException =>
            new($"连不上{this}：{(failure.InnerException ?? failure).Message}；请确认它在运行，地址、端口正确，防火墙放行。没有改动任何数据。", failure),
        _ => new($"连不上{this}：{failure.Message}。没有改动任何数据。", failure),
    };
}
