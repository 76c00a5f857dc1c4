namespace PuyangFabu.Tests.Hosting;

/// <summary>Who else has an account on the machine reads nothing of what the built program keeps.</summary>
public sealed class DataDirectoryModeTests
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Whatever_the_program_writes_is_its_owners_alone_and_what_was_open_is_closed()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no modes there.");
            return;
        }

        using var data = new ScratchFolder();
        Directory.CreateDirectory(data.File("uploads/ab"));
        var old = data.Write("uploads/ab/old.jpg", "a picture");
        var foreign = data.Write("somebody-elses.txt", "not the product's");
        foreach (var path in new[] { data.Path, data.File("uploads"), data.File("uploads/ab"), old, foreign })
        {
            new FileInfo(path).UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        }

        await using (var running = await RunningProduct.StartAsync(data))
        {
            await running.SaysAsync("搜索索引已就绪");
            var entries = new DirectoryInfo(data.Path).GetFileSystemInfos("*", SearchOption.AllDirectories);
            Assert.Contains(entries, static entry => entry.Name.EndsWith(".db-wal", StringComparison.Ordinal));
            Assert.Contains(entries, static entry => entry.FullName.Contains("/index/", StringComparison.Ordinal));
            Assert.All(entries.Where(entry => entry.FullName != foreign).Append(new DirectoryInfo(data.Path)), static entry => Assert.True(
                (entry.UnixFileMode & Others) == 0, $"{entry.FullName} is {entry.UnixFileMode}."));
            Assert.NotEqual((UnixFileMode)0, new FileInfo(foreign).UnixFileMode & Others);
        }

        var exported = data.File("articles.jsonl");
        Assert.Equal(0, (await ProductProcess.RunAsync(data, ["export", exported])).Code);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(exported).UnixFileMode);
    }
}
