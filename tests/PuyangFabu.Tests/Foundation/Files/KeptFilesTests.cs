using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Files;

/// <summary>Files are kept alike in a folder and in the database.</summary>
public sealed class KeptFilesTests(TestDatabases databases) : IDisposable
{
    private const string Name = "inbox/ab/abc.mp4";

    private readonly ScratchFolder folder = new();

    public static TheoryData<string, string> Places => new() { { "sqlite", "folder" }, { "sqlite", "database" }, { "postgresql", "database" } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_file_of_any_length_comes_back_whole_and_from_any_place(string provider, string place)
    {
        using var database = databases.Create(provider);
        var files = FilesOf(database, place);
        foreach (var length in (int[])[0, 1, KeptFileStore.PartBytes, KeptFileStore.PartBytes + 1, (3 * KeptFileStore.PartBytes) + 5])
        {
            var content = Content(length);
            await SaveAsync(files, Name, content);

            var file = (await files.FindAsync(Name, Cancellation))!;
            Assert.Equal((Name, (long)length), (file.Name, file.Bytes));
            Assert.Equal(content, await file.ReadAsync(Cancellation));
            await using var stream = file.Open();
            foreach (var at in (int[])[length - 1, length / 2, 0])
            {
                stream.Seek(Math.Max(at, 0), SeekOrigin.Begin);
                var rest = new MemoryStream();
                await stream.CopyToAsync(rest, Cancellation);
                Assert.Equal(content[Math.Max(at, 0)..], rest.ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_file_is_replaced_listed_and_gone_when_it_is_removed(string provider, string place)
    {
        using var database = databases.Create(provider);
        var files = FilesOf(database, place);
        var at = new DateTimeOffset(2016, 6, 1, 8, 0, 0, TimeSpan.Zero);
        await SaveAsync(files, Name, Content(200_000));
        await SaveAsync(files, Name, Content(70_000), at);
        await SaveAsync(files, "aa/first.jpg", Content(3));

        var listed = await files.ListAsync(Cancellation);
        Assert.Equal([("aa/first.jpg", 3L), (Name, 70_000L)], listed.Select(static file => (file.Name, file.Bytes)));
        Assert.Equal(at, listed[1].At);
        Assert.Equal(Content(70_000), await listed[1].ReadAsync(Cancellation));

        await files.RemoveAsync(Name, Cancellation);
        await files.RemoveAsync(Name, Cancellation);
        Assert.Null(await files.FindAsync(Name, Cancellation));
        Assert.Equal("aa/first.jpg", Assert.Single(await files.ListAsync(Cancellation)).Name);
        if (place == "database")
        {
            Assert.Equal(1, await database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from kept_file_parts"), Cancellation));
            Assert.False(Directory.Exists(folder.File("uploads")));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Saving_that_ends_early_leaves_what_was_there(string provider, string place)
    {
        using var database = databases.Create(provider);
        var files = FilesOf(database, place);
        await SaveAsync(files, Name, Content(100_000));

        await Assert.ThrowsAsync<IOException>(() => files.SaveAsync(Name, new BrokenStream(), null, Cancellation));

        Assert.Equal(Content(100_000), await (await files.FindAsync(Name, Cancellation))!.ReadAsync(Cancellation));
        Assert.Single(await files.ListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Many_that_save_the_same_at_once_keep_one_whole_file(string provider)
    {
        using var database = databases.Create(provider);
        var files = FilesOf(database, "database");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SaveAsync(files, Name, Content(150_000))));

        Assert.Equal(Content(150_000), await Assert.Single(await files.ListAsync(Cancellation)).ReadAsync(Cancellation));
    }

    [Fact]
    public async Task A_name_does_not_lead_out_of_the_folder()
    {
        using var database = databases.Create("sqlite");
        var files = FilesOf(database, "folder");
        await Assert.ThrowsAsync<ArgumentException>(() => files.FindAsync("../puyangfabu.db", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => SaveAsync(files, "../a.jpg", Content(1)));
    }

    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    private static Task SaveAsync(IKeptFiles files, string name, byte[] content, DateTimeOffset? at = null) => files.SaveAsync(name, new MemoryStream(content), at, Cancellation);

    private IKeptFiles FilesOf(TestDatabase database, string place) => place == StorageOptions.FilesInDatabase
        ? new DatabaseFiles(database.Database, database.Clock)
        : new FolderFiles(new StorageOptions { DataDirectory = folder.Path });

    /// <summary>As a disk that fails in the middle.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reads++ == 0 ? ValueTask.FromResult(buffer.Length) : throw new IOException("The disk failed.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The disk failed.");
    }
}
