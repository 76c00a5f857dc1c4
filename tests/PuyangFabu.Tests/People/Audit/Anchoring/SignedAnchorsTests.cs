using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Audit.Anchoring;

/// <summary>Lines that another office keeps.</summary>
public sealed class SignedAnchorsTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Kept_lines_verify_however_a_mail_has_treated_them(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        var first = await SignAsync(product);
        await RecordAsync(product, "more");
        var second = await SignAsync(product);
        Assert.Equal(first.Split(' ')[4], second.Split(' ')[4]);

        foreach (var mail in new[]
        {
            $"{first}\n{second}\n",
            $"您好：\r\n\r\n> {first}\r\n>> {second.Replace(" ", "\r\n> ", StringComparison.Ordinal)}\r\n此致",
            $"{first[..70]}=\n{first[70..]}\n",
            string.Join('\n', File.ReadAllLines(Directory.GetFiles(product.Services.GetRequiredService<AnchorFolder>().Folder).Single())),
        })
        {
            var verdict = await VerifyAsync(product, mail);
            Assert.True(verdict.Valid, verdict.Reason);
        }

        Assert.Empty(await product.Services.GetRequiredService<SignedAnchors>().ReadAsync(new StringReader("没有什么"), Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_record_rewritten_with_its_anchors_is_found_by_a_line_kept_elsewhere(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        await RecordAsync(product, "one");
        await RecordAsync(product, "two");
        var kept = await SignAsync(product);
        var record = new RecordKeeping(product.Database, product.Services.GetRequiredService<PuyangFabu.Foundation.Storage.StorageOptions>());
        await record.CutAsync(2);
        Directory.Delete(record.Files.Folder, recursive: true);
        await record.TamperAsync("update audit_anchor_head set lines = 0, sequence = 0, at_ms = 0, line_hash = @Start", new { AuditAnchor.Start });
        await record.AddAsync(3, "forged");
        Assert.True(await record.AnchorAsync());
        Assert.True((await record.VerifyAsync()).Valid);

        var verdict = await VerifyAsync(product, kept);

        Assert.False(verdict.Valid);
        Assert.Contains("别处保存的锚定", verdict.Reason, StringComparison.Ordinal);
        await record.CutAsync(2);
        Assert.Contains("没有这一条", string.Join(' ', (await VerifyAsync(product, kept)).Problems), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_restore_that_the_record_tells_of_excuses_nothing_until_the_verifier_names_it(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        await RecordAsync(product, "one");
        await RecordAsync(product, "two");
        var kept = await SignAsync(product);
        var before = long.Parse(kept.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

        // What a restore does to the record, and what whoever rewrites it can do as well.
        var record = new RecordKeeping(product.Database, product.Services.GetRequiredService<PuyangFabu.Foundation.Storage.StorageOptions>());
        await record.CutAsync(before - 2);
        Directory.Delete(record.Files.Folder, recursive: true);
        await record.TamperAsync("update audit_anchor_head set lines = 0, sequence = 0, at_ms = 0, line_hash = @Start", new { AuditAnchor.Start });
        product.Database.Clock.Advance(TimeSpan.FromHours(1));
        await record.AddAsync(3, "restored", AuditWeight.Restore);
        Assert.True((await record.VerifyAsync()).Valid);

        var unnamed = await VerifyAsync(product, kept);
        Assert.False(unnamed.Valid);
        Assert.Contains($"--restored-at {before - 1}", unnamed.Reason, StringComparison.Ordinal);
        Assert.False((await VerifyAsync(product, kept, before + 1)).Valid);

        var named = await VerifyAsync(product, kept, before - 1);
        Assert.True(named.Valid, named.Reason);
        Assert.Contains(named.Notices!, static notice => notice.Contains("您指明的恢复之前", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_was_changed_or_signed_by_another_counts_for_nothing_and_is_told()
    {
        await using var product = await ProductHost.StartAsync(databases);
        await using var other = await ProductHost.StartAsync(databases);
        await RecordAsync(product, "one");
        var line = await SignAsync(product);
        var parts = line.Split(' ');

        foreach (var (wrong, words) in new[]
        {
            (line.Replace(parts[1] + " ", "1 ", StringComparison.Ordinal), "签名不对"),
            (line.Replace(parts[2], new string('a', 64), StringComparison.Ordinal), "签名不对"),
            (line.Replace(parts[3], "2016-01-01T00:00:00+08:00", StringComparison.Ordinal), "签名不对"),
            (line[..^5], "签名不对"),
            (line.Replace(parts[2], "x", StringComparison.Ordinal), "写法不对"),
            (string.Join(' ', parts[..4]), "不完整"),
            (await SignAsync(other), "另一把密钥"),
        })
        {
            var verdict = await VerifyAsync(product, wrong);
            Assert.False(verdict.Valid, wrong);
            Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_signed_over_a_contradiction_until_the_guard_acknowledges_it()
    {
        await using var product = await ProductHost.StartAsync(databases);
        using var driver = PuyangFabu.Tests.People.Operators.OperatorDriver.Of(product);
        var admin = await driver.AdminAsync();
        await SignAsync(product);
        Directory.Delete(product.Services.GetRequiredService<AnchorFolder>().Folder, recursive: true);

        var signed = product.Services.GetRequiredService<SignedAnchors>();
        Assert.Null((await signed.SignAsync(Cancellation)).Line);
        var verdict = await admin.GetStringAsync("/api/audit/verify", Cancellation);
        Assert.Contains("\"valid\":false", verdict, StringComparison.Ordinal);
        Assert.Contains("截短", verdict, StringComparison.Ordinal);

        using var done = await admin.PostAsync("/api/audit/acknowledge", PuyangFabu.Tests.People.Operators.OperatorDriver.Json(new
        {
            comment = "误删，已核对",
            contradiction = System.Text.Json.JsonDocument.Parse(verdict).RootElement.GetProperty("contradiction").GetString(),
        }), Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.OK, done.StatusCode);
        Assert.NotNull((await signed.SignAsync(Cancellation)).Line);
        Assert.Contains("误删，已核对", await admin.GetStringAsync("/api/audit/verify", Cancellation), StringComparison.Ordinal);
    }

    private static async Task<string> SignAsync(ProductHost product)
    {
        var (line, problem) = await product.Services.GetRequiredService<SignedAnchors>().SignAsync(Cancellation);
        Assert.True(line is not null, problem);
        return line;
    }

    private static async Task<AuditVerdict> VerifyAsync(ProductHost product, string kept, params long[] restores) =>
        await product.Services.GetRequiredService<AuditVerification>().RunAsync(
            await product.Services.GetRequiredService<SignedAnchors>().ReadAsync(new StringReader(kept), Cancellation), restores, Cancellation);

    private static Task RecordAsync(ProductHost product, string comment) => product.Services.GetRequiredService<AuditLog>().RecordAsync(
        new AuditEntry { Actor = Actor.CommandLine, Action = "test.record", Comment = comment }, Cancellation);
}
