using PuyangFabu.Operations.Backup;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>Files that are not what a backup wrote: each is refused in a sentence, and nothing is touched.</summary>
public sealed class DamagedBackupTests(TestDatabases databases, BackedUp backup) : IClassFixture<BackedUp>
{
    [Theory]
    [InlineData("nothing")]
    [InlineData("text")]
    [InlineData("half")]
    [InlineData("one byte short")]
    [InlineData("a foreign zip")]
    [InlineData("a changed byte")]
    [InlineData("a table that the manifest does not know")]
    [InlineData("a table that is missing")]
    [InlineData("a row changed")]
    [InlineData("a name twice")]
    [InlineData("a manifest that is none")]
    [InlineData("a manifest without a field")]
    [InlineData("a newer version")]
    [InlineData("another format")]
    [InlineData("a bomb")]
    [InlineData("a negative size")]
    public async Task Is_refused(string damage)
    {
        await RefusesAsync(Damage(backup.File, damage));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("uploads/../../outside.txt")]
    [InlineData("/etc/outside.txt")]
    [InlineData("uploads\\..\\outside.txt")]
    [InlineData("uploads/./a.txt")]
    [InlineData("uploads//a.txt")]
    [InlineData("uploads/.hidden")]
    [InlineData("uploads/a\0.txt")]
    [InlineData("uploads/c:evil.txt")]
    [InlineData("uploads/")]
    [InlineData("config/appsettings.json")]
    [InlineData("keys/other.key")]
    [InlineData("puyangfabu.db")]
    [InlineData("tables/../a.jsonl")]
    [InlineData("tables/articles;drop.jsonl")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name)
    {
        var message = await RefusesAsync(BrokenBackup.WithFile(backup.File, name, "outside"));

        Assert.Contains("文件名", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', message);
    }

    private async Task<string> RefusesAsync(string file)
    {
        using var copy = new Installation(databases.CreateEmpty("sqlite"));
        var refused = await Assert.ThrowsAsync<BackupException>(() => copy.RestoreAsync(file));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Message);
        Assert.Empty(await copy.RowsAsync());
        Assert.Empty(Directory.GetFileSystemEntries(copy.Folder.Path));
        return refused.Message;
    }

    private static string Damage(string file, string damage) => damage switch
    {
        "nothing" => BrokenBackup.WithBytes(file, static _ => []),
        "text" => BrokenBackup.WithBytes(file, static _ => "not a zip"u8.ToArray()),
        "half" => BrokenBackup.WithBytes(file, static bytes => bytes[..(bytes.Length / 2)]),
        "one byte short" => BrokenBackup.WithBytes(file, static bytes => bytes[..^1]),
        "a foreign zip" => BrokenBackup.WithZip(file, static zip => zip.GetEntry("manifest.json")!.Delete()),
        "a changed byte" => BrokenBackup.WithBytes(file, static bytes =>
        {
            // More than one: a single one may lie where a zip has nothing to say.
            bytes.AsSpan(bytes.Length / 3, 64).Reverse();
            bytes[bytes.Length / 3] ^= 0x10;
            return bytes;
        }),
        "a table that the manifest does not know" => BrokenBackup.WithZip(file, static zip => BrokenBackup.Write(zip, "tables/more.jsonl", "{}")),
        "a table that is missing" => BrokenBackup.WithZip(file, static zip => zip.GetEntry("tables/boards.jsonl")!.Delete()),
        "a row changed" => BrokenBackup.WithZip(file, static zip => BrokenBackup.Write(zip, "tables/menus.jsonl", "{}")),
        "a name twice" => BrokenBackup.WithZip(file, static zip => zip.CreateEntry("tables/boards.jsonl")),
        "a manifest that is none" => BrokenBackup.WithZip(file, static zip => BrokenBackup.Write(zip, "manifest.json", "[")),
        "a manifest without a field" => BrokenBackup.WithManifest(file, static manifest => manifest.AsObject().Remove("entries")),
        "a newer version" => BrokenBackup.WithManifest(file, static manifest => manifest["migration"] = 9000),
        "another format" => BrokenBackup.WithManifest(file, static manifest => manifest["format"] = "other"),
        "a bomb" => BrokenBackup.WithFile(file, "uploads/bomb.bin", new string('0', 100_000_000)),
        "a negative size" => BrokenBackup.WithFile(file, "uploads/a.bin", "a", claimedBytes: -1),
        _ => throw new ArgumentOutOfRangeException(nameof(damage)),
    };
}
