using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Accounts;

public sealed class EncryptionRuleMigrationTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_rule_that_nobody_set_through_the_API_is_not_set_afterwards_unless_it_refuses_plain_messages(string provider)
    {
        using var database = databases.CreateEmpty(provider);
        var migrator = new Migrator(database.Database, NullLogger<Migrator>.Instance);
        migrator.Run(23);
        await database.Database.WriteAsync(
            async session =>
            {
                foreach (var (slug, rule, fields) in new[]
                {
                    ("default", "auto", "name、token"), ("copied", "false", "name"), ("strict", "true", "name"),
                    ("chosen", "auto", "name、requireEncryption"), ("open", "false", "requireEncryption"),
                })
                {
                    await session.ExecuteAsync(
                        """
                        insert into account_settings (
                            slug, name, original_id, app_id, kind, app_secret, token, encoding_aes_key, previous_encoding_aes_key, require_encryption, updated_ms)
                        values (@slug, '', '', '', 'service', '', '', '', '', @rule, 0)
                        """,
                        new { slug, rule });
                    await session.ExecuteAsync(
                        """
                        insert into audit_log (
                            sequence, at_ms, operator_name, address, action, refused, target_kind, target_id, content_hash, before_json, after_json, comment, previous_hash, hash)
                        values ((select count(*) + 1 from audit_log), 0, '', '', 'account.save', '', 'account', @slug, '', '', '', @comment, '', '')
                        """,
                        new { slug, comment = $"改动：{fields}" });
                }
            },
            Cancellation);

        migrator.Run();

        var rules = await database.Database.ReadAsync(
            static session => session.QueryAsync<(string Slug, string? Rule)>("select slug, require_encryption from account_settings order by slug"), Cancellation);
        Assert.Equal([("chosen", "auto"), ("copied", null), ("default", null), ("open", "false"), ("strict", "true")], rules);
    }
}
