using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Operations.Doctor;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Operations.Doctor;

public sealed class ExaminationTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_fresh_installation_has_nothing_wrong_but_the_clock_of_this_test(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);

        var report = await ExamineAsync(product);

        Assert.Equal(
            ["时钟", "与微信的时差"],
            report.Items.Where(static finding => finding.Level == FindingLevel.Wrong).Select(static finding => finding.Check).Distinct());
        Assert.All(
            ["数据目录", "数据库", "上传的文件", "密钥文件", "主密钥", "账号密钥", "审计锚定", "备份", "暂停的事项", "搜索索引", "设置", "访问凭证", "回调地址", "接口权限", "接口调用次数", "群发次数"],
            check => Assert.Contains(report.Items, finding => finding.Check == check));
        Assert.All(report.Items, static finding => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*。\z", finding.Text));
        Assert.All(
            report.Items.Where(static finding => finding.Level != FindingLevel.Fine),
            static finding => Assert.True(finding.NextStep.Length > 0, $"{finding.Check} says nothing of what to do next."));
    }

    [Theory, EachDatabase]
    public async Task Secrets_that_another_master_key_sealed_are_named_with_their_account(string provider)
    {
        await using var first = await ProductHost.StartAsync(databases, provider);
        await first.Services.GetRequiredService<AccountEditing>().SaveAsync(
            Actor.CommandLine, "puyang", new AccountInput { Token = "tokenwrittenthroughtheapi" }, Cancellation);
        await using var second = await ProductHost.StartOnAsync(first.Database, null, "--Secrets:MasterKey", MasterKey.Create().ToBase64());

        var report = await ExamineAsync(second);

        var account = Assert.Single(report.Items, static finding => finding.Check == "账号密钥");
        Assert.Equal(FindingLevel.Wrong, account.Level);
        Assert.Contains("濮阳发布", account.Text, StringComparison.Ordinal);
        Assert.Contains("token", account.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tokenwritten", account.Text, StringComparison.Ordinal);
        Assert.Equal(FindingLevel.Notice, Assert.Single(report.Items, static finding => finding.Check == "主密钥").Level);
        Assert.Equal(FindingLevel.Fine, Level(await ExamineAsync(first), "账号密钥"));
    }

    [Theory, EachDatabase]
    public async Task Backups_grow_old_and_what_a_restore_holds_is_shown(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        Assert.Equal(FindingLevel.Notice, Level(await ExamineAsync(product), "备份"));
        await product.Services.GetRequiredService<BackupFile>().WriteAsync(
            Path.Combine(product.DataDirectory, "b.zip"), overwrite: false, withKeys: false, new Progress<string>(), Cancellation);
        await product.Database.Database.WriteAsync(session => product.Services.GetRequiredService<DueWorkHold>().SetAsync(session, "试一试"), Cancellation);

        Assert.Equal(FindingLevel.Fine, Level(await ExamineAsync(product), "备份"));
        Assert.Equal(FindingLevel.Notice, Level(await ExamineAsync(product), "暂停的事项"));
        product.Database.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(FindingLevel.Notice, Level(await ExamineAsync(product), "备份"));
        product.Database.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(FindingLevel.Wrong, Level(await ExamineAsync(product), "备份"));
    }

    [Fact]
    public async Task A_record_that_was_not_anchored_for_days_is_wrong_and_one_without_its_anchors_at_once()
    {
        await using var product = await ProductHost.StartAsync(databases);
        await product.Services.StepAsync<AuditAnchorWriter>();
        await product.Services.GetRequiredService<DueWork<AuditAnchorWriter>>().StopAsync(Cancellation);
        await product.Services.GetRequiredService<AuditLog>().RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "test.record" }, Cancellation);

        Assert.Equal(FindingLevel.Fine, Level(await ExamineAsync(product), "审计锚定"));
        product.Database.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(FindingLevel.Wrong, Level(await ExamineAsync(product), "审计锚定"));

        await product.Services.GetRequiredService<AuditAnchoring>().AnchorAsync(Cancellation);
        Assert.Equal(FindingLevel.Fine, Level(await ExamineAsync(product), "审计锚定"));
        Directory.Delete(product.Services.GetRequiredService<AnchorFolder>().Folder, recursive: true);
        Assert.Equal(FindingLevel.Wrong, Level(await ExamineAsync(product), "审计锚定"));
    }

    [Fact]
    public async Task A_damaged_master_key_is_a_finding_and_the_others_are_still_examined()
    {
        await using var product = await ProductHost.StartAsync(databases);
        await File.WriteAllTextAsync(MasterKeyFile.PathIn(product.DataDirectory), "damaged", Cancellation);

        var report = await ExamineAsync(product);

        Assert.Equal(FindingLevel.Wrong, Level(report, "主密钥"));
        Assert.Equal(FindingLevel.Fine, Level(report, "数据库"));
        Assert.Equal(FindingLevel.Wrong, report.Worst);
    }

    [Fact]
    public async Task A_secret_that_others_may_read_is_wrong()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var product = await ProductHost.StartAsync(databases);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(MasterKeyFile.PathIn(product.DataDirectory), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        Assert.Equal(FindingLevel.Wrong, Level(await ExamineAsync(product), "密钥文件"));
    }

    [Fact]
    public async Task A_damaged_SQLite_file_is_wrong()
    {
        string path;
        using (var database = databases.Create("sqlite"))
        {
            path = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.Database.ConnectionString).DataSource;
        }

        await using (var file = File.OpenWrite(path))
        {
            file.Position = 3 * 4096;
            await file.WriteAsync(new byte[8 * 4096], Cancellation);
        }

        using var damaged = new Database(new StorageOptions { Provider = "sqlite", ConnectionString = $"Data Source={path};Pooling=False" });
        Assert.NotNull((await new DatabaseInspection(damaged).RunAsync(Cancellation)).Damage);
    }

    private static Task<DoctorReport> ExamineAsync(ProductHost product) => product.Services.GetRequiredService<Examination>().RunAsync(Cancellation);

    private static FindingLevel Level(DoctorReport report, string check) =>
        report.Items.Where(finding => finding.Check == check).Max(static finding => finding.Level);
}
