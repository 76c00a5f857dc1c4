using System.IO.Compression;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Operations.Backup.Copying;

/// <summary>A backup holds every file once, wherever it lay, and a restore puts it where the setting says.</summary>
public sealed class KeptFilesBackupTests(TestDatabases databases)
{
    private const string Name = "inbox/ab/film.mp4";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite", "database", "postgresql", "database")]
    [InlineData("postgresql", "database", "sqlite", "database")]
    [InlineData("sqlite", "folder", "postgresql", "database")]
    [InlineData("postgresql", "database", "sqlite", "folder")]
    public async Task Files_come_back_byte_for_byte_in_either_place(string from, string placeBefore, string to, string placeAfter)
    {
        var content = new byte[300_000];
        new Random(1).NextBytes(content);
        using var original = new Installation(databases.Create(from), placeBefore);
        await original.FillAsync();
        await original.Files.SaveAsync(Name, new MemoryStream(content), null, Cancellation);
        var backup = await original.BackUpAsync();
        using (var zip = ZipFile.OpenRead(backup))
        {
            Assert.Single(zip.Entries, static entry => entry.FullName == "uploads/" + Name);
            Assert.DoesNotContain(zip.Entries, static entry => entry.FullName.Contains("kept_file", StringComparison.Ordinal));
        }

        using var copy = new Installation(databases.CreateEmpty(to), placeAfter);
        var result = await copy.RestoreAsync(backup);

        var kept = (await copy.Files.FindAsync(Name, Cancellation))!;
        Assert.Equal(content, await kept.ReadAsync(Cancellation));
        Assert.Equal(placeAfter == "folder", File.Exists(copy.Folder.File("uploads/" + Name)));
        Assert.Equal(placeBefore == "folder" ? 2 : 1, (await copy.Files.ListAsync(Cancellation)).Count);
        Assert.True(result.Files >= 2);
        Assert.True((await copy.VerifyRecordAsync()).Valid);
    }
}
