using Npgsql;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Operations.Backup.Copying;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Operations.Backup.Copying;

/// <summary>Where nothing is copied to, and what is said about it.</summary>
public sealed class CopyTargetTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("create table visitors (name text not null)", "已有别的数据（例如表 visitors）")]
    [InlineData("create view visitors as select 1 as number", "已有别的数据（例如表 visitors）")]
    public async Task A_database_with_other_data_is_left_alone(string statement, string said)
    {
        using var original = await FilledAsync();
        using var target = databases.CreateEmpty("postgresql");
        await ExecuteAsync(target, statement);

        Assert.Contains(said, await RefusedAsync(original, target), StringComparison.Ordinal);
        Assert.Equal(0, await target.Database.ReadAsync(AppliedMigrations.NewestInAsync, Cancellation));
    }

    [Fact]
    public async Task An_installation_that_was_not_copied_there_is_left_alone()
    {
        using var original = await FilledAsync();
        using var other = new Installation(databases.Create("postgresql"));
        await other.FillAsync();

        await UnchangedAsync(original, other.Database, "不是这个命令搬来的");
    }

    [Fact]
    public async Task Another_installations_copy_is_left_alone()
    {
        using var original = await FilledAsync();
        using var other = new Installation(databases.Create("sqlite"));
        await other.Log.RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "test.other" }, Cancellation);
        await other.FillAsync();
        using var target = databases.CreateEmpty("postgresql");
        await other.CopyAsync(target);

        await UnchangedAsync(original, target, "不是这里的前一段");
    }

    [Theory]
    [InlineData("insert into inbox (account, open_id, kind, received_ms, message, reason, elapsed_us) values ('puyang', 'o', 'text', 0, 'b', '', 0)", "收到的消息有新的内容")]
    [InlineData("insert into content_changes (kind, entity_id, changed_ms) values ('article', 1, 0)", "内容的变动有新的内容")]
    public async Task A_copy_that_has_been_worked_in_since_is_left_alone(string work, string said)
    {
        using var original = await FilledAsync();
        using var target = databases.CreateEmpty("postgresql");
        await original.CopyAsync(target);
        await ExecuteAsync(target, work);

        await UnchangedAsync(original, target, said);
    }

    [Fact]
    public async Task A_copy_with_an_entry_of_its_own_in_the_record_is_left_alone()
    {
        using var original = await FilledAsync();
        using var target = databases.CreateEmpty("postgresql");
        await original.CopyAsync(target);
        await new AuditLog(target.Database, target.Clock).RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "hold.release" }, Cancellation);

        await UnchangedAsync(original, target, "不是这里的前一段");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        using var original = await FilledAsync();
        using var target = databases.Create("postgresql");
        await ExecuteAsync(target, "insert into schemaversions (scriptname, applied) values ('PuyangFabu.Storage.Migrations.9999_future.sql', now())");

        await UnchangedAsync(original, target, "请先升级程序");
    }

    [Fact]
    public async Task Who_may_not_make_tables_is_told_who_can_let_him()
    {
        using var original = await FilledAsync();
        using var target = databases.CreateEmpty("postgresql");
        var (role, password) = ($"reader_{Guid.NewGuid():N}", Guid.NewGuid().ToString("N"));
        await ExecuteAsync(target, $"create role {role} login password '{password}'; revoke create on schema public from public");

        var said = await RefusedAsync(original, new NpgsqlConnectionStringBuilder(target.Options.ConnectionString) { Username = role, Password = password, Pooling = false });
        Assert.Contains($"用户 {role} 不能在数据库", said, StringComparison.Ordinal);
        Assert.DoesNotContain(password, said, StringComparison.Ordinal);

        said = await RefusedAsync(original, new NpgsqlConnectionStringBuilder(target.Options.ConnectionString) { Username = role, Password = "wrong-password", Pooling = false });
        Assert.Contains($"不让用户 {role} 登录", said, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", said, StringComparison.Ordinal);
        await ExecuteAsync(target, $"drop role {role}");
    }

    [Fact]
    public async Task A_database_or_a_server_that_is_not_there_is_named()
    {
        using var original = await FilledAsync();
        using var target = databases.CreateEmpty("postgresql");
        var text = new NpgsqlConnectionStringBuilder(target.Options.ConnectionString) { Pooling = false };
        Assert.Contains("没有数据库 nowhere", await RefusedAsync(original, new NpgsqlConnectionStringBuilder($"{text}") { Database = "nowhere" }), StringComparison.Ordinal);
        Assert.Contains("连不上127.0.0.1:1 上的数据库", await RefusedAsync(original, new NpgsqlConnectionStringBuilder($"{text}") { Port = 1, Timeout = 5 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_on_PostgreSQL_already_is_not_copied()
    {
        using var original = new Installation(databases.Create("postgresql"));
        using var target = databases.CreateEmpty("postgresql");
        Assert.Contains("已经在 PostgreSQL 里", await RefusedAsync(original, target), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("随便写的")]
    [InlineData("postgres://puyang:geheim@db/puyang")]
    [InlineData("Host=db;Port=geheim;Database=a;Username=b")]
    [InlineData("Host=db;Database=a;Passwort=geheim")]
    [InlineData("Host=db;Password=geheim")]
    public void A_text_that_is_no_connection_string_is_refused_without_repeating_it(string text)
    {
        var refused = Assert.Throws<BackupException>(() => CopyConnection.Parse(text));
        Assert.Contains("应为“Host=…;Database=…;Username=…;Password=…”", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refused.ToString(), StringComparison.Ordinal);
    }

    private static async Task UnchangedAsync(Installation original, TestDatabase target, string said)
    {
        var before = await Installation.RowsOfAsync(target.Database);
        Assert.Contains(said, await RefusedAsync(original, target), StringComparison.Ordinal);
        var after = await Installation.RowsOfAsync(target.Database);
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
    }

    private static Task<string> RefusedAsync(Installation original, TestDatabase target) =>
        RefusedAsync(original, new NpgsqlConnectionStringBuilder(target.Options.ConnectionString));

    private static async Task<string> RefusedAsync(Installation original, NpgsqlConnectionStringBuilder to) =>
        (await Assert.ThrowsAsync<BackupException>(() => original.Copy().RunAsync(CopyConnection.Parse(to.ToString()), null, original, Cancellation))).Message;

    private static Task<int> ExecuteAsync(TestDatabase database, string statement) =>
        database.Database.WriteAsync(session => session.ExecuteAsync(statement), Cancellation);

    private async Task<Installation> FilledAsync()
    {
        var installation = new Installation(databases.Create("sqlite"));
        await installation.FillAsync();
        return installation;
    }
}
