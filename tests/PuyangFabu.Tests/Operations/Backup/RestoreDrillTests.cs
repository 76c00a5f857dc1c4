using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.People.Audit.Archiving;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Audit.Archiving;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>The rehearsal of the worst day: a backup taken while everybody works is put on a new machine, and the product that starts there is the one that was lost.</summary>
public sealed class RestoreDrillTests(TestDatabases databases)
{
    private const string Words = "马颊河治理";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite", "sqlite")]
    [InlineData("sqlite", "postgresql")]
    [InlineData("postgresql", "sqlite")]
    [InlineData("postgresql", "postgresql")]
    public async Task A_backup_taken_while_everybody_works_becomes_the_same_product_on_either_database(string from, string to)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, from);
        using var folder = new ScratchFolder();
        var picture = await UploadAsync(room);
        var article = await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = $"{Words}的通告", body = $"正文。\n\n![图]({picture})", source = "濮阳日报" });
        var broadcast = await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        await room.Host.FollowChangesAsync();
        var signed = await SignedByAsync(room.Host);
        var quiet = await Installation.RowsOfAsync(room.Host.Database.Database);

        using var stop = new CancellationTokenSource();
        var load = new Load(room, stop.Token);
        await load.FirstAsync();
        var file = folder.File("backup.zip");
        var (before, manifest, worked) = (0, (BackupManifest?)null, false);
        for (var tries = 0; tries < 20 && !worked; tries++)
        {
            (before, var acts) = (load.Messages, load.Acts);
            manifest = await Task.Run(() => room.Host.Services.GetRequiredService<BackupFile>().WriteAsync(file, overwrite: true, withKeys: true, new Progress<string>(), Cancellation));
            worked = load.Acts > acts;
        }

        await stop.CancelAsync();
        await load.EndAsync();
        Assert.True(worked, "Nobody worked while the backup was taken.");

        using var fresh = new Installation(databases.CreateEmpty(to));
        fresh.Database.Clock.SetUtcNow(room.Host.Database.Clock.GetUtcNow());
        await fresh.RestoreAsync(file);

        // One moment of it all: what was answered before is there, and of what one person did one thing after another nothing is missing in between.
        var rows = await fresh.RowsAsync();
        Assert.All(manifest!.Tables.Where(static table => table.Name is not ("holds" or "audit_log")), table => Assert.Equal((table.Name, table.Rows), (table.Name, rows[table.Name].Count)));
        Assert.InRange(rows["inbox"].Count - quiet["inbox"].Count, before, load.Messages);
        var drafts = rows["article_versions"].Where(static row => row.Contains("并发稿件", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(drafts);
        Assert.All(Enumerable.Range(1, drafts.Count), number => Assert.Contains(drafts, row => row.Contains($"并发稿件 {number} 号", StringComparison.Ordinal)));
        Assert.All(["boards", "uploads", "operators", "broadcasts", "broadcast_parts", "reply_rules", "audit_signing_keys"], table => Assert.Equal(quiet[table], rows[table]));

        await using var copy = await ProductHost.StartOnAsync(fresh.Database, fresh.Folder.Path, ["--WeChat:Accounts:puyang:Kind", "subscription", "--Checks:Links", "false", "--Storage:SampleContent", "false"]);
        foreach (var path in (string[])["/", $"/articles/{article}"])
        {
            Assert.Equal(await TextAsync(room.Host, path), await TextAsync(copy, path));
        }

        Assert.Equal(await BytesAsync(room.Host, picture), await BytesAsync(copy, picture));
        Assert.Contains(Words, await AskAsync(room.Host), StringComparison.Ordinal);
        Assert.Equal(await AskAsync(room.Host), await AskAsync(copy));

        using var operators = new OperatorDriver(copy.Address, "");
        using var writer = await operators.SignInAsync("writer");
        Assert.Contains(Words, await writer.GetStringAsync($"/api/articles/{article}", Cancellation), StringComparison.Ordinal);
        Assert.Equal(KeyOf(signed), KeyOf(await SignedByAsync(copy)));
        var verdict = await copy.Services.GetRequiredService<AuditVerification>().RunAsync(Cancellation);
        Assert.True(verdict.Valid, verdict.Reason);

        Assert.Single(await copy.Services.GetRequiredService<DueWorkHold>().ListAsync(Cancellation));
        await StepsAsync(copy);
        await fresh.Release.ReleaseAsync(PuyangFabu.People.Actors.Actor.CommandLine, Cancellation);
        await StepsAsync(copy);
        Assert.Empty(copy.Services.GetRequiredService<PlatformLedger>().Jobs("puyang"));
        using var approved = System.Text.Json.JsonDocument.Parse(await writer.GetStringAsync($"/api/broadcasts/{broadcast}", Cancellation));
        Assert.Equal("draft", approved.RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("sqlite", "postgresql")]
    [InlineData("postgresql", "sqlite")]
    public async Task What_was_archived_of_the_record_comes_along_and_verifies(string from, string to)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, from);
        await record.StepAsync();
        await record.AnchorAsync();
        await File.WriteAllTextAsync(Path.Combine(record.Folder, "half.jsonl.new"), "half", Cancellation);
        using var folder = new ScratchFolder();
        await record.Host.Services.GetRequiredService<BackupFile>().WriteAsync(folder.File("backup.zip"), overwrite: false, withKeys: false, new Progress<string>(), Cancellation);

        using var fresh = new Installation(databases.CreateEmpty(to));
        fresh.Database.Clock.SetUtcNow(record.Database.Clock.GetUtcNow());
        await fresh.RestoreAsync(folder.File("backup.zip"));

        var archives = fresh.Folder.File(AuditArchiveFolder.FolderName);
        Assert.Equal(record.Files.Select(Path.GetFileName).Where(static name => name != "half.jsonl.new"), Directory.GetFiles(archives).Select(Path.GetFileName));
        var verdict = await new PuyangFabu.Tests.People.Audit.RecordKeeping(fresh.Database, fresh.Storage).Verification.RunAsync([], [], Cancellation, archives: archives);
        Assert.True(verdict.Valid, verdict.Reason);
        Assert.True(verdict.Count > 30);
    }

    private static async Task StepsAsync(ProductHost host)
    {
        for (var minute = 0; minute < 3; minute++)
        {
            host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
            await host.Services.StepAsync<BroadcastWorker>();
        }
    }

    private static async Task<string> UploadAsync(BroadcastRoom room)
    {
        var content = new ByteArrayContent(SamplePictures.Encoded(SkiaSharp.SKEncodedImageFormat.Png));
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { content, "file", "河.png" } };
        using var answer = await room.Author.Client.PostAsync("/api/uploads", form, Cancellation);
        return (await OperatorDriver.ReadAsync(answer)).GetProperty("url").GetString()!;
    }

    private static async Task<string> SignedByAsync(ProductHost host) => (await host.Services.GetRequiredService<SignedAnchors>().SignAsync(Cancellation)).Line!;

    private static string KeyOf(string signed) => signed.Split(' ')[4];

    private static async Task<string> TextAsync(ProductHost host, string path)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        return await client.GetStringAsync(path, Cancellation);
    }

    // Under a number of its own: what was answered before the backup is known to the copy, and would get the same bytes again.
    private static async Task<string> AskAsync(ProductHost host) =>
        PuyangFabu.Tests.Webhook.WeChatSender.Read((await host.Sender.SendAsync(host.Sender.Text(Words, "oUser2", 9_000_000_001))).Body);

    private static async Task<byte[]> BytesAsync(ProductHost host, string path)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        return await client.GetByteArrayAsync(path, Cancellation);
    }

    /// <summary>A citizen who asks and a writer who writes, each one thing after another, until they are stopped.</summary>
    private sealed class Load
    {
        private readonly Task[] loops;
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int messages;
        private int drafts;

        public Load(BroadcastRoom room, CancellationToken stopped) => loops =
        [
            Task.Run(() => RunAsync(async number =>
            {
                Assert.Equal(System.Net.HttpStatusCode.OK, (await room.Host.Sender.SendAsync(room.Host.Sender.Text($"并发 {number}"))).Status);
                Interlocked.Increment(ref messages);
            }, stopped), CancellationToken.None),
            Task.Run(() => RunAsync(async number =>
            {
                await room.Author.WriteAsync($"并发稿件 {number} 号");
                Interlocked.Increment(ref drafts);
                first.TrySetResult();
            }, stopped), CancellationToken.None),
        ];

        /// <summary>How many questions were answered.</summary>
        public int Messages => Volatile.Read(ref messages);

        /// <summary>How much was done in all.</summary>
        public int Acts => Messages + Volatile.Read(ref drafts);

        public Task FirstAsync() => Task.WhenAny(first.Task, Task.WhenAll(loops)).Unwrap();

        public Task EndAsync() => Task.WhenAll(loops);

        private static async Task RunAsync(Func<int, Task> act, CancellationToken stopped)
        {
            for (var number = 1; !stopped.IsCancellationRequested; number++)
            {
                await act(number);
            }
        }
    }
}
