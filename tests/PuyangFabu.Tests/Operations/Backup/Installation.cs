using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Operations.Backup.Copying;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Operations.SampleContent;
using PuyangFabu.Tests.People.Audit;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>A database with its data directory, as backup and restore see an installation.</summary>
internal sealed class Installation : IDisposable, IProgress<string>
{
    public const string Upload = "uploads/2016/06/图片-1.png";

    private readonly SecretsOptions secrets = new();

    public Installation(TestDatabase database, string files = StorageOptions.FilesInFolder)
    {
        Database = database;
        Storage = new StorageOptions { Provider = database.Options.Provider, DataDirectory = Folder.Path, Files = files };
        Files = files == StorageOptions.FilesInFolder ? new FolderFiles(Storage) : new DatabaseFiles(database.Database, database.Clock);
        Log = new AuditLog(database.Database, database.Clock);
        Hold = new DueWorkHold(database.Database, database.Clock);
        Release = new HoldRelease(database.Database, Log, database.Clock);
    }

    public TestDatabase Database { get; }

    public ScratchFolder Folder { get; } = new();

    public StorageOptions Storage { get; }

    public IKeptFiles Files { get; }

    public AuditLog Log { get; }

    public DueWorkHold Hold { get; }

    public HoldRelease Release { get; }

    public List<string> Told { get; } = [];

    /// <summary>Done with each sentence that is told.</summary>
    public Action<string>? OnTold { get; set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Report(string value)
    {
        Told.Add(value);
        OnTold?.Invoke(value);
    }

    public void Dispose()
    {
        Database.Dispose();
        Folder.Dispose();
    }

    public MasterKey Master() => MasterKeyFile.LoadOrCreate(secrets, Folder.Path);

    /// <summary>Makes the key ring have a key.</summary>
    public void Seal() => new DataProtectionKeyStore(Database.Database, Master(), Database.Clock).StoreElement(new System.Xml.Linq.XElement("key"), "key");

    /// <summary>Something of every kind of column: samples, references between rows, bytes, nulls, and text that is hard to keep.</summary>
    public async Task FillAsync()
    {
        await new SeedDriver(Database).RunAsync(sampleContent: true);
        await Database.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("update articles set sample = false where id = 1");
                for (var number = 0; number < 50; number++)
                {
                    await session.ExecuteAsync(
                        """
                        insert into inbox (account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
                        values ('puyang', @user, 'text', @time, @message, @reply, @reason, 12)
                        """,
                        new
                        {
                            user = $"o{number}",
                            time = long.MaxValue - number,
                            message = Enumerable.Range(0, 256).Select(value => (byte)(value + number)).ToArray(),
                            reply = number % 2 == 0 ? [] : (byte[]?)null,
                            reason = "引号\" 反斜杠\\ 换行\n 表情😀 控制\u0001 </script>",
                        });
                }

                await session.ExecuteAsync("delete from inbox where id > 40");
                await session.ExecuteAsync("insert into delivery_keys (inbox_id, delivery_key) values (39, @key)", new { key = new byte[] { 0, 1, 255 } });
            },
            Cancellation);
        await Log.RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "test.fill", Comment = "填好了" }, Cancellation);
        Assert.True(await new RecordKeeping(Database, Storage).Anchoring.AnchorAsync(Cancellation));
        Directory.CreateDirectory(Path.GetDirectoryName(Folder.File(Upload))!);
        await File.WriteAllBytesAsync(Folder.File(Upload), [0x89, 0x50, 0, 255], Cancellation);
        Directory.CreateDirectory(Folder.File("uploads/incoming"));
        await File.WriteAllTextAsync(Folder.File("uploads/incoming/half.tmp"), "half", Cancellation);
        await File.WriteAllTextAsync(Folder.File("uploads/.stranger"), "not ours", Cancellation);
    }

    public BackupFile Backups() => new(
        new BackupWriter(Database.Database, Files, Storage, secrets, Database.Clock), new BackupStore(Database.Database, Log, Database.Clock));

    public async Task<string> BackUpAsync(bool withKeys = false)
    {
        var file = Folder.File("backup.zip");
        await Backups().WriteAsync(file, overwrite: true, withKeys, this, Cancellation);
        return file;
    }

    public Task<RestoreResult> RestoreAsync(string file) => Restore().RunAsync(file, this, Cancellation);

    public Task<CopyResult> CopyAsync(TestDatabase target, string? files = null, CancellationToken? cancellation = null) =>
        Copy().RunAsync(CopyConnection.Parse(target.Options.ConnectionString), files, this, cancellation ?? Cancellation);

    public DatabaseCopy Copy() => new(
        Database.Database, Files, new FolderFiles(Storage), Storage, new DatabasePlace(Database.Database, new DatabaseInspection(Database.Database)), Log,
        new RecordKeeping(Database, Storage).Anchoring, Database.Clock, NullLogger<Migrator>.Instance);

    public Migrator Migrator() => new(Database.Database, NullLogger<Migrator>.Instance);

    public Restore Restore() => new(
        Database.Database, Migrator(), Files, Storage, secrets, Hold, Log, new RecordKeeping(Database, Storage).Anchoring, Database.Clock);

    public Task<AuditVerdict> VerifyRecordAsync() =>
        new RecordKeeping(Database, Storage).Verification.RunAsync(Cancellation);

    /// <summary>Every row of every table, as a backup writes it, by table.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RowsAsync() => RowsOfAsync(Database.Database);

    /// <inheritdoc cref="RowsAsync"/>
    public static Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RowsOfAsync(PuyangFabu.Foundation.Storage.Database database) => database.SnapshotAsync(
        static async session =>
        {
            var tables = new Dictionary<string, IReadOnlyList<string>>();
            foreach (var table in await SchemaReader.ReadAsync(session))
            {
                var rows = new List<string>();
                await TableRowsStore.ReadAsync(session, table, async row =>
                {
                    using var line = new MemoryStream();
                    await using (var json = RowJson.WriterOn(line))
                    {
                        RowJson.Write(json, table, row);
                    }

                    rows.Add(System.Text.Encoding.UTF8.GetString(line.ToArray()));
                });
                tables[table.Name] = rows;
            }

            return (IReadOnlyDictionary<string, IReadOnlyList<string>>)tables;
        },
        Cancellation);
}
