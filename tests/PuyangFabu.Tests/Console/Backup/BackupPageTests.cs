using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

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
        using var released = await admin.SendAsync("/console/backup/release");
        Assert.Equal("/console/backup?done=released", released.Headers.Location!.OriginalString);
        Assert.Empty(await host.Services.GetRequiredService<DueWorkHold>().ListAsync(CancellationToken.None));
        using var again = await admin.SendAsync("/console/backup/release");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("不需要放行", admin.Html, StringComparison.Ordinal);
    }
}
