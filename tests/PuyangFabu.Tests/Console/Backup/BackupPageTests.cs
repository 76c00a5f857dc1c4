using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Operations.Rehearsals;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Backup;

/// <summary>How old the last backup is, and the release of what a restore holds back.</summary>
public sealed class BackupPageTests(TestDatabases databases)
{
    [Fact]
    public async Task The_page_tells_the_last_backup_or_that_there_is_none()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Admin);
        using var none = await admin.OpenAsync("/console/backup");
        Assert.Contains("还没有备份过", admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/backup/release", admin.Html, StringComparison.Ordinal);

        using var scratch = new ScratchFolder();
        await host.Services.GetRequiredService<BackupFile>().WriteAsync(
            Path.Combine(scratch.Path, "puyang.zip"), overwrite: false, withKeys: false, new Progress<string>(), CancellationToken.None);
        using var one = await admin.OpenAsync("/console/backup");
        Assert.Contains("puyang.zip（", admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("上一次在", admin.Html, StringComparison.Ordinal);

        await host.Services.GetRequiredService<AuditLog>().RecordAsync(
            new AuditEntry { Actor = Actor.CommandLine, Action = RestoredCheckup.Action, TargetKind = "backup" }, CancellationToken.None);
        using var rehearsed = await admin.OpenAsync("/console/backup");
        Assert.Contains("上一次在", admin.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_backup_comes_through_the_browser_after_the_password_was_asked_for_once_more(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Admin);
        using var ask = await admin.OpenAsync("/console/backup/download");
        using var wrong = await admin.SendAsync("/console/backup/download", ("proofPassword", "Not-the-word-1"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.DoesNotContain("/console/backup/file", admin.Html, StringComparison.Ordinal);

        var link = await ProvenAsync(admin);
        using var answer = await admin.Client.GetAsync(link);
        var file = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal((HttpStatusCode.OK, "application/zip", "attachment"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
        using var scratch = new ScratchFolder();
        var path = Path.Combine(scratch.Path, "got.zip");
        await File.WriteAllBytesAsync(path, file);
        using (var archive = BackupArchive.Open(path))
        {
            await archive.VerifyAsync(CancellationToken.None);
            Assert.False(archive.Manifest.WithKeys);
            Assert.DoesNotContain(archive.Manifest.Entries, static entry => entry.Name.StartsWith("keys/", StringComparison.Ordinal));
            Assert.Contains(archive.Manifest.Tables, static table => table is { Name: "boards", Rows: > 0 });
        }

        var last = await host.Services.GetRequiredService<BackupStore>().LatestAsync(CancellationToken.None);
        Assert.Equal((file.LongLength, answer.Content.Headers.ContentDisposition!.FileName), (last!.Bytes, last.FileName));
        using var root = await driver.AdminAsync();
        using var record = await root.GetAsync("/api/audit");
        var entries = await record.Content.ReadAsStringAsync();
        Assert.All(["session.prove", "backup.download", "backup.create"], action => Assert.Contains($"\"{action}\"", entries, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_way_to_the_file_opens_for_one_session_for_minutes_and_for_one_at_a_time()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Admin);
        using var other = await ConsoleSignInTests.ReadyAsync(host, driver, "lisi", Role.Admin);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "writer", Role.Editor);
        var link = await ProvenAsync(admin);

        Assert.Equal("/console/backup/download?why=notProven", await LeadsToAsync(other, link));
        Assert.Equal("/console/backup/download?why=notProven", await LeadsToAsync(admin, "/console/backup/file"));
        Assert.Equal("/console/backup/download?why=notProven", await LeadsToAsync(admin, "/console/backup/file?pass=invented"));
        using var barred = await editor.Client.GetAsync(link);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);

        var download = host.Services.GetRequiredService<BackupDownload>();
        var someone = new Actor { OperatorId = 1, SessionId = 1, UserName = "x", DisplayName = "某人", Address = "本机", Permissions = new HashSet<Permission> { Permission.ManageSystem } };
        var begun = (await download.BeginAsync(download.PassOf(someone), someone, CancellationToken.None)).Value;
        Assert.Equal("/console/backup/download?why=backupRunning", await LeadsToAsync(admin, link));
        using var told = await admin.OpenAsync("/console/backup/download?why=backupRunning");
        Assert.Contains("一次只能下载一份", admin.Html, StringComparison.Ordinal);
        await download.WriteAsync(begun, new MemoryStream(), CancellationToken.None);
        Assert.Null(download.UnderWay);

        host.Database.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/console/backup/download?why=notProven", await LeadsToAsync(admin, link));
    }

    private static async Task<string> ProvenAsync(ConsoleVisitor admin)
    {
        using var ask = await admin.OpenAsync("/console/backup/download");
        using var proven = await admin.SendAsync("/console/backup/download", ("proofPassword", ConsolePeople.Own));
        return WebUtility.HtmlDecode(Regex.Match(admin.Html, "href=\"(/console/backup/file[^\"]+)\"").Groups[1].Value);
    }

    private static async Task<string?> LeadsToAsync(ConsoleVisitor visitor, string path)
    {
        using var answer = await visitor.Client.GetAsync(path);
        return answer.Headers.Location?.OriginalString;
    }

    [Theory, EachDatabase]
    public async Task What_a_restore_holds_back_is_shown_and_released_once(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        await host.Services.GetRequiredService<Database>().WriteAsync(
            async session =>
            {
                await host.Services.GetRequiredService<DueWorkHold>().SetAsync(session, "数据从备份恢复。");
                return true;
            },
            CancellationToken.None);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Admin);
        using var page = await admin.OpenAsync("/console/backup");
        Assert.Contains("数据从备份恢复。", admin.Html, StringComparison.Ordinal);
        using var ask = await admin.OpenAsync("/console/backup/release");
        Assert.Contains("现在没有排定的稿件、菜单和群发", admin.Html, StringComparison.Ordinal);
        using var untyped = await admin.SendAsync("/console/backup/release", ("typed", "别的公众号"));
        Assert.Equal(HttpStatusCode.BadRequest, untyped.StatusCode);
        Assert.NotEmpty(await host.Services.GetRequiredService<DueWorkHold>().ListAsync(CancellationToken.None));
        var typed = ("typed", host.Services.GetRequiredService<AccountRegistry>().Default.Title);
        using var released = await admin.SendAsync("/console/backup/release", typed);
        Assert.Equal("/console/backup?done=released", released.Headers.Location!.OriginalString);
        Assert.Empty(await host.Services.GetRequiredService<DueWorkHold>().ListAsync(CancellationToken.None));
        using var again = await admin.SendAsync("/console/backup/release", typed);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("不需要放行", admin.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_releases_sees_what_will_go_out_and_when()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        (await room.Publisher.PublishAsync(id, new { scheduledAt = room.Host.Database.Clock.GetUtcNow().AddDays(3) })).Ok();
        await room.Host.Database.Database.WriteAsync(
            session => room.Host.Services.GetRequiredService<DueWorkHold>().SetAsync(session, "数据从备份恢复。"), CancellationToken.None);
        using var driver = OperatorDriver.Of(room.Host);
        using var admin = await ConsoleSignInTests.ReadyAsync(room.Host, driver, "someone", Role.Admin);

        using var ask = await admin.OpenAsync("/console/backup/release");
        Assert.Contains("已经排定的（1 件）", admin.Html, StringComparison.Ordinal);
        Assert.Matches($"<time [^>]*>[0-9]+月[0-9]+日 [0-9:]+</time> <a href=\"/console/articles/{id}\"", admin.Html);
    }
}
