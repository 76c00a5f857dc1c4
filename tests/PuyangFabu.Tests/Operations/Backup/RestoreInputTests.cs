using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>A backup that comes through a pipe is as private while it is restored as in its own place.</summary>
public sealed class RestoreInputTests(TestDatabases databases)
{
    private const string Pattern = ".restore-*";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_kept_in_the_data_directory_until_the_restore_ends()
    {
        using var original = new Installation(databases.Create("sqlite"));
        await original.FillAsync();
        using var copy = new Installation(databases.CreateEmpty("sqlite"));
        Directory.CreateDirectory(copy.Folder.File(".restore-killed"));
        var watch = new Watch(copy.Folder.Path);
        await using var input = File.OpenRead(await original.BackUpAsync());

        await copy.Restore().RunAsync(input, watch, Cancellation);

        Assert.Equal("backup.zip", Path.GetFileName(Assert.Single(watch.Kept)));
        Assert.False(watch.IsOpenToOthers);
        Assert.Empty(Directory.GetDirectories(copy.Folder.Path, Pattern));
    }

    [Fact]
    public async Task What_is_no_backup_is_not_kept()
    {
        using var copy = new Installation(databases.CreateEmpty("sqlite"));
        using var input = new MemoryStream("PK damaged"u8.ToArray());

        await Assert.ThrowsAsync<BackupException>(() => copy.Restore().RunAsync(input, copy, Cancellation));

        Assert.Empty(Directory.GetDirectories(copy.Folder.Path, Pattern));
    }

    /// <summary>Looks into the data directory when the restore first tells how far it is.</summary>
    private sealed class Watch(string folder) : IProgress<string>
    {
        public IReadOnlyList<string> Kept { get; private set; } = [];

        public bool IsOpenToOthers { get; private set; }

        public void Report(string value)
        {
            if (Kept.Count == 0)
            {
                Kept = [.. Directory.GetDirectories(folder, Pattern).SelectMany(static kept => Directory.GetFiles(kept))];
                IsOpenToOthers = Kept.Any(PrivateFile.IsOpenToOthers);
            }
        }
    }
}
