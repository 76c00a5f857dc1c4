using System.Security.Cryptography;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Content.Uploads;

/// <summary>Files named by their content.</summary>
public sealed class UploadFilesTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private StorageOptions Storage => new() { DataDirectory = folder.Path };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_is_called_by_its_hash_and_found_by_nothing_else()
    {
        var files = Files();
        var name = await files.SaveAsync("content"u8.ToArray(), ".png", default);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("content"u8)) + ".png", name);
        Assert.Equal("content"u8.ToArray(), await (await files.FindAsync(name, default))!.ReadAsync(default));
        await Assert.AllAsync(
            ["", name.ToUpperInvariant(), name + ".png", name[..^4], $"../{name}", $"{name[..2]}/{name}", $"{name}\n", $"{name}\0", name.Replace(".png", ".html", StringComparison.Ordinal), "../../etc/passwd"],
            async trick => Assert.Null(await files.FindAsync(trick, default)));
    }

    [Fact]
    public async Task The_same_content_at_once_is_one_file_and_leaves_nothing_else()
    {
        var files = Files();
        var names = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => files.SaveAsync(new byte[100_000], ".jpg", default))));
        Assert.Single(names.Distinct());
        Assert.Single(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_write_that_is_called_off_leaves_no_file()
    {
        var files = Files();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => files.SaveAsync(new byte[10], ".jpg", new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_a_killed_process_left_goes_and_what_is_being_written_stays()
    {
        var incoming = Directory.CreateDirectory(folder.File("uploads/incoming")).FullName;
        var (old, young) = (Path.Combine(incoming, "old.tmp"), Path.Combine(incoming, "young.tmp"));
        var now = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
        File.WriteAllText(old, "");
        File.WriteAllText(young, "");
        File.SetLastWriteTimeUtc(old, now.UtcDateTime.AddHours(-2));
        File.SetLastWriteTimeUtc(young, now.UtcDateTime.AddMinutes(-5));
        new IncomingFiles(Storage).RemoveLeftovers(now);
        Assert.Equal([young], Directory.GetFiles(incoming));
    }

    private UploadFiles Files() => new(new FolderFiles(Storage));

    [Theory]
    [InlineData("照片.jpg", "照片.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\fake\path\a.png", "a.png")]
    [InlineData("a\r\nb\u202egnp.exe", "abgnp.exe")]
    public void The_senders_name_is_shown_harmless(string sent, string shown) => Assert.Equal(shown, OriginalName.Shown(sent));
}
